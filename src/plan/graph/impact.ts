import type { Dependency, ModuleGraph } from '../../model/graph/graph.ts'
import { type Series, since } from '../../text/series.ts'
import { loadSequence } from '../order/load-sequence.ts'

/** A module that depends on a changed one, and how. */
export interface Affected {
  readonly module: string
  /** from the affected module to the nearest changed one */
  readonly path: readonly string[]
  /** the `depends` entry with which the path begins, where one is written */
  readonly entry: Dependency | undefined
}

export interface AutoInstallAffected {
  readonly module: string
  /** its triggers that are changed or affected */
  readonly triggers: readonly string[]
}

export interface Impact {
  /** the changed modules, sorted */
  readonly names: readonly string[]
  /** names that are no readable module */
  readonly unknown: readonly string[]
  /** modules that name a changed one in `depends`, sorted */
  readonly direct: readonly Affected[]
  /** modules that depend on a changed one through others, sorted */
  readonly transitive: readonly Affected[]
  /** automatically installed modules among the affected: they come along without anyone asking for them */
  readonly autoInstall: readonly AutoInstallAffected[]
  /** the changed modules and all affected ones in the order in which Odoo installs them */
  readonly test: readonly string[]
}

/** What a change of some modules touches. The series decides where `test_` modules stand in the order. */
export function impact(graph: ModuleGraph, names: readonly string[], series: Series = '18.0'): Impact {
  const changed = [...new Set(names)].sort()
  const affected = new Set(changed.flatMap((name) => [...graph.dependents(name)]))
  for (const name of changed) affected.delete(name)
  const all = [...affected].sort().map((module) => affectedBy(graph, module, changed))
  const touched = new Set([...changed, ...affected])
  const present = [...touched].filter((name) => graph.has(name))
  return {
    names: changed,
    unknown: changed.filter((name) => !graph.has(name)),
    direct: all.filter(({ path }) => path.length === 2),
    transitive: all.filter(({ path }) => path.length > 2),
    autoInstall: [...affected].sort().flatMap((module) => {
      const triggers = (graph.node(module)?.autoInstall ?? []).filter((trigger) => touched.has(trigger))
      return triggers.length === 0 ? [] : [{ module, triggers: [...new Set(triggers)].sort() }]
    }),
    test: inOrder(graph, present, series),
  }
}

function affectedBy(graph: ModuleGraph, module: string, changed: readonly string[]): Affected {
  const paths = changed.flatMap((name) => {
    const path = graph.path(module, name)
    return path ? [path] : []
  })
  const path = paths.reduce((best, other) => (other.length < best.length ? other : best), paths[0] ?? [module])
  return { module, path, entry: graph.dependency(module, path[1] ?? module) }
}

/** By the load order of everything readable; modules that never load come last, by name. */
function inOrder(graph: ModuleGraph, names: readonly string[], series: Series): string[] {
  const { slots } = loadSequence(
    graph.names,
    (name) => {
      const depends = graph.dependsOf(name)
      return depends.length === 0 && name !== 'base' && since(series, '19.0') ? ['base'] : depends
    },
    { series, mode: 'load', isNew: () => false },
  )
  const wanted = new Set(names)
  const order = slots.map(({ module }) => module).filter((module) => wanted.delete(module))
  return [...order, ...[...wanted].sort()]
}
