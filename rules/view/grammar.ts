import { viewCost } from '../../src/model/views/view-cost.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { didYouMean } from '../../src/text/near-name.ts'

export default defineRule({
  title: 'An attribute or element that the grammar of the view does not know',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  parts: [
    {
      names: ['search-view-group-attributes'],
      keys: ['attribute'],
      data: { tag: ['group'], detail: ['string', 'expand'] },
    },
    {
      names: ['xml-deprecated-tree-attribute'],
      keys: ['attribute'],
      data: { tag: ['tree', 'list'], detail: ['colors', 'fonts', 'string'] },
    },
  ],
  messages: {
    attribute: "<{tag}> takes no attribute '{detail}' in this type of view, and Odoo {series} refuses the view{near}",
    child:
      '<{detail}> cannot stand in <{tag}> in this type of view, and Odoo {series} refuses the view; it takes {allowed}',
    required: "<{tag}> needs the attribute '{detail}', and Odoo refuses the view",
    value: '<{tag}> cannot have {detail}, and Odoo refuses the view',
  },
  check({ addon, project, series, report }) {
    for (const fact of project.views.audit(addon.name).of('grammar')) {
      const { at, fault, tag, detail } = fact
      const options = viewCost(fact)
      if (fault === 'attribute') {
        report('attribute', at, { tag, detail, series, near: didYouMean(detail, fact.allowed) }, options)
      } else if (fault === 'child')
        report('child', at, { tag, detail, series, allowed: fact.allowed.join(', ') }, options)
      else report(fault, at, { tag, detail }, options)
    }
  },
})
