import { viewCost } from '../../src/model/views/view-cost.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'Views that extend each other in a circle',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    cycle:
      "the view extends itself ({path}): Odoo refuses it ('You cannot create recursive inherited views'); let one of them go",
  },
  check({ addon, project, report }) {
    for (const fact of project.views.audit(addon.name).of('cycle'))
      report('cycle', fact.at, { path: [...fact.chain, fact.chain[0] ?? ''].join(' → ') }, viewCost(fact))
  },
})
