import { viewCost } from '../../src/model/views/view-cost.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'An XPath that cannot be read',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    syntax: "the XPath '{expr}' is broken: {message}; Odoo refuses the view",
    fault: "the XPath '{expr}' cannot be evaluated: {message}; Odoo refuses the view",
  },
  check({ addon, project, report }) {
    for (const fact of project.views.audit(addon.name).of('xpath-broken')) {
      const { expr, message } = fact
      report(fact.syntax ? 'syntax' : 'fault', fact.at, { expr, message }, viewCost(fact))
    }
  },
})
