import { nearestOwner } from '../../model/add-dependency.ts'
import type { Addon } from '../../model/addon.ts'
import type { Project } from '../../model/project.ts'
import type { Collect, Use } from './risk.ts'
import { classUses } from './uses/class-uses.ts'
import { dataUses } from './uses/data-uses.ts'
import { textUses } from './uses/text-uses.ts'

/**
 * What modules that cannot be read must bring along: modules of Odoo that their users name without depending on them.
 * Without this, nothing could be said of what such an addon uses.
 */
export function assumedDependencies(project: Project): ReadonlyMap<string, readonly string[]> {
  const assumed = new Map<string, Set<string>>()
  for (const addon of project.checked) {
    const unread = project.unreadable(addon.name)
    if (unread.length === 0) continue
    for (const provider of providersOf(project, addon))
      for (const module of unread) {
        const known = assumed.get(module)
        if (known) known.add(provider)
        else assumed.set(module, new Set([provider]))
      }
  }
  return new Map([...assumed].map(([module, providers]) => [module, [...providers].sort()]))
}

/** Modules of Odoo out of an addon's reach that make a model, or hold an external id, without which it would fail. */
function providersOf(project: Project, addon: Addon): ReadonlySet<string> {
  const providers = new Set<string>()
  const put = (owners: readonly string[]): void => {
    const owner = nearestOwner(
      project,
      addon,
      owners.filter((name) => project.release?.module(name) !== undefined && !project.addon(name)),
    )
    if (owner !== undefined) providers.add(owner)
  }
  const add = ({ lookup, severity }: Use): void => {
    if (!lookup || severity === 'silent loss') return
    if (lookup.kind === 'model') {
      const existence = project.models.exists(lookup.name, addon.name)
      if (existence.verdict === 'no') put(existence.elsewhere)
    } else if (lookup.kind === 'xmlid') {
      const resolution = project.ids.resolve(lookup.name, addon.name)
      if (resolution.verdict === 'no') put(resolution.elsewhere)
    }
  }
  const collect: Collect = { project, after: project, addon, add }
  classUses(collect)
  dataUses(collect)
  textUses(collect)
  return providers
}
