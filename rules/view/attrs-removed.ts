import { modifiersFix } from '../../src/model/views/modifiers-edit.ts'
import { viewCost } from '../../src/model/views/view-cost.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'attrs and states in a view of 17.0 and later',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  from: '17.0',
  aliases: ['view-attrs-states-removed'],
  messages: {
    used: "since 17.0 Odoo refuses views with '{attribute}'; write {instead}",
    set: "since 17.0 Odoo refuses views with '{attribute}', which this sets; set {instead}",
    inner:
      "since 17.0 Odoo reads no '{attribute}', and in the view of a field says nothing of it: it has no effect; write {instead}",
  },
  check({ addon, project, report }) {
    for (const fact of project.views.audit(addon.name).of('attrs')) {
      const { attribute, model, inner } = fact
      const isToMany = (field: string) => /2many$/i.test(model?.field(field)?.type ?? '')
      const instead =
        attribute === 'attrs' ? 'invisible, readonly, required or column_invisible' : 'invisible="state not in [...]"'
      const fix = () => modifiersFix(project.views, fact.at, isToMany)
      report(inner ? 'inner' : fact.set ? 'set' : 'used', fact.at, { attribute, instead }, { ...viewCost(fact), fix })
    }
  },
})
