import { viewCost } from '../../src/model/views/view-cost.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A view searches, groups or orders by a field that is not stored',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    domain:
      "'{path}' cannot be searched: '{field}' is computed, not stored, and has no search method; Odoo refuses the view ('Unsearchable field')",
    group:
      "'{field}' of '{model}' is not stored: grouping by it ends with an error; add store=True, or group by another field",
    lines:
      "'{field}' of '{model}' is a One2many, of which the database has no column: grouping by it ends with an error; group by another field",
    order: "'{field}' of '{model}' is not stored: Odoo cannot order by it, and the view does not open; add store=True",
  },
  check({ addon, project, report }) {
    for (const fact of project.views.audit(addon.name).of('unstored')) {
      const { at, use, field, model, path } = fact
      const options = { severity: 'warning', confidence: 'likely' } as const
      if (use === 'domain') report('domain', at, { path, field }, viewCost(fact))
      else if (use === 'order') report('order', at, { field, model }, options)
      else if (fact.lines) report('lines', at, { field, model }, options)
      else report('group', at, { field, model }, options)
    }
  },
})
