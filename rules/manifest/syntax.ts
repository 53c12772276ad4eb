import { defineRule } from '../../src/rule/define-rule.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: 'A manifest that Odoo cannot read',
  scope: 'addon',
  uninstallable: true,
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['manifest-syntax-error', 'OLS04001', 'OLS04011'],
  messages: {
    refused:
      '{problem}; Odoo cannot read this manifest: {addon} is unknown to it, and no new database can be created while the addon is on the addons path',
    unseen: '{problem}; Odoo cannot read this manifest and passes over {addon} without a word',
  },
  check({ addon, series, report }) {
    for (const issue of addon.manifest.issues) {
      const at = addon.manifestPlace(issue.span)
      const parameters = { problem: issue.message, addon: addon.name }
      // 19.0 reads manifests in one place that forgives what cannot be parsed, but not a literal of another kind
      if (since(series, '19.0') && issue.code !== 'not-a-dict') report('unseen', at, parameters)
      else report('refused', at, parameters)
    }
  },
})
