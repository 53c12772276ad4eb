import { viewCost } from '../../src/model/views/view-cost.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A view takes away what a view of another module needs',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    breaks:
      '{other} of {module}, which is applied after this view, looks for {locator} and finds nothing any more: Odoo refuses this view; keep the node (hide it with invisible="1"), or give this view a higher priority',
  },
  check({ addon, project, report }) {
    for (const fact of project.views.audit(addon.name).of('breaks-other')) {
      const { other, module, locator, place } = fact
      const related = place && { ...place, note: `${module} needs it here` }
      report('breaks', fact.at, { other, module, locator }, { ...viewCost(fact), related: [related] })
    }
  },
})
