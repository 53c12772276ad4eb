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
    abstract:
      "'{model}' is an abstract model: it has no table, and Odoo stops as it makes this record; make it of a model that inherits it",
    missing: "there is no model '{model}' for this record: Odoo stops with KeyError as it loads the file; {advice}",
  },
  check({ addon, project, report }) {
    for (const { file, record, model, view, isNew } of project.dataRecords(addon)) {
      if (!record.model || record.tag !== 'record') continue
      const missing = missingModel(project, addon, model)
      if (!missing) {
        // what cannot be read may give it a table
        if (isNew && view?.kind === 'abstract' && view.closed)
          report('abstract', { file: file.file, span: record.model.span }, { model }, costOf(file))
        continue
      }
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
