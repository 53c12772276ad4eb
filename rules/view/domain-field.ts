import { addDependency, nearestOwner } from '../../src/model/add-dependency.ts'
import { needOf } from '../../src/model/models/missing-model.ts'
import { unloadedMaker } from '../../src/model/models/unloaded-maker.ts'
import { viewCost } from '../../src/model/views/view-cost.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { didYouMean } from '../../src/text/near-name.ts'

export default defineRule({
  title: 'A domain in a view names a field that its model does not have',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    unknown: "{use}: model '{model}' has no field '{field}', and Odoo refuses the view{near}",
    foreign:
      "{use}: field '{field}' of '{model}' comes from {owner}, which {addon} does not depend on, and Odoo refuses the view without it; add '{owner}' to depends",
    path: "{use}: '{path}' goes on after '{field}' of '{model}', which leads to no other model: Odoo refuses the view",
    masked:
      "{use}: field '{field}' of '{model}' comes from {owner}, which {addon} does not depend on: the view loads only because Odoo installs {owner} by itself; add '{owner}' to depends",
    later: "{use}: model '{model}' has no field '{field}': searching with it ends with an error{near}",
  },
  check({ addon, project, report }) {
    const ownersOf = (model: string, field: string) => project.models.fieldOwners(model, field, addon.name)
    for (const fact of project.views.audit(addon.name).of('domain-field')) {
      const { at, path, field, use, masked } = fact
      const model = fact.model.name
      const options = viewCost(fact)
      const unloaded = unloadedMaker(project, addon, model, field)
      const meant = fact.leaf ? '' : didYouMean(field, fact.model.fields.keys())
      const owner = fact.leaf || unloaded ? undefined : nearestOwner(project, addon, ownersOf(model, field))
      const near = unloaded ? `; ${unloaded.advice}` : meant
      if (masked !== undefined)
        report('masked', at, { use, field, model, owner: masked, addon: addon.name }, { severity: 'warning' })
      else if (fact.likely) report('later', at, { use, field, model, near }, { severity: 'warning' })
      else if (fact.leaf) report('path', at, { use, path, field, model }, options)
      else if (owner !== undefined) {
        const fix = () => addDependency(addon, owner)
        const data = { use, field, model, owner, addon: addon.name }
        report('foreign', at, data, { ...options, fix, cause: needOf(owner) })
      } else {
        const cause = unloaded?.cause ?? `${model}.${field}`
        report('unknown', at, { use, field, model, near }, { ...options, cause })
      }
    }
  },
})
