import type { SeriesGuess } from '../discover/detect-series.ts'
import type { AddonsRoot, Discovery, DiscoveryNote } from '../discover/site.ts'
import type { Project } from '../model/project.ts'
import { compareText } from '../text/compare-text.ts'
import type { FilePath } from '../text/span.ts'

/** What is seen of the world around some addons. Paths are absolute. */
export interface Surroundings {
  readonly series: SeriesGuess
  /** the file of settings, when there is one */
  readonly settings: FilePath | undefined
  /** folders of addons, in order of precedence, with how many addons each holds */
  readonly roots: readonly (AddonsRoot & { readonly addons: number })[]
  readonly twins: Discovery['twins']
  /** addons that Odoo does not install, with the reason */
  readonly unseen: readonly { readonly name: string; readonly reason: string }[]
  /** modules that addons depend on and that are nowhere, sorted, with those that do */
  readonly missing: readonly { readonly name: string; readonly neededBy: readonly string[] }[]
  readonly notes: readonly DiscoveryNote[]
}

export interface SurroundingsInput {
  readonly project: Project
  readonly discovery: Discovery
  readonly series: SeriesGuess
  readonly settings: FilePath | undefined
}

export function surroundingsOf({ project, discovery, series, settings }: SurroundingsInput): Surroundings {
  return {
    series,
    settings,
    roots: discovery.roots.map((root) => ({
      ...root,
      addons: discovery.sites.filter((site) => site.root === root.path).length,
    })),
    twins: discovery.twins,
    unseen: project.addons
      .filter((addon) => addon.manifest.issues.length > 0 || !addon.installable)
      .map(({ name, manifest }) => ({ name, reason: manifest.issues[0]?.message ?? 'installable is False' })),
    missing: missingIn(project),
    notes: discovery.notes,
  }
}

function missingIn(project: Project): Surroundings['missing'] {
  if (!project.hasCore) return []
  const users = new Map<string, string[]>()
  for (const { module, dependency } of project.graph.missing) {
    // modules of Odoo's that ask for others of Odoo's which are not here are nobody's trouble
    if (!project.addon(module)) continue
    users.set(dependency, [...(users.get(dependency) ?? []), module])
  }
  return [...users].map(([name, neededBy]) => ({ name, neededBy })).sort((a, b) => compareText(a.name, b.name))
}

/** Why a module is seen or not; `show` words a path. */
export function whyModuleIsSeen(project: Project, name: string, show: (path: FilePath) => string): string {
  const addon = project.addon(name)
  if (!addon) {
    if (project.knows(name)) return `${name} is part of Odoo ${project.series}, known without its files`
    return `${name} is not seen: no folder of that name with a __manifest__.py stands directly in an addons path listed above`
  }
  const seen = `${name} is seen in ${show(addon.site.path)}`
  const why = addon.manifest.issues[0]
  if (why) return `${seen}, but Odoo cannot read its manifest: ${why.message}`
  return addon.installable ? seen : `${seen}, but its manifest says installable: False`
}
