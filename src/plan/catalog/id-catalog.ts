import type { Addon } from '../../model/addon.ts'
import { codeIdUses } from '../../model/ids/code-id-uses.ts'
import { idUses } from '../../model/ids/id-uses.ts'
import type { Project } from '../../model/project.ts'
import { compareText } from '../../text/compare-text.ts'
import type { NamePattern } from '../../text/name-pattern.ts'
import type { Place } from '../../text/span.ts'
import { type InstalledId, installedIds } from './installed-ids.ts'

/** Where something stands; without a place when it is known from a release alone. */
export interface CatalogPlace {
  readonly module: string
  readonly place: Place | undefined
}

/** One external id with all that is known of it. */
export interface CatalogId extends CatalogPlace {
  readonly id: string
  readonly model: string
  readonly generated: boolean
  readonly noupdate: boolean
  /** who declares it again, in the order of loading */
  readonly overriddenBy: readonly CatalogPlace[]
  /** data files and code of addons at hand that refer to it */
  readonly usedBy: readonly CatalogPlace[]
}

/**
 * External ids of a database with these modules, with what declares, overrides and uses them, by id. `own` and no
 * pattern: only those that a checked addon's files declare.
 */
export function idCatalog(
  project: Project,
  modules: readonly string[],
  options: { readonly pattern: NamePattern | undefined; readonly demo: boolean; readonly own: boolean },
): readonly CatalogId[] {
  const installed = installedIds(project, modules, { demo: options.demo })
  const addons = installed.modules.flatMap((name) => project.addon(name) ?? [])
  const uses = usesById(project, addons)
  const checked = new Set(project.checked.map((addon) => addon.name))
  const isOwn = (id: InstalledId): boolean =>
    !id.generated && (checked.has(id.module) || id.overrides.some(({ module }) => checked.has(module)))
  return [...installed.ids.values()]
    .filter((id) => (options.pattern ? options.pattern(id.id) : !options.own || isOwn(id)))
    .sort((a, b) => compareText(a.id, b.id))
    .map((id) => ({
      id: id.id,
      model: id.model,
      module: id.module,
      place: id.generated ? undefined : id.part?.place,
      generated: id.generated,
      noupdate: id.noupdate,
      overriddenBy: id.overrides.map(({ module, part }) => ({ module, place: part.place })),
      usedBy: uses.get(id.id) ?? [],
    }))
}

function usesById(project: Project, addons: readonly Addon[]): ReadonlyMap<string, readonly CatalogPlace[]> {
  const uses = new Map<string, CatalogPlace[]>()
  const add = (id: string, addon: Addon, place: Place): void => {
    const one = { module: addon.name, place }
    const known = uses.get(id)
    if (known) known.push(one)
    else uses.set(id, [one])
  }
  for (const addon of addons) {
    for (const { id, use, file } of idUses(project, addon)) add(id, addon, { file: file.file, span: use.span })
    for (const { id, place } of codeIdUses(addon)) add(id, addon, place)
  }
  return uses
}
