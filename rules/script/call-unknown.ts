import { fullId } from '../../src/facts/summarize-data.ts'
import { addDependency, nearestOwner } from '../../src/model/add-dependency.ts'
import { memberOwners } from '../../src/model/inference/member-owners.ts'
import { missingModel } from '../../src/model/models/missing-model.ts'
import { scriptCost, scriptModules } from '../../src/model/web/script-uses.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'

export default defineRule({
  title: 'A script asks the server for a model, a method or an action that does not exist',
  scope: 'addon',
  severity: 'error',
  confidence: 'likely',
  since: '0.1.0',
  messages: {
    model: "there is no model '{model}' for {addon}: the call ends with an error; {advice}",
    method: "'{model}' has no method '{name}': the call ends with an error; {advice}",
    private: "'{name}' of '{model}' is private: the server refuses to call it for a script; give it a public name",
    action: "no file declares '{id}', and no script registers such an action: opening it ends with an error; {advice}",
    undeclared:
      "'{id}' belongs to {owner}, which {addon} does not depend on: without it opening this action ends with an error; add '{owner}' to depends",
  },
  check({ addon, project, report }) {
    for (const script of scriptModules(project, addon)) {
      const { file, orm = [], actions = [] } = script.facts
      if (script.isTest) continue
      const cost = scriptCost(script)
      for (const { model, method } of orm) {
        const missing = missingModel(project, addon, model.value)
        if (missing) {
          const { advice, owner, options } = missing
          // without the module nothing may ever come here
          const sure = owner === undefined ? cost : { ...options, severity: 'warning' as const }
          report('model', { file, span: model.span }, { model: model.value, addon: addon.name, advice }, sure)
          continue
        }
        const view = project.models.view(model.value, addon.name)
        const name = method.value
        if (!view?.membersKnown) continue
        const at = { file, span: method.span }
        if (name.startsWith('_') && view.method(name)) report('private', at, { model: view.name, name }, cost)
        if (view.method(name) || view.hasAttribute(name) || view.field(name)) continue
        // a module out of reach that brings it may be known to be there
        if (memberOwners(project, view, name, addon.name).length > 0) continue
        const near = nearName(name, view.methods.keys())
        const advice = near === undefined ? `nothing that ${addon.name} depends on has it` : `did you mean '${near}'?`
        report('method', at, { model: view.name, name, advice }, cost)
      }
      for (const { value: id, span } of actions) {
        const known = /^\w+\.\w+$/.test(id) ? project.views.registries.keys('actions', addon.name) : undefined
        if (!known || known.keys.has(id)) continue
        const resolution = project.ids.resolve(id, addon.name)
        if (resolution.verdict !== 'no' || project.ids.unlisted(addon, fullId(addon.name, id))) continue
        const owner = nearestOwner(project, addon, resolution.elsewhere)
        if (owner !== undefined) {
          const fix = () => addDependency(addon, owner)
          report('undeclared', { file, span }, { id, owner, addon: addon.name }, { severity: 'warning', fix })
          continue
        }
        if (resolution.elsewhere.length > 0) continue
        const near = project.ids.near(id, addon.name)
        const advice = near === undefined ? 'correct the id or declare the action' : `did you mean '${near}'?`
        report('action', { file, span }, { id, advice }, cost)
      }
    }
  },
})
