import type { RecordField } from '../../../facts/xml-facts.ts'
import { type DataFile, dataFiles } from '../../../model/data/data-files.ts'
import type { DataRecord } from '../../../model/data/data-records.ts'
import { columnPath, idUses } from '../../../model/ids/id-uses.ts'
import { domainNames, parseExpression } from '../../../model/views/expression-names.ts'
import type { Span } from '../../../text/span.ts'
import type { Collect, RiskSeverity } from '../risk.ts'
import { useField, useId, useLacking, useMethod, useModel, usePath } from './use.ts'

/** Records whose whole sense is a view: their archs are judged merged. */
const VIEW_MODEL = 'ir.ui.view'

/** What the data files of an addon need: models and fields of records, external ids. */
export function dataUses(collect: Collect): void {
  const { project, addon } = collect
  for (const record of project.dataRecords(addon)) recordUses(collect, record)
  for (const file of dataFiles(addon, project.series)) {
    csvUses(collect, file)
    callUses(collect, file)
  }
  for (const { use, id, file } of idUses(project, addon)) {
    const soft = use.by === 't-call' || use.by === 'view-groups' || use.by === 'id'
    useId(
      collect,
      id,
      {
        file: file.file,
        span: use.span,
        severity: use.by === 't-call' ? 'runtime error' : soft ? 'silent loss' : 'load error',
        use: USE_WORDS[use.by],
      },
      use.by === 'inherit_id' ? 'view_removed' : 'xmlid_removed',
    )
  }
}

const USE_WORDS = {
  ref: 'ref',
  eval: 'ref in eval',
  action: 'action of a menu',
  groups: 'groups',
  parent: 'parent of a menu',
  inherit_id: 'inherit_id',
  't-call': 't-call',
  menu: 'menu',
  id: 'a record to be changed or deleted',
  percent: '%(…)d',
  csv: 'CSV',
  'view-groups': 'groups in a view',
  python: 'env.ref',
} as const

function recordUses(collect: Collect, data: DataRecord): void {
  const { record, model, id, file, view, isNew } = data
  if (record.tag !== 'record') return
  const at = file.file
  const severity: RiskSeverity = 'load error'
  if (record.model) useModel(collect, model, { file: at, span: record.model.span, severity, use: 'record' })
  if (id !== undefined && !isNew && record.id)
    useId(collect, id, { file: at, span: record.id.span, severity, use: 'a record that this file changes' })
  for (const field of record.fields) {
    if (!field.name) continue
    named(collect, model, field, at)
    if (!view) continue
    useField(collect, model, field.name.value, { file: at, span: field.name.span, severity, use: 'field of a record' })
  }
  if (isNew && view && record.forcecreate) requiredUses(collect, data)
  const target = record.fields.find((field) => field.name?.value === 'res_model' || field.name?.value === 'model_id')
  for (const field of record.fields)
    if (target?.text && field.text && (field.name?.value === 'domain' || field.name?.value === 'order'))
      domainUses(collect, target.text.value, field.text.value, { file: at, start: field.text.span[0], use: 'domain' })
}

/** Fields that a new record must be given at the target, and that this one is not given. */
function requiredUses(collect: Collect, { record, model, file, inverse }: DataRecord): void {
  const given = new Set(record.fields.flatMap(({ name }) => (name ? [name.value] : [])))
  if (inverse !== undefined) given.add(inverse)
  // a container may number its records by itself
  given.add('sequence')
  useLacking(collect, model, given, { file: file.file, span: record.tagSpan, severity: 'load error' })
}

/** `<function model="…" name="…"/>` and `<delete model="…"/>` */
function callUses(collect: Collect, { xml, file }: DataFile): void {
  for (const { tag, model, name } of xml?.calls ?? []) {
    if (!model) continue
    const severity = 'load error'
    useModel(collect, model.value, { file, span: model.span, severity, use: `<${tag}>` })
    if (tag === 'function' && name)
      useMethod(collect, model.value, name.value, { file, span: name.span, severity, use: '<function>' })
  }
}

/** Fields whose text is the name of a model, or the id of a template. */
function named(collect: Collect, model: string, field: RecordField, file: string): void {
  const { name, text } = field
  if (!name || !text || text.value === '') return
  if ((model === VIEW_MODEL && name.value === 'model') || name.value === 'res_model' || name.value === 'model_name')
    useModel(collect, text.value, {
      file,
      span: trimmed(text.value, text.span),
      severity: model === VIEW_MODEL ? 'load error' : 'runtime error',
      use: name.value,
    })
  if (model === 'ir.actions.report' && name.value === 'report_name' && /^\w+\.[\w.]+$/.test(text.value.trim()))
    useId(collect, text.value.trim(), {
      file,
      span: trimmed(text.value.trim(), [text.span[0] + text.value.search(/\S/), text.span[1]]),
      severity: 'runtime error',
      use: 'template of a report',
    })
  else
    for (const { id, at } of referencesIn(text.value))
      useId(collect, id, {
        file,
        span: [text.span[0] + at, text.span[0] + at + id.length],
        severity: 'runtime error',
        use: "ref() in a record's text",
        confidence: 'likely',
      })
}

/** `ref('account.x')`: ids in expressions that the records of other modules keep as texts. */
function referencesIn(text: string): readonly { readonly id: string; readonly at: number }[] {
  if (!text.includes('ref(')) return []
  return [...text.matchAll(/\bref\(\s*['"](\w+\.[\w.-]+)['"]/g)].map((match) => ({
    id: match[1] ?? '',
    at: match.index + match[0].length - 1 - (match[1] ?? '').length,
  }))
}

function trimmed(value: string, [start]: Span): Span {
  return [start, start + value.length]
}

/** Columns of a CSV file. */
function csvUses(collect: Collect, { csv, file }: DataFile): void {
  if (!csv?.header) return
  const { model } = csv
  const [first] = csv.header.cells
  if (first) useModel(collect, model, { file, span: first.span, severity: 'load error', use: 'name of the file' })
  for (const cell of csv.header.cells) {
    const path = columnPath(cell.value).filter((name) => name !== 'id' && name !== '.id' && name !== '')
    if (path.length > 0)
      usePath(collect, model, path.join('.'), { file, span: cell.span, severity: 'load error', use: 'column' })
  }
}

/** The fields of a domain written as text. */
function domainUses(
  collect: Collect,
  model: string,
  text: string,
  place: { readonly file: string; readonly start: number; readonly use: string },
): void {
  const read = parseExpression(text)
  if (!('expr' in read)) return
  try {
    for (const { name, at } of domainNames(read.expr, collect.project.series).paths) {
      const start = place.start + read.lead + at
      usePath(collect, model, name, {
        file: place.file,
        span: [start, start + name.length],
        severity: 'runtime error',
        use: place.use,
      })
    }
  } catch {
    // a domain that Odoo does not read says nothing of fields
  }
}
