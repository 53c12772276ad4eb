import { viewCost } from '../../src/model/views/view-cost.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A view changes another in a way that Odoo does not know',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    position:
      "position=\"{detail}\" is unknown, and Odoo refuses the view; it can be 'inside', 'before', 'after', 'replace', 'attributes' or, on what is to be moved, 'move'",
    'root-sibling': 'nothing can stand {detail} the root of a view: Odoo refuses the view; look for a node inside it',
    mode: "mode=\"{detail}\" is unknown, and Odoo refuses the view; it can be 'outer' or 'inner'",
    'move-children': 'a node with position="move" holds others: Odoo refuses the view; leave it empty',
    'move-inside': 'this moves a node into itself or moves the root: Odoo cannot do it',
    'root-removed': 'this replaces the root by nothing: no view is left, and Odoo refuses it',
    attribute: 'Odoo refuses the view: {detail}',
    parent:
      "a view with mode 'extension' must have an inherit_id: Odoo refuses it ('Invalid inheritance mode'); add it, or leave the mode out",
  },
  check({ addon, project, report }) {
    for (const fact of project.views.audit(addon.name).of('spec-refused')) {
      const { at, fault, detail } = fact
      if (fault === 'position' || fault === 'root-sibling' || fault === 'mode' || fault === 'attribute')
        report(fault, at, { detail }, viewCost(fact))
      else report(fault, at, {}, viewCost(fact))
    }
    for (const fact of project.views.audit(addon.name).of('no-parent')) report('parent', fact.at, {}, viewCost(fact))
  },
})
