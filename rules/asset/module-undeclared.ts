import { addDependency } from '../../src/model/add-dependency.ts'
import { missingModule } from '../../src/model/graph/missing-module.ts'
import { needOf } from '../../src/model/models/missing-model.ts'
import { autoInstalledWith } from '../../src/model/views/view-auto.ts'
import { manifestAssets, recordAssets } from '../../src/model/web/asset-entries.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'

export default defineRule({
  title: 'A bundle takes files of a module that the addon does not depend on',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  from: '15.0',
  messages: {
    undeclared:
      "'{path}' is a file of {owner}, which {addon} does not depend on: while {owner} is not installed, Odoo refuses to build bundle '{bundle}' and pages that need it break; add '{owner}' to depends",
    masked:
      "'{path}' is a file of {owner}, which {addon} does not depend on; Odoo installs {owner} by itself with what {addon} needs, but whoever uninstalls it breaks bundle '{bundle}'; add '{owner}' to depends",
    unknown:
      "'{path}' begins with '{owner}', which is no module: Odoo finds nothing there, so that bundle '{bundle}' lacks the file; begin with the name of the module",
    near: "'{path}' begins with '{owner}', which is no module: Odoo finds nothing there, so that bundle '{bundle}' lacks the file; did you mean '{near}'?",
    relative:
      "'{path}' does not begin with a module's name: Odoo finds nothing there, so that bundle '{bundle}' lacks the file; write '{near}'",
  },
  check({ addon, project, report }) {
    for (const entry of [...manifestAssets(addon).entries, ...recordAssets(addon)]) {
      if (entry.directive === 'include') continue
      const bundle = entry.bundle.value
      for (const [text, at] of [[entry.target, entry.targetAt] as const, [entry.path, entry.pathAt] as const]) {
        if (!text || !at) continue
        const path = text.value
        const found = project.bundles.files.resolve(path)
        if (found.kind === 'external' || found.kind === 'no-module') {
          if (found.kind === 'no-module') noModule(path, found.module, bundle, at, entry.from)
          continue
        }
        const owner = found.module
        if (project.graph.reaches(addon.name, owner)) continue
        const fix = () => addDependency(addon, owner)
        if (autoInstalledWith(project, addon.name).has(owner)) {
          // module/web-implicit tells of web
          if (owner !== 'web')
            report(
              'masked',
              at,
              { path, owner, addon: addon.name, bundle },
              { severity: 'warning', fix, cause: needOf(owner) },
            )
        } else if (project.isComplete(addon.name))
          report('undeclared', at, { path, owner, addon: addon.name, bundle }, { fix, cause: needOf(owner) })
      }
    }

    function noModule(
      path: string,
      owner: string,
      bundle: string,
      at: Parameters<typeof report>[1],
      from: 'manifest' | 'record',
    ): void {
      const relative = path.replace(/^\/+/, '')
      if (addon.has(relative) || owner === 'static') {
        report('relative', at, { path, bundle, near: `${addon.name}/${relative}` })
        return
      }
      // an attachment may have any address
      if (from === 'record' || owner === '_custom' || path.startsWith('/web/')) return
      const missing = missingModule(project, addon, owner)
      if (!missing) return
      const { certainty: confidence } = missing
      const near = nearName(owner, [addon.name]) ?? missing.near
      const unsure = confidence === 'proven' ? 'likely' : 'guess'
      if (near !== undefined) report('near', at, { path, owner, bundle, near }, { confidence, cause: owner })
      else report('unknown', at, { path, owner, bundle }, { confidence: unsure, cause: owner })
    }
  },
})
