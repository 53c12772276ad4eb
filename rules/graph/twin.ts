import { baseName } from '../../src/host/paths.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'Two addons of one name',
  scope: 'project',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    hidden:
      "there are two addons named {addon}: Odoo takes the one in '{winner}', which comes first on the addons path, and never sees this one, without a message; rename or remove one",
    hiding:
      "this {addon} hides the one in '{hidden}', which comes later on the addons path: Odoo never sees that one, without a message; rename or remove one",
  },
  check({ project, report }) {
    for (const { winner, hidden, entry } of project.twins) {
      if (!winner.checked && !hidden.checked) continue
      const addon = winner.name
      const manifest = { file: winner.manifest, span: [0, 1] as const }
      if (hidden.checked) {
        const related = [{ ...manifest, note: 'Odoo takes this one' }]
        report('hidden', { file: entry, span: [0, 0] }, { addon, winner: folderName(winner.root) }, { related })
      } else report('hiding', manifest, { addon, hidden: folderName(hidden.root) })
    }
  },
})

/** The last two names of a path: enough to tell two addons paths apart, and the same wherever the checkout lies. */
function folderName(path: string): string {
  return path.split('/').slice(-2).join('/') || baseName(path)
}
