import { compareText } from '../text/compare-text.ts'
import type { Fix } from '../text/edit.ts'
import type { Addon } from './addon.ts'
import { appendItem } from './manifests/manifest-edit.ts'
import type { Project } from './project.ts'

/**
 * The fix that adds a module to `depends`; `undefined` when the manifest's list cannot be edited by its places, or when
 * the module is commented out there: that was somebody's decision.
 */
export function addDependency(addon: Addon, module: string): Fix | undefined {
  if (module === addon.name || addon.depends.some((text) => text.value === module)) return undefined
  const { remarks } = addon.manifest
  if (remarks.some((remark) => remark.includes(`'${module}'`) || remark.includes(`"${module}"`))) return undefined
  const fix = appendItem(addon, 'depends', module, `Add '${module}' to depends`, 'unsafe')
  return fix && { ...fix, reveals: true }
}

/**
 * The module to depend on when several have what is missing: that which brings the fewest modules more. One that needs
 * the addon itself cannot be depended on.
 */
export function nearestOwner(project: Project, addon: Addon, owners: readonly string[]): string | undefined {
  const reach = project.graph.reach(addon.name)
  const cost = (owner: string): number => [...project.graph.reach(owner)].filter((name) => !reach.has(name)).length
  const able = owners.filter((owner) => owner !== addon.name && !project.graph.reaches(owner, addon.name))
  const ranked = able
    .map((owner) => [cost(owner), owner] as const)
    .sort((a, b) => a[0] - b[0] || compareText(a[1], b[1]))
  return ranked[0]?.[1]
}

/**
 * Is a module surely there before this addon, though the addon does not depend on it: installed by itself as soon as
 * what the addon needs is installed, and loaded earlier? Odoo then finds what is in it; still nobody wrote that down.
 */
export function comesAlong(project: Project, addon: Addon, module: string): boolean {
  if (!isPresent(project, addon, module)) return false
  const depths = new Map<string, number>()
  const [own, its] = [depthOf(project, addon.name, depths), depthOf(project, module, depths)]
  return its < own || (its === own && module < addon.name)
}

/** Is a module surely installed where this addon is: needed by it, or installed by itself with what it needs? */
export function isPresent(project: Project, addon: Addon, module: string): boolean {
  const present = new Set(project.graph.reach(addon.name))
  for (const name of present) {
    for (const next of project.graph.autoInstallTriggeredBy(name)) {
      const node = project.graph.node(next)
      if (
        !node?.installable ||
        node.countries.length > 0 ||
        !node.autoInstall?.every((trigger) => present.has(trigger))
      )
        continue
      for (const added of project.graph.reach(next)) present.add(added)
    }
  }
  return present.has(module)
}

/** Steps to `base` by the longest way: Odoo loads modules in this order, and by name among equals. */
function depthOf(project: Project, name: string, depths: Map<string, number>): number {
  const known = depths.get(name)
  if (known !== undefined) return known
  // stands while the module is being looked at, so that a cycle ends
  depths.set(name, 0)
  const depth = project.graph
    .dependsOf(name)
    .reduce((most, next) => Math.max(most, 1 + depthOf(project, next, depths)), 0)
  depths.set(name, depth)
  return depth
}
