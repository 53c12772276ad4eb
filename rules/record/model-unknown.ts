import { costOf } from '../../src/model/data/data-files.ts'
import { missingModel } from '../../src/model/models/missing-model.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A data file makes a record of a model that does not exist',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['OLS05055'],
  messages: {
    missing: "there is no model '{model}' for this record: Odoo stops with KeyError as it loads the file; {advice}",
  },
  check({ addon, project, report }) {
    for (const { file, record, model } of project.dataRecords(addon)) {
      if (!record.model || record.tag !== 'record') continue
      const missing = missingModel(project, addon, model)
      if (!missing) continue
      const { advice, options } = missing
      report(
        'missing',
        { file: file.file, span: record.model.span },
        { model, advice },
        { ...options, ...costOf(file) },
      )
    }
  },
})
