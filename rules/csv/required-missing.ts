import { fullId } from '../../src/facts/summarize-data.ts'
import { csvColumns } from '../../src/model/data/csv-columns.ts'
import { costOf, dataFiles } from '../../src/model/data/data-files.ts'
import { declaredBefore } from '../../src/model/ids/id-order.ts'
import { lacking } from '../../src/model/models/required-fields.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A CSV data file makes records and has no column for a required field',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    missing:
      "there is no column for {fields} of '{model}', which the database demands and nothing fills in: Odoo refuses the first new row, and with it the whole file",
  },
  check({ addon, project, series, report }) {
    for (const data of dataFiles(addon, series)) {
      const { header, model = '', rows = [] } = data.csv ?? {}
      const view = header && project.models.view(model, addon.name)
      if (!data.csv || !view) continue
      const columns = csvColumns(project, addon, data.csv, view)
      // a column that is read to the end only when it is known says nothing of what it fills
      if (columns.some(({ unknown, first, path }) => unknown || (!first && path[0] !== 'id' && path[0] !== '.id')))
        continue
      if (columns.some(({ path }) => path[0] === '.id')) continue
      const given = new Set(columns.flatMap(({ first }) => (first ? [first.name] : [])))
      const missing = lacking(view, given, (name) => project.models.view(name, addon.name))
      if (missing.length === 0) continue
      const ids = header.cells.findIndex((cell) => cell.value === 'id')
      const isNew = rows.some(({ cells }) => {
        const cell = cells[ids]
        if (!cell || cell.value === '') return ids < 0
        const id = fullId(addon.name, cell.value)
        return (
          id.startsWith(`${addon.name}.`) &&
          declaredBefore(project, addon, id, { file: data.file, span: cell.span }) === 'no'
        )
      })
      if (!isNew) continue
      const fields = missing.map((field) => `'${field.name}'`).join(', ')
      report('missing', { file: data.file, span: header.span }, { fields, model }, costOf(data))
    }
  },
})
