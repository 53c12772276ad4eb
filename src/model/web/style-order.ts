import type { StyleName } from '../../parse/style.ts'
import type { Addon } from '../addon.ts'
import type { Project } from '../project.ts'

/** A name that a style sheet uses before the addon's own file that gives it. */
export interface LateName {
  readonly use: StyleName
  /** web path of the file that gives the name, further down in the bundle */
  readonly giver: string
  readonly bundle: string
}

/**
 * Names of variables or mixins that nothing but the addon itself gives, and that a style sheet uses although every page
 * that loads it reads the file that gives them later.
 */
export function lateNames(
  project: Project,
  addon: Addon,
  path: string,
  bundles: readonly string[],
  uses: readonly StyleName[],
  giversOf: (name: string) => readonly string[],
): readonly LateName[] {
  const tops = new Set(bundles.flatMap((bundle) => topsOf(project, addon, bundle)))
  const orders = [...tops].flatMap((bundle) => {
    const built = project.bundles.of(bundle, addon.name)
    // what cannot be read may bring the name first
    return built.has.has(path) && !built.open ? [{ bundle, ...built, at: built.paths.indexOf(path) }] : []
  })
  if (orders.length === 0) return []
  return uses.flatMap((use) => {
    const givers = use.deferred ? [] : giversOf(use.name)
    if (givers.length === 0 || givers.includes(path)) return []
    const late = orders.map(({ bundle, paths, at }) => {
      const places = givers.map((giver) => paths.indexOf(giver)).filter((place) => place >= 0)
      const giver = places.length > 0 && places.every((place) => place > at) ? paths[Math.min(...places)] : undefined
      return giver === undefined ? undefined : { use, giver, bundle: bundles[0] ?? bundle }
    })
    return late.every((one) => one !== undefined) ? late.slice(0, 1) : []
  })
}

/** The bundles that pages load, where a bundle is included by others. */
function topsOf(project: Project, addon: Addon, bundle: string): readonly string[] {
  const all = [...project.bundles.includersOf(bundle, addon.name)]
  const tops = all.filter((one) => project.bundles.includersOf(one, addon.name).size === 0)
  return tops.length > 0 ? tops : [bundle]
}
