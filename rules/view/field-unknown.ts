import { addDependency, nearestOwner } from '../../src/model/add-dependency.ts'
import { needOf } from '../../src/model/models/missing-model.ts'
import type { ModelView } from '../../src/model/models/models.ts'
import { type StrangeField, strangeFields } from '../../src/model/models/strange-fields.ts'
import { unloadedMaker } from '../../src/model/models/unloaded-maker.ts'
import { viewCost } from '../../src/model/views/view-cost.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { didYouMean } from '../../src/text/near-name.ts'

export default defineRule({
  title: 'A view shows a field that its model does not have',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['view-field-not-in-model'],
  beside: ['removed-core-field-usage'],
  messages: {
    unknown: "{use}: model '{model}' has no field '{field}', and Odoo refuses the view{near}",
    foreign:
      "{use}: field '{field}' of '{model}' comes from {owner}, which {addon} does not depend on, and Odoo refuses the view without it; add '{owner}' to depends",
    masked:
      "{use}: field '{field}' of '{model}' comes from {owner}, which {addon} does not depend on: the view loads only because Odoo installs {owner} by itself and happens to load it before; add '{owner}' to depends",
    later: "{use}: model '{model}' has no field '{field}': the view loads, and fails when it is used{near}",
  },
  check({ addon, project, report }) {
    const facts = project.views.audit(addon.name).of('field-unknown')
    const causeOfField = strangeFields(facts.map(strange))
    for (const fact of facts) {
      const { at, field, use, masked, owners } = fact
      const model = fact.model.name
      const options = viewCost(fact)
      const owner = nearestOwner(project, addon, owners) ?? owners[0]
      const unloaded = unloadedMaker(project, addon, model, field)
      const near = unloaded ? `; ${unloaded.advice}` : didYouMean(field, fact.model.fields.keys())
      const fix = () => (owner === undefined ? undefined : addDependency(addon, owner))
      if (masked !== undefined)
        report('masked', at, { use, field, model, owner: masked, addon: addon.name }, { severity: 'warning' })
      else if (fact.likely)
        report(
          'later',
          at,
          { use, field, model, near },
          {
            severity: 'warning',
            confidence: 'likely',
          },
        )
      else if (owner !== undefined && !unloaded)
        report(
          'foreign',
          at,
          { use, field, model, owner, addon: addon.name },
          { ...options, fix, cause: needOf(owner) },
        )
      else
        report(
          'unknown',
          at,
          { use, field, model, near },
          { ...options, cause: unloaded?.cause ?? causeOfField(strange(fact)) },
        )
    }
  },
})

function strange({ view, model, field }: { view: string; model: ModelView; field: string }): StrangeField {
  return { holder: view, model: model.name, field }
}
