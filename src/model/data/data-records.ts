import { fullId, recordModel } from '../../facts/summarize-data.ts'
import type { RecordFacts, RecordField } from '../../facts/xml-facts.ts'
import { isShortTagRead } from '../../knowledge/data-tags.ts'
import type { Addon } from '../addon.ts'
import { declaredBefore } from '../ids/id-order.ts'
import type { FieldView, ModelView } from '../models/models.ts'
import type { Project } from '../project.ts'
import { type DataFile, dataFiles } from './data-files.ts'

/** A record of an XML data file. */
export interface DataRecord {
  readonly file: DataFile
  readonly record: RecordFacts
  /** `module.name`; `undefined`: it has none */
  readonly id: string | undefined
  readonly model: string
  /** the model as the addon sees it */
  readonly view: ModelView | undefined
  /** the field that Odoo sets because the record stands in a field of another one */
  readonly inverse: string | undefined
  /** no record of this id is there when it is loaded */
  readonly isNew: boolean
}

/** A value that a record gives to a field that its model has. */
export interface RecordValue {
  readonly owner: DataRecord
  readonly written: RecordField
  readonly name: string
  readonly field: FieldView
}

/** Every record that the XML data files of an addon make or change, in the order of loading. Read once, by the project. */
export function readDataRecords(project: Project, addon: Addon): readonly DataRecord[] {
  return dataFiles(addon, project.series).flatMap((file) =>
    (file.xml?.records ?? []).flatMap((record) => [...withInner(project, addon, file, record, undefined)]),
  )
}

/** The values of a record whose fields are known; translations that stand as `name@lang` (19.0) are left out. */
export function recordValues(owner: DataRecord): readonly RecordValue[] {
  return owner.record.fields.flatMap((written) => {
    const name = written.name?.value
    const field = name === undefined ? undefined : owner.view?.field(name)
    return name !== undefined && field ? [{ owner, written, name, field }] : []
  })
}

/** A field's value in a record: the last writing counts. */
export function fieldOf(record: RecordFacts, name: string): RecordField | undefined {
  return record.fields.findLast((field) => field.name?.value === name)
}

function* withInner(
  project: Project,
  addon: Addon,
  file: DataFile,
  record: RecordFacts,
  inverse: string | undefined,
): Iterable<DataRecord> {
  const { tag } = record
  const model = recordModel(record, addon.name)
  const isRead = tag === 'record' || tag === 'template' || tag === 'menuitem' || isShortTagRead(tag, project.series)
  if (!isRead || model === undefined) return
  const id = record.id && record.id.value !== '' ? fullId(addon.name, record.id.value) : undefined
  const view = project.models.view(model, addon.name)
  let known: boolean | undefined
  yield {
    file,
    record,
    id,
    model,
    view,
    inverse,
    get isNew() {
      known ??= isNew(project, addon, file, record, id)
      return known
    },
  }
  for (const field of record.fields) {
    const link = field.name && view?.field(field.name.value)?.part.inverse
    for (const inner of field.records) yield* withInner(project, addon, file, inner, link)
  }
}

function isNew(project: Project, addon: Addon, file: DataFile, record: RecordFacts, id: string | undefined): boolean {
  if (id === undefined || !record.id) return true
  // records of other modules can only be changed
  if (!id.startsWith(`${addon.name}.`)) return false
  return declaredBefore(project, addon, id, { file: file.file, span: record.id.span }) === 'no'
}
