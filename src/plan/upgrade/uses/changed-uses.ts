import { dataExpression, elementText } from '../../../model/data/data-expression.ts'
import { dataFiles } from '../../../model/data/data-files.ts'
import { recordValues } from '../../../model/data/data-records.ts'
import { columnPath } from '../../../model/ids/id-uses.ts'
import type { FieldUse } from '../../../model/inference/infer-expression.ts'
import { conditions, tellsApart } from '../../../model/models/domain-paths.ts'
import { parseExpression } from '../../../model/views/expression-names.ts'
import type { Expr } from '../../../parse/python/ast.ts'
import type { FilePath, Span } from '../../../text/span.ts'
import { pathSteps } from '../alive.ts'
import type { ChangedFields, FieldTouch } from '../changed-fields.ts'
import type { Collect } from '../risk.ts'

/** Data of an addon that gives values to fields which the target has in another shape. */
export function changedDataUses(collect: Collect, changed: ChangedFields): void {
  const { project, addon } = collect
  for (const record of project.dataRecords(addon)) {
    const { file } = record.file
    const severity = 'load error'
    for (const { name, written } of recordValues(record)) {
      if (!written.name) continue
      const text = written.ref || written.eval || written.search ? undefined : elementText(written.element)
      const read = written.eval && dataExpression(written.eval)
      const key = text?.value ?? (read && 'expr' in read && read.expr.t === 'Str' ? read.expr.value : undefined)
      const at = { file, span: written.name.span }
      const keys = key === undefined ? [] : [key]
      changed.tell({ model: record.model, field: name, at, how: 'value', keys, severity })
    }
    const target = record.record.fields.find((one) => one.name?.value === 'res_model' || one.name?.value === 'model_id')
    for (const { name, text } of record.record.fields) {
      if (!text || !name || !/^(?:domain|context)$/.test(name.value) || !target?.text) continue
      const place = { file, start: text.span[0] }
      if (name.value === 'domain') changedDomain(collect, changed, target.text.value, text.value, place)
      else changedContext(collect, changed, target.text.value, text.value, place)
    }
  }
  for (const { csv, file } of dataFiles(addon, project.series))
    for (const [i, cell] of (csv?.header?.cells ?? []).entries()) {
      const [field, ...rest] = columnPath(cell.value)
      if (!csv || field === undefined || rest.some((name) => name !== 'id' && name !== '.id')) continue
      const keys = [...new Set(csv.rows.flatMap((row) => row.cells[i]?.value ?? []))]
      const at = { file, span: cell.span }
      changed.tell({ model: csv.model, field, at, how: 'value', keys, severity: 'load error' })
    }
}

/** What a use of a field in code asks of it. */
export function changedCodeUse(collect: Collect, changed: ChangedFields, used: FieldUse, file: FilePath): void {
  const steps = pathSteps(collect.project, used.view.name, used.path, collect.addon.name)
  const values = texts(used.value)
  for (const [i, { model, field }] of steps.entries()) {
    const last = i === steps.length - 1
    const how = last || used.use === 'domain' ? HOW[used.use] : 'read'
    const compared =
      used.use === 'domain' || used.compared ? { compared: used.apart ? ('apart' as const) : (true as const) } : {}
    const at = { file, span: used.span }
    changed.tell({ model, field, at, how, severity: 'runtime error', ...compared, ...(last && { keys: values }) })
  }
}

const HOW: Readonly<Record<FieldUse['use'], FieldTouch['how']>> = {
  member: 'read',
  value: 'value',
  domain: 'search',
  mapped: 'read',
  filtered: 'read',
  sorted: 'read',
  grouped: 'read',
  order: 'group',
  read: 'read',
  group: 'group',
  aggregate: 'group',
  default: 'read',
  index: 'read',
}

/** The literal texts of a value: one, or those of a list. */
function texts(value: Expr | undefined): readonly string[] {
  if (value?.t === 'Str') return [value.value]
  if (value?.t !== 'List' && value?.t !== 'Tuple' && value?.t !== 'Set') return []
  return value.items.flatMap((item) => (item.t === 'Str' ? [item.value] : []))
}

interface TextPlace {
  readonly file: FilePath
  readonly start: number
}

/** The conditions of a domain that stands in a data file or a view. */
export function changedDomain(
  collect: Collect,
  changed: ChangedFields,
  model: string,
  text: string,
  { file, start }: TextPlace,
  how: 'search' | 'value' = 'search',
): void {
  const read = parseExpression(text)
  if (!('expr' in read)) return
  for (const { path, operator, value } of conditions(read.expr)) {
    const from = start + read.lead + path.s + 1
    const span: Span = [from, from + path.value.length]
    const steps = pathSteps(collect.project, model, path.value, collect.addon.name)
    for (const [i, step] of steps.entries())
      changed.tell({
        model: step.model,
        field: step.field,
        at: { file, span },
        how,
        severity: 'runtime error',
        compared: operator?.t === 'Str' && tellsApart(operator.value) ? 'apart' : true,
        ...(i === steps.length - 1 && { keys: texts(value) }),
      })
  }
}

/** `{'group_by': 'state'}` and `{'search_default_…'}`: what a context groups by. */
export function changedContext(
  collect: Collect,
  changed: ChangedFields,
  model: string,
  text: string,
  { file, start }: TextPlace,
): void {
  const read = parseExpression(text)
  if (!('expr' in read) || read.expr.t !== 'Dict') return
  for (const [i, key] of read.expr.keys.entries()) {
    if (key?.t !== 'Str' || key.value !== 'group_by') continue
    for (const name of texts(read.expr.values[i])) {
      const at = { file, span: [start + read.lead + key.s, start + read.lead + key.e] as const }
      const [path = ''] = name.split(':')
      for (const step of pathSteps(collect.project, model, path, collect.addon.name).slice(-1))
        changed.tell({ model: step.model, field: step.field, at, how: 'group', severity: 'runtime error' })
    }
  }
}
