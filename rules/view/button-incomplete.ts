import { viewCost } from '../../src/model/views/view-cost.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A button that does nothing Odoo knows',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    unnamed: 'the button has a type and no name, and Odoo refuses the view; name the method or action',
    special: "special=\"{value}\" is unknown, and Odoo refuses the view; it can be 'cancel', 'save' or 'add'",
  },
  check({ addon, project, report }) {
    for (const fact of project.views.audit(addon.name).of('button')) {
      if (fact.fault === 'no-name') report('unnamed', fact.at, {}, viewCost(fact))
      else if (fact.fault === 'special') report('special', fact.at, { value: fact.name }, viewCost(fact))
    }
  },
})
