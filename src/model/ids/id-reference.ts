import { since } from '../../text/series.ts'
import type { Addon } from '../addon.ts'
import type { DataFile } from '../data/data-files.ts'
import type { Project } from '../project.ts'
import { idUses, type LocatedUse } from './id-uses.ts'
import type { IdResolution } from './ids.ts'

/** A use of an id that Odoo must find when it loads the file. */
export interface IdReference extends LocatedUse {
  readonly resolution: IdResolution
  /** Odoo only writes a warning when the id is not there */
  readonly lenient: boolean
}

/**
 * The ids that data files of an addon refer to, as far as their absence would be noticed: what is deleted may be gone,
 * a record that need not be created is left out, and called templates are looked for when a page is drawn.
 */
export function readIdReferences(project: Project, addon: Addon): readonly IdReference[] {
  const optional = new Map<DataFile, ReadonlySet<number>>()
  const isOptional = (file: DataFile, at: number): boolean => {
    let starts = optional.get(file)
    if (!starts) optional.set(file, (starts = optionalRecords(file)))
    return starts.has(at)
  }
  return idUses(project, addon).flatMap((located) => {
    const { use, file, id } = located
    if (use.by === 't-call' || use.by === 'id' || (use.by === 'ref' && use.xmlid === '')) return []
    if (use.by === 'ref' && since(project.series, '16.0') && isOptional(file, use.at)) return []
    return [{ ...located, resolution: project.ids.resolve(id, addon.name), lenient: use.by === 'view-groups' }]
  })
}

/** Where the records of a file begin that need not be created. */
function optionalRecords(file: DataFile): ReadonlySet<number> {
  return new Set((file.xml?.records ?? []).flatMap(({ span, forcecreate }) => (forcecreate ? [] : [span[0]])))
}
