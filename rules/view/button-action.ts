import { viewCost } from '../../src/model/views/view-cost.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A button of type action leads to no action',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    missing: "there is no action '{id}': {detail}, and Odoo refuses the view",
    model: "'{id}' is no action: {detail}, and Odoo refuses the view; name an action",
    number:
      "'{id}' is no action: {detail}; Odoo takes the record's number for an action's, and opens some other action or none; name an action",
  },
  check({ addon, project, report }) {
    for (const fact of project.views.audit(addon.name).of('action'))
      report(
        fact.fault,
        fact.at,
        { id: fact.id, detail: fact.detail },
        fact.fault === 'number' ? { severity: 'warning' } : viewCost(fact),
      )
  },
})
