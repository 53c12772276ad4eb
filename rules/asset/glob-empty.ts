import { manifestAssets, recordAssets } from '../../src/model/web/asset-entries.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A pattern in a bundle that matches no file',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  from: '15.0',
  messages: {
    empty:
      "'{path}' matches no file: Odoo warns whenever it builds bundle '{bundle}', which gets nothing from it; correct the pattern or remove the entry",
    folder:
      "'{path}' matches no file, for {folder} does not exist: Odoo warns whenever it builds bundle '{bundle}'; correct the pattern or remove the entry",
    shallow:
      "'{path}' matches no file, for all files of {folder} stand in folders below it: write '{deep}'; Odoo warns whenever it builds bundle '{bundle}'",
  },
  check({ addon, project, report }) {
    const { files } = project.bundles
    for (const entry of [...manifestAssets(addon).entries, ...recordAssets(addon)]) {
      if (entry.directive === 'include') continue
      const path = entry.path.value
      const bundle = entry.bundle.value
      const found = files.resolve(path)
      if (found.kind !== 'empty' || !files.knowsAll(found.module)) continue
      if (!project.graph.reaches(addon.name, found.module)) continue
      const fixed = found.relative.slice(0, found.relative.search(/[*?[\]]/))
      const folder = fixed.slice(0, fixed.lastIndexOf('/'))
      const inside = files.of(found.module).filter((file) => file.startsWith(`/${found.module}/${folder}/`))
      const deep = path.replace(/\/\*(\.\w+)?$/, '/**/*$1')
      const deeper = deep === path ? undefined : files.resolve(deep)
      if (inside.length === 0) report('folder', entry.pathAt, { path, bundle, folder: `${found.module}/${folder}` })
      else if (deeper?.kind === 'files')
        report('shallow', entry.pathAt, { path, bundle, deep, folder: `${found.module}/${folder}` })
      else report('empty', entry.pathAt, { path, bundle })
    }
  },
})
