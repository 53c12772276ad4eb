import { missingModel } from '../../src/model/models/missing-model.ts'
import { viewCost } from '../../src/model/views/view-cost.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A view of a model that does not exist for its addon',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['OLS05056'],
  messages: {
    unknown: "model '{model}' does not exist for {addon}, and Odoo refuses the view ('Model not found'); {advice}",
    absent:
      'the view has no model, and Odoo refuses it (\'Model not found\'); add <field name="model">, also to a view that extends another',
  },
  check({ addon, project, report }) {
    for (const fact of project.views.audit(addon.name).of('model-unknown')) {
      const missing = missingModel(project, addon, fact.model)
      if (!missing) continue
      const { advice, options } = missing
      report('unknown', fact.at, { model: fact.model, addon: addon.name, advice }, { ...options, ...viewCost(fact) })
    }
    for (const fact of project.views.audit(addon.name).of('no-model')) report('absent', fact.at, {}, viewCost(fact))
  },
})
