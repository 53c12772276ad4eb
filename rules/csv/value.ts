import { csvColumns } from '../../src/model/data/csv-columns.ts'
import { costOf, dataFiles } from '../../src/model/data/data-files.ts'
import { csvFault } from '../../src/model/data/data-values.ts'
import { modelOfId } from '../../src/model/ids/id-model.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: 'A cell of a CSV data file has a value that its field cannot take',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    refused: "'{field}' of '{model}' is of type {type}: {fault}; Odoo refuses the row, and with it the whole file",
    boolean: "'{value}' is no truth value for '{field}': {effect}; write 1 or 0",
    name: "'{value}' is an external id, but column '{column}' takes names: Odoo finds no record of this name and refuses the row; call the column '{column}:id'",
    key: "'{value}' is no key of the selection '{field}' of '{model}': Odoo refuses the row, and with it the whole file; did you mean '{near}'?",
    required:
      "this new '{model}' has no '{field}', which the database demands: Odoo refuses the row, and with it the whole file",
  },
  check({ addon, project, series, report }) {
    const refuses = since(series, '15.0')
    for (const data of dataFiles(addon, series)) {
      const view = data.csv && project.models.view(data.csv.model, addon.name)
      if (!data.csv || !view) continue
      const columns = csvColumns(project, addon, data.csv, view).filter((column) => column.first?.type !== 'One2many')
      const ids = data.csv.header?.cells.findIndex((cell) => cell.value === 'id') ?? -1
      for (const { cells, span } of data.csv.rows) {
        // a row that continues the lines of the record above has no values of its own
        if (columns.every(({ index }) => (cells[index]?.value ?? '') === '')) continue
        for (const { index, field, path, header } of columns) {
          const cell = cells[index]
          if (!cell || !field) continue
          const at = { file: data.file, span: cell.value === '' ? span : cell.span }
          const parameters = { field: field.name, model: data.csv.model }
          if (cell.value === '') {
            // an empty cell is written as no value: a default does not fill it
            const isOwn = path.length === 1 || (path.length === 2 && path[1] === 'id')
            const isRequired =
              isOwn && field.part.required === true && field.stored && !field.compute && field.type !== 'Boolean'
            const isNumber = field.type === 'Integer' || field.type === 'Float' || field.type === 'Monetary'
            if (
              isRequired &&
              !isNumber &&
              view.closed &&
              !view.setByCode.has(field.name) &&
              !view.setByCode.has('?') &&
              ids >= 0
            )
              report('required', at, parameters, costOf(data))
            continue
          }
          if (path.length > 1) continue
          if (field.type === 'Many2one' && /^[a-z]\w*(?:\.\w+)?$/.test(cell.value)) {
            const found = modelOfId(project, addon, cell.value)
            const isModel = field.comodel === 'ir.model' && /^(?:\w+\.)?model_/.test(cell.value)
            if ((found !== undefined && found === field.comodel) || isModel)
              report('name', at, { value: cell.value, column: header.value }, { confidence: 'likely', ...costOf(data) })
            continue
          }
          if (field.type === 'Boolean' && !/^(?:0|1|true|false|yes|no)$/i.test(cell.value))
            report(
              'boolean',
              at,
              {
                value: cell.value,
                field: field.name,
                effect: refuses
                  ? 'Odoo refuses the row, and with it the whole file'
                  : 'Odoo takes it for true, with a warning',
              },
              // words of other languages are taken where these are installed
              refuses ? { confidence: 'likely', ...costOf(data) } : { severity: 'warning' },
            )
          // labels may be given too: they are no small words
          const keys = field.type === 'Selection' && /^[a-z][a-z0-9_]*$/.test(cell.value) ? field.selection : undefined
          const near = keys?.includes(cell.value) === false ? nearName(cell.value, keys) : undefined
          if (near !== undefined)
            report('key', at, { ...parameters, value: cell.value, near }, { confidence: 'likely', ...costOf(data) })
          const fault = csvFault(field, cell.value)
          if (fault !== undefined) report('refused', at, { ...parameters, type: field.type, fault }, costOf(data))
        }
      }
    }
  },
})
