import { quoted, replaceValue } from '../../src/model/manifests/manifest-edit.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A summary of more than one line',
  scope: 'addon',
  uninstallable: true,
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  optional: true,
  aliases: ['manifest-summary-multiline', 'C8120'],
  messages: {
    lines: 'the summary has line breaks, and Odoo shows it in one line under the name: write it in one',
  },
  check({ addon, report }) {
    const summary = addon.text('summary')
    if (!summary || !/[\r\n]/.test(summary.value)) return
    const line = summary.value.trim().replace(/\s+/g, ' ')
    const fix = () => replaceValue(addon, summary.span, quoted(addon, line), 'Write it in one line', 'safe')
    report('lines', addon.manifestPlace(summary.span), {}, { fix })
  },
})
