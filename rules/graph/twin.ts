import { baseName } from '../../src/host/paths.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'Two addons of one name',
  scope: 'project',
  uninstallable: true,
  codeless: true,
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    twin: "there are two addons named {addon}, in '{winner}' and in '{hidden}': Odoo takes the first, as it comes first on the addons path, and never sees the second, without a message; rename or remove one",
  },
  check({ project, report }) {
    for (const { winner, hidden, entry } of project.twins) {
      const parameters = { addon: winner.name, winner: folderName(winner.root), hidden: folderName(hidden.root) }
      const first = { file: winner.manifest, span: [0, 0] as const, note: 'Odoo takes this one' }
      const second = { file: entry, span: [0, 0] as const, note: 'Odoo never sees this one' }
      if (hidden.checked) report('twin', second, parameters, { related: [first] })
      else if (winner.checked) report('twin', first, parameters, { related: [second] })
    }
  },
})

/** The last two names of a path: enough to tell two addons paths apart, and the same wherever the checkout lies. */
function folderName(path: string): string {
  return path.split('/').slice(-2).join('/') || baseName(path)
}
