import { placeIn } from '../../src/model/models/model-classes.ts'
import { BASE_MODEL } from '../../src/model/models/models.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A class makes a model that another class makes already, and replaces it',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['OLS03020'],
  messages: {
    replaced:
      "model '{model}' exists already, made by {maker}: without _inherit this class replaces it, with all its fields and methods; write _inherit = '{model}'",
    twice:
      "model '{model}' is made by another class of {addon} too: without _inherit this class replaces that one; write _inherit = '{model}'",
    rival:
      "model '{model}' is made by {maker} too, and neither addon depends on the other: with both installed the one that is loaded last replaces the other; depend on {maker} and write _inherit = '{model}', or rename the model",
  },
  check({ addon, project, report }) {
    const classes = project.models.classes(addon)
    for (const one of classes) {
      const { model, creates } = one.part
      if (!creates || one.conditional || model === BASE_MODEL) continue
      const at = placeIn(
        one,
        one.definition.modelName && one.definition.modelName !== 'dynamic'
          ? one.definition.modelName.span
          : one.definition.nameSpan,
      )
      const reach = project.graph.reach(addon.name)
      const others = project.models.contributions(model).filter(({ part }) => part.creates && part !== one.part)
      const before = others.find(({ module }) => module !== addon.name && reach.has(module))
      const twin = classes.find(
        (other) => other.part.creates && other.part.model === model && other.order < one.order && !other.conditional,
      )
      const rival = others.find(({ module }) => {
        if (module === addon.name || reach.has(module) || project.graph.reaches(module, addon.name)) return false
        if (excludes(module, addon.name) || excludes(addon.name, module)) return false
        return (project.rank(module) ?? 0) < (project.rank(addon.name) ?? 0)
      })
      if (before) report('replaced', at, { model, maker: before.module }, { related: [before.part.place] })
      else if (twin)
        report('twice', at, { model, addon: addon.name }, { related: [placeIn(twin, twin.definition.nameSpan)] })
      else if (rival)
        report(
          'rival',
          at,
          { model, maker: rival.module },
          { related: [rival.part.place], severity: 'warning', confidence: 'likely' },
        )
    }

    function excludes(module: string, other: string): boolean {
      return project.graph.node(module)?.excludes.includes(other) ?? false
    }
  },
})
