import { viewCost } from '../../src/model/views/view-cost.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A <field> in a view without a name',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    unnamed:
      '<field> has no name, and Odoo refuses the view (\'Field tag must have a "name" attribute\'); name the field',
  },
  check({ addon, project, report }) {
    for (const fact of project.views.audit(addon.name).of('field-unnamed'))
      report('unnamed', fact.at, {}, viewCost(fact))
  },
})
