import type { ModuleGraph } from './graph.ts'
import { shortestCycle } from './graph-paths.ts'

/** The nearest thing that keeps a module from being installed. */
export interface Block {
  readonly kind: 'unknown' | 'missing' | 'not-installable' | 'broken' | 'cycle' | 'refused'
  /** the module at fault; the blocked module itself when the path has one name */
  readonly culprit: string
  /** from the blocked module to the culprit */
  readonly path: readonly string[]
  /** for `cycle`: the shortest cycle through the culprit, beginning with it */
  readonly cycle: readonly string[]
  /** what is known beyond the kind: why the manifest is broken, why a caller refuses the module */
  readonly detail: string | undefined
}

/**
 * Looks along `depends`, nearest first, then by name. A known module that cannot be read (Enterprise) blocks nothing:
 * what it needs is unknown, not wrong. `refused` adds modules that a caller rules out, with the reason.
 */
export function findBlock(
  graph: ModuleGraph,
  name: string,
  refused: ReadonlyMap<string, string> = new Map(),
): Block | undefined {
  if (!graph.has(name) && !graph.isKnown(name)) return block('unknown', [name])
  const cameFrom = new Map<string, string | undefined>([[name, undefined]])
  for (const at of cameFrom.keys()) {
    if (faultOf(graph, at, refused)) return blockAt(graph, pathTo(cameFrom, at), refused)
    for (const next of graph.successors(at)) if (!cameFrom.has(next)) cameFrom.set(next, at)
  }
  return undefined
}

/** What is wrong with the last module of `path`, as seen from its first; `undefined` when nothing is. */
export function blockAt(
  graph: ModuleGraph,
  path: readonly string[],
  refused: ReadonlyMap<string, string> = new Map(),
): Block | undefined {
  const fault = faultOf(graph, path[path.length - 1] ?? '', refused)
  return fault && block(fault.kind, path, fault.detail, fault.cycle)
}

interface Fault {
  readonly kind: Block['kind']
  readonly detail?: string
  readonly cycle?: readonly string[]
}

function faultOf(graph: ModuleGraph, name: string, refused: ReadonlyMap<string, string>): Fault | undefined {
  const reason = refused.get(name)
  if (reason !== undefined) return { kind: 'refused', detail: reason }
  const module = graph.node(name)
  if (!module) return graph.isKnown(name) ? undefined : { kind: 'missing' }
  if (module.broken !== undefined) return { kind: 'broken', detail: module.broken }
  if (!module.installable) return { kind: 'not-installable' }
  if (!graph.isCyclic(name)) return undefined
  return { kind: 'cycle', cycle: shortestCycle((at) => graph.successors(at), name) ?? [name] }
}

function block(
  kind: Block['kind'],
  path: readonly string[],
  detail: string | undefined = undefined,
  cycle: readonly string[] = [],
): Block {
  return { kind, culprit: path[path.length - 1] ?? '', path, cycle, detail }
}

function pathTo(cameFrom: ReadonlyMap<string, string | undefined>, name: string): string[] {
  const path: string[] = []
  for (let at: string | undefined = name; at !== undefined; at = cameFrom.get(at)) path.push(at)
  return path.reverse()
}
