import { missingModel } from '../../src/model/models/missing-model.ts'
import { delegations, inheritedModels, type ModelClass, placeIn } from '../../src/model/models/model-classes.ts'
import type { Project } from '../../src/model/project.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A class inherits from a model that does not exist for its addon',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['OLS03004', 'OLS03002', 'OLS03005'],
  beside: ['removed-model-still-referenced'],
  messages: {
    unknown: "model '{model}' does not exist for {addon}: Odoo stops as it loads the addon; {advice}",
    along:
      "model '{model}' belongs to {owner}, which {addon} does not depend on: it is there only because {owner} is installed by itself with what {addon} needs; add '{owner}' to depends",
    later:
      "model '{model}' is made by {maker}, which is loaded after this class: Odoo stops as it loads the addon; {advice}",
    delegated: "model '{model}' in _inherits does not exist for {addon}: Odoo stops as it loads the addon; {advice}",
  },
  check({ addon, project, report }) {
    const classes = project.models.classes(addon)
    for (const one of classes) {
      if (one.conditional) continue
      for (const { value: model, span } of inheritedModels(one)) {
        const missing = missingModel(project, addon, model)
        if (missing) {
          const { owner, along, advice, options } = missing
          if (along && owner !== undefined)
            report('along', placeIn(one, span), { model, owner, addon: addon.name }, options)
          else report('unknown', placeIn(one, span), { model, addon: addon.name, advice }, options)
          continue
        }
        const maker = madeLater(one, model, classes, project)
        if (!maker) continue
        const related = [placeIn(maker, maker.definition.nameSpan)]
        const advice = maker.relative === one.relative ? 'move that class up' : 'import that file first'
        report('later', placeIn(one, span), { model, maker: maker.relative, advice }, { related })
      }
      for (const { model } of delegations(one)) {
        const missing = missingModel(project, addon, model.value)
        if (!missing) continue
        const { advice, options } = missing
        report('delegated', placeIn(one, model.span), { model: model.value, addon: addon.name, advice }, options)
      }
    }
  },
})

/** The class that makes the model, when nothing that is registered before the given class does. */
function madeLater(
  one: ModelClass,
  model: string,
  classes: readonly ModelClass[],
  project: Project,
): ModelClass | undefined {
  const makers = classes.filter(({ part }) => part.creates && part.model === model)
  if (makers.some((maker) => maker.order <= one.order || maker.conditional)) return undefined
  const contributions = project.models.view(model, one.addon.name)?.contributions ?? []
  return contributions.some(({ module, part }) => part.creates && module !== one.addon.name) ? undefined : makers[0]
}
