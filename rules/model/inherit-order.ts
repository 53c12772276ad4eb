import { placeIn } from '../../src/model/models/model-classes.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A class names a parent before another that comes from it',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    order:
      "'{later}' comes from '{earlier}' and stands behind it in _inherit: Python finds no order of classes for '{model}', and Odoo stops with TypeError as it sets up its models; name '{later}' first, or leave '{earlier}' out",
  },
  check({ addon, project, report }) {
    const classes = project.models.classes(addon)
    for (const one of classes) {
      const { inherit } = one.definition
      if (one.conditional || one.part.open || inherit === 'dynamic' || !inherit || inherit.length < 2) continue
      const { model } = one.part
      // a later class of the model that names its parents again gives them their places
      if (
        classes.some((other) => other.order > one.order && other.part.model === model && other.part.inherit.length > 0)
      )
        continue
      const parents = inherit.filter(({ value }) => value !== model && value !== 'base')
      for (const [i, { value: later, span }] of parents.entries()) {
        const view = project.models.view(later, addon.name)
        const earlier = parents.slice(0, i).find(({ value }) => value !== later && view?.parents.has(value))
        if (earlier) report('order', placeIn(one, span), { model, later, earlier: earlier.value })
      }
    }
  },
})
