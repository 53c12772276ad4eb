import { missingModel } from '../../src/model/missing-model.ts'
import { type ModelClass, placeIn } from '../../src/model/model-classes.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A class inherits from a model that does not exist for its addon',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['OLS03004'],
  messages: {
    unknown: "model '{model}' does not exist for {addon}: Odoo stops while it loads the addon; {advice}",
    later: "model '{model}' is made by {maker}, which is loaded after this class: Odoo stops while it loads the addon; import that file first",
    delegated: "model '{model}' in _inherits does not exist for {addon}: Odoo stops while it loads the addon; {advice}",
  },
  check({ addon, project, report }) {
    const classes = project.models.classes(addon)
    for (const one of classes) {
      if (one.conditional) continue
      const { inherit, inherits } = one.definition
      for (const { value: model, span } of Array.isArray(inherit) ? inherit : []) {
        const missing = missingModel(project, addon, model)
        if (missing) report('unknown', placeIn(one, span), { model, addon: addon.name, advice: missing.advice }, { fix: missing.fix })
        else {
          const maker = madeLater(one, model, classes, addon.name)
          if (maker) report('later', placeIn(one, span), { model, maker: maker.relative }, { related: [placeIn(maker, maker.definition.nameSpan)] })
        }
      }
      for (const { model, span } of Array.isArray(inherits) ? inherits.map((pair) => ({ model: pair.model.value, span: pair.model.span })) : []) {
        const missing = missingModel(project, addon, model)
        if (missing) report('delegated', placeIn(one, span), { model, addon: addon.name, advice: missing.advice }, { fix: missing.fix })
      }
    }
  },
})

/** The class that makes the model, when nothing before the given class does. */
function madeLater(one: ModelClass, model: string, classes: readonly ModelClass[], addon: string): ModelClass | undefined {
  const makers = classes.filter(({ part }) => part.creates && part.model === model)
  if (makers.length === 0 || makers.some((maker) => maker.order < one.order || maker.conditional)) return undefined
  const elsewhere = one.view?.contributions.some(({ module, part }) => module !== addon && part.creates)
  return elsewhere || makers.includes(one) ? undefined : makers[0]
}
