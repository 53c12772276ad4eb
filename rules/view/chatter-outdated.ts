import { chatterFix } from '../../src/model/views/chatter-edit.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A chatter that the series does not draw',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  aliases: ['chatter-div-removed', 'xml-deprecated-oe-chatter'],
  messages: {
    old: 'since 18.0 the chatter is <chatter/>: Odoo shows this <div class="oe_chatter"> as plain fields; write <chatter/>',
    early: '<chatter/> came with 18.0: Odoo {series} shows nothing; write <div class="oe_chatter"> with its fields',
  },
  check({ addon, project, series, report }) {
    for (const { at, old } of project.views.audit(addon.name).of('chatter')) {
      if (old) report('old', at, {}, { fix: () => chatterFix(project.views, at) })
      else report('early', at, { series })
    }
  },
})
