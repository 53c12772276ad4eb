import { baseName, emptyFolder } from '../../src/host/paths.ts'
import { once } from '../../src/knowledge/once.ts'
import { attachedUrls } from '../../src/model/data/attached-urls.ts'
import { replaceText } from '../../src/model/manifests/manifest-edit.ts'
import { manifestAssets, recordAssets } from '../../src/model/web/asset-entries.ts'
import { nearAsset } from '../../src/model/web/asset-near.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

/** Folders that GitHub's `.gitignore` for Python leaves out wherever they stand: in an addon they hold scripts of others. */
const IGNORED: ReadonlySet<string> = new Set(['build', 'dist', 'lib', 'lib64', 'parts', 'target', 'var', 'wheels'])

export default defineRule({
  title: 'A file that a bundle lists does not exist',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  from: '15.0',
  aliases: ['asset-bundle-missing'],
  messages: {
    missing:
      "'{path}' does not exist: bundle '{bundle}' is built without it and the browser's console shows an error; add the file or remove the entry",
    ignored:
      "'{path}' does not exist, nor does its folder {folder}, which the usual .gitignore of Python leaves out of a repository: bundle '{bundle}' is built without it and the browser's console shows an error; add it with 'git add --force', or rename the folder",
    near: "'{path}' does not exist: bundle '{bundle}' is built without it and the browser's console shows an error; did you mean '{near}'?",
    folder:
      "'{path}' is a folder: bundle '{bundle}' gets none of its files; write '{path}/**/*' or the files that you mean",
    glued:
      "'{path}' does not exist: two texts with no comma between them are one path for Python; put a comma between them",
    outside:
      "'{path}' is not below static/ of {module}: Odoo serves nothing from elsewhere, so that bundle '{bundle}' is built without it; move the file there",
  },
  check({ addon, project, report }) {
    const { files } = project.bundles
    const attached = once(() => attachedUrls(project, addon))
    for (const entry of [...manifestAssets(addon).entries, ...recordAssets(addon)]) {
      // what is to be taken away, or beside which something is put, is judged by asset/target-missing
      if (entry.directive === 'include' || entry.directive === 'remove') continue
      const path = entry.path.value
      const bundle = entry.bundle.value
      const found = files.resolve(path)
      if (found.kind !== 'missing' && found.kind !== 'outside') continue
      const { module, relative } = found
      if (!project.graph.reaches(addon.name, module)) continue
      const at = entry.pathAt
      if (found.kind === 'outside') {
        if (relative !== '' || entry.from === 'manifest') report('outside', at, { path, module, bundle })
        continue
      }
      // a record may name an attachment, and data files may make one of any address
      if ((entry.from === 'record' && !project.addon(module)) || attached().has(`${module}/${relative}`)) continue
      if (files.of(module).some((file) => file.startsWith(`/${module}/${relative}/`)))
        report('folder', at, { path: path.replace(/\/$/, ''), bundle })
      else if (entry.glued) report('glued', at, { path })
      else {
        const near = nearAsset(files, module, relative)
        const written = near !== undefined && path.startsWith('/') ? `/${near}` : near
        // a folder that is not there at all is one cause for all its files
        const folder = emptyFolder(`/${module}/${relative}`, files.of(module))
        if (written === undefined && folder !== undefined && IGNORED.has(baseName(folder.slice(0, -1))))
          report('ignored', at, { path, bundle, folder: folder.slice(1) }, { cause: folder })
        else if (written === undefined) report('missing', at, { path, bundle }, { cause: folder })
        else if (entry.from === 'record') report('near', at, { path, bundle, near: written })
        else {
          const fix = () => replaceText(addon, entry.path, written, 'unsafe')
          report('near', at, { path, bundle, near: written }, { fix })
        }
      }
    }
  },
})
