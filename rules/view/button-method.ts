import { addDependency, nearestOwner } from '../../src/model/add-dependency.ts'
import { needOf } from '../../src/model/models/missing-model.ts'
import { unloadedMaker } from '../../src/model/models/unloaded-maker.ts'
import { viewCost } from '../../src/model/views/view-cost.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A button calls a method that its model does not have, or that may not be called',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['button-method-not-found'],
  messages: {
    missing: "model '{model}' has no method '{method}', and Odoo refuses the view{near}",
    foreign:
      "method '{method}' of '{model}' comes from {owner}, which {addon} does not depend on, and Odoo refuses the view without it; add '{owner}' to depends",
    masked:
      "method '{method}' of '{model}' comes from {owner}, which {addon} does not depend on: the view loads only because Odoo installs {owner} by itself; add '{owner}' to depends",
    link: "model '{model}' has no method '{method}': Odoo takes the view, and pressing the link ends with an error{near}",
    private: "method '{method}' of '{model}' is private: Odoo refuses a button that calls it; give it a public name",
    field:
      "'{method}' of '{model}' is a field, not a method: Odoo takes it for a missing one and refuses the view; name a method",
    parameters:
      "method '{method}' of '{model}' needs arguments, which a button does not give: pressing it ends with TypeError; give them defaults",
    model:
      "method '{method}' of '{model}' has @api.model: a button hands it the numbers of its records, which it takes no place for, and pressing it ends with TypeError; leave the decorator out",
  },
  check({ addon, project, report }) {
    for (const fact of project.views.audit(addon.name).of('button')) {
      const { at, name: method, model, masked, owners } = fact
      const options = viewCost(fact)
      const owner = nearestOwner(project, addon, owners) ?? owners[0]
      // Odoo looks at buttons alone when it loads a view
      if (fact.link && (fact.fault !== 'missing' || owner !== undefined)) continue
      const unloaded = unloadedMaker(project, addon, model, method)
      const meant = fact.near === undefined ? '' : `; did you mean '${fact.near}'?`
      const fix = () => (owner === undefined ? undefined : addDependency(addon, owner))
      if (fact.fault === 'private') report('private', at, { method, model }, options)
      else if (fact.fault === 'field') report('field', at, { method, model }, options)
      else if (fact.fault === 'parameters') report('parameters', at, { method, model }, { severity: 'warning' })
      else if (fact.fault === 'model') report('model', at, { method, model }, { severity: 'warning' })
      else if (fact.fault !== 'missing') continue
      else if (masked !== undefined)
        report('masked', at, { method, model, owner: masked, addon: addon.name }, { severity: 'warning' })
      else if (owner !== undefined && !unloaded)
        report('foreign', at, { method, model, owner, addon: addon.name }, { ...options, fix, cause: needOf(owner) })
      else
        report(
          fact.link ? 'link' : 'missing',
          at,
          { method, model, near: unloaded ? `; ${unloaded.advice}` : meant },
          { ...(fact.link ? { severity: 'warning' as const } : options), cause: unloaded?.cause ?? fact.view },
        )
    }
  },
})
