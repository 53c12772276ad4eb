import { viewCost } from '../../src/model/views/view-cost.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A label for a field or button that is not in the view',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    absent: "the label is for '{name}', which is not in the view, and Odoo refuses it; add the field, or mend the name",
    taken:
      "this takes '{name}' out of the view, and a label is still for it: Odoo refuses the view; take the label out too, or hide the field",
    unnamed:
      'the label has no for="…", and Odoo refuses the view; say which field it is for, or use <span class="o_form_label">',
  },
  check({ addon, project, report }) {
    for (const fact of project.views.audit(addon.name).of('label')) {
      if (fact.name === '') report('unnamed', fact.at, {}, viewCost(fact))
      else if (fact.taken) report('taken', fact.at, { name: fact.name }, viewCost(fact))
      else report('absent', fact.at, { name: fact.name }, viewCost(fact))
    }
  },
})
