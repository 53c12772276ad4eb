import { fullId, recordModel } from '../facts/summarize-data.ts'
import type { RecordFacts, RecordField } from '../facts/xml-facts.ts'
import { isShortTagRead } from '../knowledge/data-tags.ts'
import type { Addon } from './addon.ts'
import { type DataFile, dataFiles } from './data-files.ts'
import type { ModelView } from './models.ts'
import type { Project } from './project.ts'

/** A record of an XML data file. */
export interface DataRecord {
  readonly file: DataFile
  readonly record: RecordFacts
  /** `module.name`; `undefined`: it has none */
  readonly id: string | undefined
  readonly model: string
  /** the model as the addon sees it */
  readonly view: ModelView | undefined
  /** the field of the record around it that holds it, whose inverse Odoo sets */
  readonly within: RecordField | undefined
  /** no record of this id is there when it is loaded */
  readonly isNew: boolean
}

/** Every record that the XML data files of an addon make or change, in the order of loading. */
export function* dataRecords(project: Project, addon: Addon): Iterable<DataRecord> {
  for (const file of dataFiles(addon, project.series)) {
    for (const record of file.xml?.records ?? []) yield* withInner(project, addon, file, record, undefined)
  }
}

function* withInner(
  project: Project,
  addon: Addon,
  file: DataFile,
  record: RecordFacts,
  within: RecordField | undefined,
): Iterable<DataRecord> {
  const { tag } = record
  const model = recordModel(record, addon.name)
  const isRead = tag === 'record' || tag === 'template' || tag === 'menuitem' || isShortTagRead(tag, project.series)
  if (!isRead || model === undefined) return
  const id = record.id && record.id.value !== '' ? fullId(addon.name, record.id.value) : undefined
  yield {
    file,
    record,
    id,
    model,
    view: project.models.view(model, addon.name),
    within,
    isNew: isNew(project, addon, record, id),
  }
  for (const field of record.fields)
    for (const inner of field.records) yield* withInner(project, addon, file, inner, field)
}

function isNew(project: Project, addon: Addon, record: RecordFacts, id: string | undefined): boolean {
  if (id === undefined) return true
  const resolution = project.ids.resolve(id, addon.name)
  if (resolution.verdict !== 'yes') return resolution.verdict === 'no'
  return resolution.declarations[0]?.part.place?.span === record.id?.span
}
