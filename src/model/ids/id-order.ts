import type { RecordFacts } from '../../facts/xml-facts.ts'
import { isThereFromStart } from '../../knowledge/coded-ids.ts'
import type { Place } from '../../text/span.ts'
import type { Addon } from '../addon.ts'
import { type DataFile, dataFiles } from '../data/data-files.ts'
import type { Project } from '../project.ts'
import type { LocatedUse } from './id-uses.ts'
import type { IdDeclaration } from './ids.ts'

/** Whether an id is there at the moment when a use of it is loaded. */
export type Availability =
  | 'there'
  /** declared later, in the same file or in one that is loaded after it */
  | 'later-file'
  | 'later-record'
  /** by the very record that uses it */
  | 'itself'
  /** only demo data declares it: of the addon itself, or of one that it depends on */
  | 'demo'

/** Judges the order of loading on a new database, for one addon. */
export class LoadOrder {
  readonly #addon: Addon
  readonly #index: ReadonlyMap<string, number>

  constructor(project: Project, addon: Addon) {
    this.#addon = addon
    this.#index = new Map(dataFiles(addon, project.series).map((file) => [file.relative, file.index]))
  }

  /** Is one of the declarations loaded before the use? The best of them counts. */
  availability(located: LocatedUse, declarations: readonly IdDeclaration[]): Availability {
    const found = new Set(declarations.map((one) => this.#availability(located, one)))
    return (['there', 'later-record', 'itself', 'later-file', 'demo'] as const).find((one) => found.has(one)) ?? 'there'
  }

  #availability({ use, file }: LocatedUse, { module, part }: IdDeclaration): Availability {
    if (isThereFromStart(part.id)) return 'there'
    if (part.demo && !file.demo) return 'demo'
    if (module !== this.#addon.name) return 'there'
    const index = this.#index.get(part.file) ?? -1
    if (index !== file.index) return index < file.index ? 'there' : 'later-file'
    const declared = part.place?.span[0] ?? 0
    if (declared < use.at) return 'there'
    return declared < holderEnd(file, use.at) ? 'itself' : 'later-record'
  }
}

/** Where the start tag of the record, or the row, ends that begins at an offset. */
function holderEnd(file: DataFile, start: number): number {
  const row = file.csv?.rows.find(({ span }) => span[0] === start)
  return row?.span[1] ?? recordAt(file.xml?.records ?? [], start)?.tagSpan[1] ?? start
}

function recordAt(records: readonly RecordFacts[], start: number): RecordFacts | undefined {
  for (const record of records) {
    if (record.tagSpan[0] === start) return record
    const inner =
      record.span[0] < start && start < record.span[1] ? record.fields.flatMap((field) => field.records) : []
    const found = recordAt(inner, start)
    if (found) return found
  }
  return undefined
}

/** Is a record of this id there before the one that stands at a place of the addon's data? */
export function declaredBefore(project: Project, addon: Addon, id: string, at: Place): 'yes' | 'no' | 'unknown' {
  const resolution = project.ids.resolve(id, addon.name)
  if (resolution.verdict === 'generated') return 'yes'
  if (resolution.verdict !== 'yes') return resolution.verdict
  // they stand in the order of loading: one that may be declared thousands of times is not gone through for each
  let demo = false
  for (const { part } of resolution.declarations) {
    if (part.place?.file === at.file && part.place.span[0] === at.span[0]) {
      if (part.demo && demo) return 'yes'
      break
    }
    if (!part.demo) return 'yes'
    demo = true
  }
  return project.ids.withoutFile(id, addon.name)
}
