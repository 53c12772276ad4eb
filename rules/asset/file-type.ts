import { manifestAssets, recordAssets } from '../../src/model/web/asset-entries.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A bundle lists a file of a kind that no bundle takes',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  from: '15.0',
  messages: {
    type: "'{path}' is neither a script (.js), a style (.css, .scss, .sass, .less) nor a template (.xml): Odoo leaves it out of bundle '{bundle}' without a word; remove it",
  },
  check({ addon, project, report }) {
    for (const entry of [...manifestAssets(addon).entries, ...recordAssets(addon)]) {
      if (entry.directive === 'include' || entry.directive === 'remove') continue
      const found = project.bundles.files.resolve(entry.path.value)
      if (found.kind !== 'extension' || !project.graph.reaches(addon.name, found.module)) continue
      report('type', entry.pathAt, { path: entry.path.value, bundle: entry.bundle.value })
    }
  },
})
