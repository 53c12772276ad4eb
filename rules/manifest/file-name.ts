import { defineRule } from '../../src/rule/define-rule.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: 'A manifest under its old file name',
  scope: 'addon',
  uninstallable: true,
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    unseen: 'Odoo {series} reads __manifest__.py only: it does not see {addon} at all; rename this file',
    old: 'Odoo {series} still reads this file name, 19.0 reads __manifest__.py only and will not see {addon}; rename the file',
  },
  check({ addon, series, report }) {
    if (!addon.site.manifest.endsWith('/__openerp__.py')) return
    const at = addon.manifestPlace()
    if (since(series, '19.0')) report('unseen', at, { series, addon: addon.name })
    else report('old', at, { series, addon: addon.name }, { severity: 'info' })
  },
})
