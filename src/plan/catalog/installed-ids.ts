import type { IdPart } from '../../facts/module-facts.ts'
import { isPageId } from '../../facts/page-ids.ts'
import { categoryIds, delegatedId } from '../../model/ids/id-names.ts'
import { IdRegistry } from '../../model/ids/id-registry.ts'
import { isRead } from '../../model/ids/ids.ts'
import type { Project } from '../../model/project.ts'
import { loadSequence } from '../order/load-sequence.ts'

/** One external id of a database. */
export interface InstalledId {
  readonly id: string
  readonly model: string
  /** the module whose loading makes it */
  readonly module: string
  readonly noupdate: boolean
  /** not written in a data file */
  readonly generated: boolean
  /** its first declaration */
  readonly part: IdPart | undefined
  /** later declarations, in the order of loading */
  readonly overrides: readonly IdOverride[]
}

export interface IdOverride {
  readonly module: string
  readonly part: IdPart
}

type Made = Omit<InstalledId, 'overrides'>
type Entry = { -readonly [Key in keyof InstalledId]: InstalledId[Key] } & { readonly overrides: IdOverride[] }

export interface InstalledIds {
  readonly modules: readonly string[]
  /** by id */
  readonly ids: ReadonlyMap<string, InstalledId>
}

/**
 * The external ids that a database holds in which these modules, and so their dependencies, are installed, without
 * demo data unless asked for. Ids that Python code makes while installing are not known.
 */
export function installedIds(
  project: Project,
  requested: readonly string[],
  options: { readonly demo?: boolean } = {},
): InstalledIds {
  const wanted = new Set(requested.flatMap((name) => [...project.graph.reach(name)]))
  const { slots } = loadSequence(wanted, (name) => project.graph.dependsOf(name).filter((one) => wanted.has(one)), {
    series: project.series,
    mode: 'install',
    isNew: () => true,
  })
  const modules = slots.map(({ module }) => module)
  const ids = new Map<string, Entry>()
  const add = (id: Made): void => {
    if (!ids.has(id.id)) ids.set(id.id, { ...id, overrides: [] })
  }
  addModules(project, add)
  const registry = new IdRegistry(project.series)
  for (const module of modules) {
    const facts = project.facts(module)
    if (!facts) continue
    const models = facts.models.filter((part) => !part.late)
    for (const { id, model } of registry.load({ ...facts, models }))
      add({ id, model, module, noupdate: false, generated: true, part: undefined })
    for (const part of facts.ids) {
      if (!isRead(part, project.series) || (part.demo && !options.demo)) continue
      const known = ids.get(part.id)
      if (known) {
        known.overrides.push({ module, part })
        // `_update_xmlids` names records that are there; a later file may tell what they are
        if (known.model === '') known.model = part.model
        continue
      }
      const { id, model } = part
      // records of modules get their id when they are created, whatever the file says
      const noupdate = part.noupdate || model === 'ir.module.module'
      add({ id, model, module, noupdate, generated: isPageId(id), part })
      // a release does not tell which links its records give; crons never do
      for (const [parent, link] of registry.inherits(model))
        if (part.given ? !part.given.includes(link) : model === 'ir.cron')
          add({ id: delegatedId(id, parent), model: parent, module, noupdate, generated: true, part })
    }
  }
  if (ids.has('base.module_website') && wanted.has('website')) addThemePages(project, add)
  return { modules, ids }
}

/** Every module on the addons paths has a record, installed or not, and so has its category. */
function addModules(project: Project, add: (id: Made) => void): void {
  const shared = { module: 'base', noupdate: true, generated: true, part: undefined }
  for (const { name } of project.modules) {
    if (name === 'odoo') continue
    add({ ...shared, id: `base.module_${name}`, model: 'ir.module.module' })
    const category =
      (project.addon(name)?.text('category')?.value ?? project.release?.module(name)?.category ?? '') || 'Uncategorized'
    for (const id of categoryIds(category)) add({ ...shared, id, model: 'ir.module.category' })
  }
}

/** Website makes the page templates of themes whether they are installed or not. */
function addThemePages(project: Project, add: (id: Made) => void): void {
  for (const { name } of project.modules) {
    if (!name.startsWith('theme_')) continue
    for (const part of project.facts(name)?.ids ?? [])
      if (isPageId(part.id))
        add({ id: part.id, model: part.model, module: 'website', noupdate: true, generated: true, part })
  }
}
