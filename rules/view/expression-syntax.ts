import { viewCost } from '../../src/model/views/view-cost.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'An expression in a view that cannot be read',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    refused: '{attribute}="{expression}" cannot be read: {message}; Odoo refuses the view',
    later: '{attribute}="{expression}" cannot be read: {message}; the view loads, and fails when it is used',
  },
  check({ addon, project, report }) {
    for (const fact of project.views.audit(addon.name).of('expression')) {
      const { at, attribute, message, later } = fact
      const expression = fact.expression.replace(/\s+/g, ' ').trim()
      report(
        later ? 'later' : 'refused',
        at,
        { attribute, expression, message },
        later ? { severity: 'warning' } : viewCost(fact),
      )
    }
  },
})
