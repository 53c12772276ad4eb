import type { Dependency, ModuleGraph } from '../../model/graph/graph.ts'
import { simplePaths } from '../../model/graph/graph-paths.ts'

export interface DependencyPath {
  /** from the module asked about to the one it needs */
  readonly modules: readonly string[]
  /** the `depends` entry of every step; a step to base that nobody wrote has none */
  readonly steps: readonly Dependency[]
}

export interface Why {
  readonly from: string
  readonly to: string
  readonly shortest: DependencyPath | undefined
  /** further paths, shortest first, then by name */
  readonly others: readonly DependencyPath[]
  /** there may be still more paths than shown */
  readonly more: boolean
}

/** How `from` comes to depend on `to`: the shortest path and up to `limit` others that enter no module twice. */
export function why(graph: ModuleGraph, from: string, to: string, limit = 10): Why {
  const { paths, complete } = simplePaths(
    {
      successors: (name) => graph.successors(name),
      predecessors: (name) => graph.predecessors(name),
      from,
      to,
    },
    limit + 1,
  )
  const first = graph.path(from, to)
  const described = (modules: readonly string[]): DependencyPath => ({
    modules,
    steps: modules.flatMap((module, i) => graph.dependency(module, modules[i + 1] ?? '') ?? []),
  })
  return {
    from,
    to,
    shortest: first && described(first),
    others: paths.slice(1).map(described),
    more: !complete,
  }
}
