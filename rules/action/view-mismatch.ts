import { actionViews } from '../../src/model/views/action-views.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'An action names a view that it cannot show',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  messages: {
    model:
      "'{view}' is a view of {is}, and the action is for {wanted}: Odoo takes it, and the web client stops when someone opens the action",
    mode: "'{view}' is a {is} view, and it is given for the mode '{wanted}': the web client stops when someone opens it",
    unused: "'{view}' is a {is} view, and the action has the modes '{wanted}': it is never shown",
    search: "'{view}' is a {is} view, not a search view: the web client stops when someone opens the action",
  },
  check({ addon, project, report }) {
    for (const { at, view, fault, is, wanted } of actionViews(project, addon)) {
      if (fault === 'search') report('search', at, { view, is })
      else if (fault === 'unused') report('unused', at, { view, is, wanted }, { severity: 'info' })
      else report(fault, at, { view, is, wanted })
    }
  },
})
