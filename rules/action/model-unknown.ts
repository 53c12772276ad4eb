import { elementText } from '../../src/model/data/data-expression.ts'
import { costOf } from '../../src/model/data/data-files.ts'
import { fieldOf } from '../../src/model/data/data-records.ts'
import { missingModel } from '../../src/model/models/missing-model.ts'
import { attribute } from '../../src/parse/xml/query.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { since } from '../../src/text/series.ts'

/** Fields of records that hold a model's name as a text. */
const MODEL_FIELDS: Readonly<Record<string, readonly string[]>> = {
  'ir.actions.act_window': ['res_model'],
  'ir.actions.report': ['model'],
  'ir.filters': ['model_id'],
  'ir.exports': ['resource'],
  'mail.message.subtype': ['res_model'],
  'mail.activity.type': ['res_model'],
}

export default defineRule({
  title: 'An action is for a model that does not exist',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['OLS05056'],
  messages: {
    window: "there is no model '{model}' for this action: Odoo refuses it with 'Invalid model name'; {advice}",
    refused: "there is no model '{model}', which '{field}' names: Odoo refuses it with 'Wrong value'; {advice}",
    other: "there is no model '{model}', which '{field}' names: {kind} cannot be used; {advice}",
  },
  check({ addon, project, series, report }) {
    for (const { file, record, model } of project.dataRecords(addon)) {
      if (record.tag === 'act_window') {
        const named = attribute(record.element, 'res_model')
        const missing = named && missingModel(project, addon, named.value)
        if (named && missing) {
          const options = { ...missing.options, ...costOf(file) }
          report(
            'window',
            { file: file.file, span: [named.vs, named.ve] },
            { model: named.value, advice: missing.advice },
            options,
          )
        }
        continue
      }
      for (const name of MODEL_FIELDS[model] ?? []) {
        const field = fieldOf(record, name)
        const text = field && !field.ref && !field.eval && elementText(field.element)
        if (!text || text.value.trim() === '') continue
        const missing = missingModel(project, addon, text.value.trim())
        if (!missing) continue
        const at = { file: file.file, span: text.span }
        const { advice, options } = missing
        if (model === 'ir.actions.act_window')
          report('window', at, { model: text.value.trim(), advice }, { ...options, ...costOf(file) })
        // a selection of models, whose keys 18.0 and later no longer hold against the registry
        else if (model === 'mail.activity.type' && !since(series, '18.0'))
          report('refused', at, { model: text.value.trim(), field: name, advice }, { ...options, ...costOf(file) })
        else
          report(
            'other',
            at,
            { model: text.value.trim(), field: name, kind: model, advice },
            { ...options, severity: 'warning' },
          )
      }
    }
  },
})
