import { viewCost } from '../../src/model/views/view-cost.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'inherit_id leads to a record that is no view',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    other: "'{parent}' is a record of {model}, not a view: Odoo cannot build this view on it; name a view",
  },
  check({ addon, project, report }) {
    for (const fact of project.views.audit(addon.name).of('parent'))
      report('other', fact.at, { parent: fact.parent, model: fact.model }, viewCost(fact))
  },
})
