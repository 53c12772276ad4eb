import { knowsParameter } from '../../src/knowledge/field-parameters.ts'
import { placeIn, writtenFields } from '../../src/model/model-classes.ts'
import { BASE_MODEL, type ModelView } from '../../src/model/models.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A field is given a parameter that neither its class nor its model knows',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['renamed-field-parameter', 'W8111'],
  messages: {
    unknown: "{type} fields know no parameter '{parameter}' in Odoo {series}: Odoo warns and ignores it on '{field}'",
    tracking:
      "'{model}' keeps no track of changes: Odoo warns and ignores {parameter} on '{field}'; inherit from 'mail.thread', or remove it",
  },
  check({ addon, project, series, report }) {
    for (const one of project.models.classes(addon)) {
      if (!one.view?.membersKnown || one.conditional) continue
      for (const { part, written } of writtenFields(one)) {
        const view = one.view.field(part.name)
        if (view?.type !== part.type) continue
        for (const [parameter, value] of Object.entries(written.args)) {
          if (knowsParameter(part.type, parameter, series) !== false || mayAccept(one.view, parameter)) continue
          const at = placeIn(one, [value.s, value.e])
          const data = { field: part.name, parameter }
          if (parameter === 'tracking') report('tracking', at, { ...data, model: one.part.model })
          else report('unknown', at, { ...data, type: part.type, series })
        }
      }
    }
  },
})

/** A model tells by a method which further parameters it takes; one whose code is not known may take any. */
function mayAccept(view: ModelView, parameter: string): boolean {
  for (const { model, method } of view.method('_valid_field_parameter')?.definitions ?? []) {
    if (model === BASE_MODEL) continue
    if (!method.accepts) return true
    if (method.accepts.some((name) => name === parameter || (view.kind === 'abstract' && name === `${parameter}?`)))
      return true
  }
  return false
}
