import { nestedAddons } from '../../src/model/python/unimported.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'An addon inside another one',
  scope: 'addon',
  uninstallable: true,
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    nested:
      "'{folder}' looks like an addon, but Odoo does not look for addons inside {addon}: move the folder beside it, or name its parent as an addons path of its own",
  },
  check({ addon, report }) {
    for (const path of nestedAddons(addon)) {
      const folder = path.slice(0, path.lastIndexOf('/'))
      report('nested', { file: addon.pathOf(path), span: [0, 0] }, { folder, addon: addon.name })
    }
  },
})
