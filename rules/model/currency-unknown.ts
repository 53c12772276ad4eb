import { FIELD_TYPES } from '../../src/model/models/field-path.ts'
import { argumentPlace, writtenFields } from '../../src/model/models/model-classes.ts'
import type { FieldView } from '../../src/model/models/models.ts'
import { fieldFault } from '../../src/model/models/path-fault.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A Monetary field has no currency field',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['monetary-missing-currency-field'],
  messages: {
    unknown: "{reason}: it is the currency of '{field}', and Odoo stops as it sets up its models",
    none: "'{model}' has no field 'currency_id' for the currency of '{field}': Odoo stops as it sets up its models; add that field, or name another by currency_field",
    other:
      "'{currency}', the currency of '{field}', is {found}: writing an amount beside it ends with an error; name a Many2one that leads to 'res.currency'",
  },
  check({ addon, project, report }) {
    for (const one of project.models.classes(addon)) {
      if (!one.view?.closed || one.conditional) continue
      for (const field of writtenFields(one)) {
        const { part, written } = field
        const view = one.view.field(part.name)
        if (part.type !== 'Monetary' || !view || view.part.open || view.type !== 'Monetary') continue
        const named = view.part.currency
        if (named === undefined && written.args['currency_field']) continue
        if (named !== undefined && part.currency === named && !one.view.field(named) && !named.startsWith('x_')) {
          const { reason, options } = fieldFault(project, addon, one.view, named)
          report('unknown', argumentPlace(field, 'currency_field'), { reason, field: part.name }, options)
        } else if (
          named === undefined &&
          !view.related &&
          !one.view.field('currency_id') &&
          !one.view.field('x_currency_id')
        )
          report('none', argumentPlace(field, 'currency_field'), { model: one.part.model, field: part.name })
        else {
          const currency = named ?? 'currency_id'
          const found = wrongCurrency(one.view.field(currency))
          if (found !== undefined && !view.related && !view.compute)
            report('other', argumentPlace(field, 'currency_field'), { currency, field: part.name, found })
        }
      }
    }
  },
})

/** What a field is that should lead to a currency and certainly does not. */
function wrongCurrency(field: FieldView | undefined): string | undefined {
  if (!field || field.part.open || !FIELD_TYPES.has(field.type)) return undefined
  if (field.type !== 'Many2one') return `a ${field.type} field`
  const model = field.comodel
  return model === undefined || model === 'res.currency' ? undefined : `a field that leads to '${model}'`
}
