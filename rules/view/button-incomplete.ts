import { viewCost } from '../../src/model/views/view-cost.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A button that does nothing Odoo knows',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    type: "type=\"{type}\" is no type of button: Odoo takes the view, and pressing the button ends with an error; it can be 'object' or 'action'",
    untyped:
      'the button has the name \'{name}\' and no type: Odoo takes the view, and pressing the button ends with an error; add type="object" for a method or type="action" for an action',
    unnamed: 'the button has a type and no name, and Odoo refuses the view; name the method or action',
    special: "special=\"{value}\" is unknown, and Odoo refuses the view; it can be 'cancel', 'save' or 'add'",
  },
  check({ addon, project, report }) {
    for (const fact of project.views.audit(addon.name).of('button')) {
      if (fact.fault === 'type')
        report('type', fact.at, { type: fact.name }, { severity: 'warning', confidence: 'likely' })
      else if (fact.fault === 'untyped')
        report('untyped', fact.at, { name: fact.name }, { severity: 'warning', confidence: 'likely' })
      else if (fact.fault === 'no-name') report('unnamed', fact.at, {}, viewCost(fact))
      else if (fact.fault === 'special') report('special', fact.at, { value: fact.name }, viewCost(fact))
    }
  },
})
