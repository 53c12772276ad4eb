import { loadingKeys } from '../../knowledge/manifest-keys.ts'
import type { FilePath } from '../../text/span.ts'
import type { Addon, DataEntry } from '../addon.ts'
import { perAddonAndSeries } from '../per-addon.ts'
import type { Project } from '../project.ts'

/** The files that Odoo of the series loads with an addon, in its order. */
export const dataEntries = perAddonAndSeries((addon, series): readonly DataEntry[] =>
  addon.entries(...loadingKeys(series).data),
)

/** The files that Odoo of the series loads as demo data of an addon, in its order. */
export const demoEntries = perAddonAndSeries((addon, series): readonly DataEntry[] =>
  addon.entries(...loadingKeys(series).demo),
)

/** Does the entry lead out of the addon's folder? */
export function leavesAddon(entry: DataEntry): boolean {
  return /^(?:\.\.(?:\/|$)|\/|[A-Za-z]:\/)/.test(entry.relative)
}

/** The file of the addon that is meant where the entry begins with a slash, for Odoo a path from the root of the disk. */
export function slashedFile(addon: Addon, entry: DataEntry): string | undefined {
  if (!entry.relative.startsWith('/')) return undefined
  const inside = entry.relative.slice(1)
  const own = inside.startsWith(`${addon.name}/`) ? inside.slice(addon.name.length + 1) : inside
  return [inside, own].find((path) => addon.has(path))
}

/** Where an entry leads to that leaves its addon. */
export interface EntryTarget {
  readonly file: FilePath
  readonly addon: Addon | undefined
  /** inside `addon` */
  readonly relative: string
}

/** The file that an entry stands for. */
export function entryTarget(project: Project, addon: Addon, entry: DataEntry): EntryTarget {
  const file = /^(?:\/|[A-Za-z]:\/)/.test(entry.relative) ? entry.relative : addon.pathOf(entry.relative)
  const owner = project.addonOfFile(file)
  return { file, addon: owner, relative: owner ? file.slice(owner.site.path.length + 1) : '' }
}
