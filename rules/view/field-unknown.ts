import { addDependency, nearestOwner } from '../../src/model/add-dependency.ts'
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
    for (const fact of project.views.audit(addon.name).of('field-unknown')) {
      const { at, field, use, masked, owners } = fact
      const model = fact.model.name
      const options = viewCost(fact)
      const owner = nearestOwner(project, addon, owners) ?? owners[0]
      const near = didYouMean(field, fact.model.fields.keys())
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
      else if (owner !== undefined)
        report('foreign', at, { use, field, model, owner, addon: addon.name }, { ...options, fix })
      else report('unknown', at, { use, field, model, near }, options)
    }
  },
})
