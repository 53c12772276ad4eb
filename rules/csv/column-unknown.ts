import { csvColumns } from '../../src/model/data/csv-columns.ts'
import { costOf, dataFiles } from '../../src/model/data/data-files.ts'
import { fieldFault } from '../../src/model/models/path-fault.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A column of a CSV data file is no field of its model',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  beside: ['csv-syntax-error'],
  messages: {
    unknown: '{reason}: Odoo stops with KeyError as it loads the file',
    empty: 'the file is empty: Odoo looks for names of fields in its first line and stops with StopIteration',
    nameless: 'a column has no name: Odoo stops with KeyError as it loads the file; remove the comma or name the field',
    twice: "column '{column}' stands here twice: Odoo takes one of the two",
    leaf: "column '{column}' leads through '{field}', which is a {type} field and leads to no record",
  },
  check({ addon, project, series, report }) {
    for (const data of dataFiles(addon, series)) {
      const view = data.csv && project.models.view(data.csv.model, addon.name)
      if (!data.csv || !view) continue
      if (!data.csv.header) {
        report('empty', { file: data.file, span: [0, 0] }, {}, costOf(data))
        continue
      }
      const seen = new Set<string>()
      for (const { header, path, first, unknown } of csvColumns(project, addon, data.csv, view)) {
        const at = { file: data.file, span: header.span }
        if (seen.has(header.value) && header.value !== '')
          report('twice', at, { column: header.value }, { severity: 'warning' })
        seen.add(header.value)
        if (header.value === '')
          report('nameless', { file: data.file, span: data.csv.header?.span ?? header.span }, {}, costOf(data))
        else if ((unknown && unknown.model === view) || unknown?.model.closed) {
          const { reason, options } = fieldFault(project, addon, unknown.model, unknown.name)
          report('unknown', at, { reason }, { ...options, ...costOf(data) })
        } else if (
          first &&
          path.length > 1 &&
          !['Many2one', 'One2many', 'Many2many'].includes(first.type) &&
          view.closed
        )
          report('leaf', at, { column: header.value, field: first.name, type: first.type }, costOf(data))
      }
    }
  },
})
