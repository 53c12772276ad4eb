import type { Text } from '../../facts/literal.ts'
import type { IdPart } from '../../facts/module-facts.ts'
import type { RecordFacts } from '../../facts/xml-facts.ts'
import { isShortTagRead } from '../../knowledge/data-tags.ts'
import type { Addon } from '../addon.ts'
import { type DataFile, dataFiles } from '../data/data-files.ts'
import type { Project } from '../project.ts'

/** An external id as it stands where a data file declares it. */
export interface WrittenId {
  readonly file: DataFile
  readonly text: Text
  readonly isCsv: boolean
  /** the record, of an XML file */
  readonly record: RecordFacts | undefined
}

/** The ids that the data files of an addon give to records, empty ones among them, in the order of loading. */
export function writtenIds(project: Project, addon: Addon): readonly WrittenId[] {
  return dataFiles(addon, project.series).flatMap((file) => [
    ...(file.xml?.records ?? []).flatMap((record) => withInner(project, file, record)),
    ...csvIds(file),
  ])
}

function withInner(project: Project, file: DataFile, record: RecordFacts): readonly WrittenId[] {
  const { tag } = record
  if (tag !== 'record' && tag !== 'template' && tag !== 'menuitem' && !isShortTagRead(tag, project.series)) return []
  const own = record.id ? [{ file, text: record.id, isCsv: false, record }] : []
  const inner = record.fields.flatMap((field) => field.records).flatMap((one) => withInner(project, file, one))
  return [...own, ...inner]
}

function csvIds(file: DataFile): readonly WrittenId[] {
  const column = file.csv?.header?.cells.findIndex((cell) => cell.value === 'id') ?? -1
  if (column < 0) return []
  return (file.csv?.rows ?? []).flatMap(({ cells }) => {
    const text = cells[column]
    return text && text.value !== '' ? [{ file, text, isCsv: true, record: undefined }] : []
  })
}

/** Finds the record of an XML file that a declaration of an id stands for. */
export type RecordsByPlace = (declaration: { readonly part: IdPart }) => RecordFacts | undefined

/** The records of an addon's XML files by the place of their ids. */
export function recordsByPlace(project: Project, addon: Addon | undefined): RecordsByPlace {
  const ids = addon ? writtenIds(project, addon) : []
  const found = new Map(ids.map(({ file, text, record }) => [`${file.file}:${text.span[0]}`, record]))
  return ({ part }) => found.get(`${part.place?.file}:${part.place?.span[0]}`)
}
