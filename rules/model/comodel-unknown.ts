import { RELATIONAL } from '../../src/model/models/field-path.ts'
import { missingModel } from '../../src/model/models/missing-model.ts'
import { argumentPlace, placeIn, writtenFields } from '../../src/model/models/model-classes.ts'
import type { Expr, Str } from '../../src/parse/python/ast.ts'
import { stringValue } from '../../src/parse/python/walk.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A relational field leads to a model that does not exist for its addon',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['OLS03015', 'OLS03016'],
  messages: {
    fails:
      "field '{field}' leads to model '{model}', which does not exist for {addon}: its inverse '{inverse}' is looked for in vain and Odoo stops; {advice}",
    reference:
      "field '{field}' offers model '{model}', which does not exist for {addon}: choosing a record of it ends with KeyError; {advice}",
    idle: "field '{field}' leads to model '{model}', which does not exist for {addon}: Odoo warns and puts an empty model in its place; {advice}",
  },
  check({ addon, project, report }) {
    for (const one of project.models.classes(addon)) {
      if (one.conditional) continue
      for (const field of writtenFields(one)) {
        const { type, comodel: model, inverse, name } = field.part
        if (type === 'Reference')
          for (const { value, s, e } of offeredModels(field.written.args['selection'])) {
            const missing = missingModel(project, addon, value)
            if (!missing) continue
            const said = { field: name, model: value, addon: addon.name, advice: missing.advice }
            report('reference', placeIn(one, [s, e]), said, { ...missing.options, severity: 'warning' })
          }
        if (!RELATIONAL.has(type) || model === undefined || one.view?.field(name)?.part.related) continue
        const missing = missingModel(project, addon, model)
        if (!missing) continue
        const { options } = missing
        const other = stringValue(field.written.args['string']) ?? stringValue(field.written.args['relation'])
        const swapped = other !== undefined && project.models.exists(other, addon.name).verdict === 'yes'
        const advice = swapped ? `the model comes first, write '${other}' there` : missing.advice
        const at = argumentPlace(field, 'comodel_name')
        if (type === 'One2many' && inverse)
          report('fails', at, { field: name, model, addon: addon.name, inverse, advice }, options)
        else report('idle', at, { field: name, model, addon: addon.name, advice }, { ...options, severity: 'warning' })
      }
    }
  },
})

/** The models of a `Reference` that are written out: `selection=[('res.partner', 'Contact')]`. */
function offeredModels(list: Expr | undefined): readonly Str[] {
  if (list?.t !== 'List' && list?.t !== 'Tuple') return []
  return list.items.flatMap((item) => {
    const key = item.t === 'Tuple' || item.t === 'List' ? item.items[0] : undefined
    return key?.t === 'Str' ? [key] : []
  })
}
