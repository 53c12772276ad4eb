import { viewCost } from '../../src/model/views/view-cost.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'Groups on the record of a view that extends another',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    groups:
      'Odoo refuses groups on a view that extends another (\'Inherited view cannot have Groups defined on the record\'); put groups="…" on the nodes that it adds',
  },
  check({ addon, project, report }) {
    for (const fact of project.views.audit(addon.name).of('extension-groups'))
      report('groups', fact.at, {}, viewCost(fact))
  },
})
