import { csvColumns } from '../../src/model/data/csv-columns.ts'
import { linkedRecords } from '../../src/model/data/data-commands.ts'
import { dataExpression } from '../../src/model/data/data-expression.ts'
import { costOf, dataFiles } from '../../src/model/data/data-files.ts'
import { type RecordValue, recordValues } from '../../src/model/data/data-records.ts'
import { modelOfId, takes } from '../../src/model/ids/id-model.ts'
import { attribute } from '../../src/parse/xml/query.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import type { Span } from '../../src/text/span.ts'

export default defineRule({
  title: 'A field refers to a record of another model',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    other:
      "'{id}' is a record of '{found}', but '{field}' leads to '{wanted}': Odoo takes the number as it is, and with it whatever '{wanted}' has that number",
    row: "'{id}' is a record of '{found}', but '{field}' leads to '{wanted}': Odoo refuses the row, and with it the whole file",
    menu: "'{id}' is a record of '{found}', but {attribute} of a menu must be {wanted}: Odoo stops as it loads the file",
  },
  check({ addon, project, series, report }) {
    for (const record of project.dataRecords(addon)) {
      const { file, record: facts } = record
      if (facts.tag === 'menuitem') {
        for (const name of ['parent', 'action'] as const) {
          const given = attribute(facts.element, name)
          const found = given && modelOfId(project, addon, given.value)
          const wrong = name === 'parent' ? found !== 'ir.ui.menu' : !found?.startsWith('ir.actions.')
          if (!given || found === undefined || !wrong) continue
          const wanted = name === 'parent' ? 'a menu' : 'an action'
          report(
            'menu',
            { file: file.file, span: [given.vs, given.ve] },
            { id: given.value, found, attribute: name, wanted },
            { severity: 'error', ...costOf(file) },
          )
        }
        continue
      }
      for (const value of recordValues(record)) {
        const { field } = value
        const { comodel } = field
        if (comodel === undefined) continue
        for (const { id, span } of refsOf(value)) {
          const found = modelOfId(project, addon, id)
          // of a parent that is no view the views tell
          if (found === undefined || takes(project, addon, comodel, found)) continue
          if (record.model === 'ir.ui.view' && value.name === 'inherit_id') continue
          report('other', { file: file.file, span }, { id, found, field: value.name, wanted: comodel })
        }
      }
    }
    for (const data of dataFiles(addon, series)) {
      const view = data.csv && project.models.view(data.csv.model, addon.name)
      if (!data.csv || !view) continue
      const columns = csvColumns(project, addon, data.csv, view).filter(
        ({ path }) => path.length > 1 && path.at(-1) === 'id',
      )
      for (const { cells } of data.csv.rows)
        for (const { index, field, header } of columns) {
          const wanted = field?.comodel
          for (const id of (cells[index]?.value ?? '').split(',').map((one) => one.trim())) {
            const found = id === '' || wanted === undefined ? undefined : modelOfId(project, addon, id)
            const cell = cells[index]
            if (found === undefined || wanted === undefined || !cell || found === wanted) continue
            const options = { severity: 'error' as const, ...costOf(data) }
            report('row', { file: data.file, span: cell.span }, { id, found, field: header.value, wanted }, options)
          }
        }
    }
  },
})

interface Reference {
  readonly id: string
  readonly span: Span
}

/** The records that a value refers to: one, or those that commands link. */
function refsOf({ written, field }: RecordValue): readonly Reference[] {
  if (written.search && written.search.value !== '') return []
  const isOne = field.type === 'Many2one'
  if (written.ref && written.ref.value !== '') return isOne ? [{ id: written.ref.value, span: written.ref.span }] : []
  const read = written.eval ? dataExpression(written.eval) : undefined
  if (!read || !('expr' in read)) return []
  const refs = isOne ? [read.expr] : linkedRecords(read.expr)
  return refs.flatMap((expr) => {
    if (expr.t !== 'Call' || expr.func.t !== 'Name' || expr.func.id !== 'ref') return []
    const [id] = expr.args
    return id?.t === 'Str' ? [{ id: id.value, span: read.spanOf(id) }] : []
  })
}
