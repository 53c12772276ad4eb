import { csvColumns } from '../../src/model/data/csv-columns.ts'
import { costOf, dataFiles } from '../../src/model/data/data-files.ts'
import { RELATIONAL } from '../../src/model/models/field-path.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: 'A row of a CSV data file does not fit its header',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    short: 'this row has {cells} cells for {columns} columns: {names} get no value, and Odoo does not say so',
    broken: "this row has {cells} cells for {columns} columns and ends before '{name}': Odoo stops with IndexError",
    long: 'this row has {cells} cells for {columns} columns: Odoo drops the rest without a word',
    'no-id': 'this row has no id: no update finds the record again, and nothing can refer to it',
    'no-id-19':
      'this row has no id: an update of {addon} fails with "Cannot update a record without specifying its id or xml_id"',
    'no-id-column':
      "the file has no column 'id': an update of {addon} does not load it, and nothing can refer to its records",
  },
  check({ addon, project, series, report }) {
    for (const data of dataFiles(addon, series)) {
      const { csv, file } = data
      const view = csv && project.models.view(csv.model, addon.name)
      if (!csv?.header || !view) continue
      const columns = csvColumns(project, addon, csv, view)
      const count = csv.header.cells.length
      const id = csv.header.cells.findIndex((cell) => cell.value === 'id')
      const hasKey = csv.header.cells.some((cell) => cell.value === 'id' || cell.value === '.id')
      if (!hasKey && csv.rows.length > 0)
        report('no-id-column', { file, span: csv.header.span }, { addon: addon.name }, costOf(data))
      const lines = columns.filter((column) => column.first?.type === 'One2many').map((column) => column.index)
      for (const { cells, span } of csv.rows) {
        const at = { file, span }
        const sizes = { cells: cells.length, columns: count }
        if (cells.length > count) report('long', at, sizes)
        const absent = columns.filter((column) => column.index >= cells.length)
        const relation = absent.find((column) => column.first && RELATIONAL.has(column.first.type))
        if (relation)
          report('broken', at, { ...sizes, name: relation.header.value }, { severity: 'error', ...costOf(data) })
        else if (absent.length > 0)
          report('short', at, { ...sizes, names: absent.map((column) => column.header.value).join(', ') })
        // a row that continues the lines of the record above has none of its own
        const continues = lines.length > 0 && cells.every((cell, i) => cell.value === '' || lines.includes(i))
        if (id < 0 || (cells[id]?.value ?? '') !== '' || continues) continue
        if (since(series, '19.0')) report('no-id-19', at, { addon: addon.name })
        else report('no-id', at, {})
      }
    }
  },
})
