import { viewCost } from '../../src/model/views/view-cost.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A view without an arch, or with two',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    empty:
      'the arch is empty, and Odoo cannot read the view; write the view between <field name="arch" type="xml"> and </field>',
    absent: "the view has no field 'arch', and Odoo refuses it ('Missing view architecture')",
    roots:
      'the arch has more than one root ({roots}): Odoo puts them into <data>, which is no type of view, and refuses it; keep one',
  },
  check({ addon, project, report }) {
    for (const fact of project.views.audit(addon.name).of('no-arch')) {
      const options = viewCost(fact)
      if (fact.why === 'roots') report('roots', fact.at, { roots: fact.detail }, options)
      else report(fact.why, fact.at, {}, options)
    }
  },
})
