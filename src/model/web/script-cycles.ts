import type { Addon } from '../addon.ts'
import { elementaryCycles } from '../graph/graph-cycles.ts'
import type { Project } from '../project.ts'
import { type LocatedImport, scriptImports } from './script-uses.ts'

/** Scripts that import each other in a circle: of each import of it, one. */
export type ScriptCycle = readonly LocatedImport[]

/** More circles of one addon than this nobody reads. */
const LIMIT = 20

/** Circles of imports among the scripts of an addon, none of which can start. */
export function scriptCycles(project: Project, addon: Addon): readonly ScriptCycle[] {
  const out = new Map<string, Map<string, LocatedImport>>()
  const into = new Map<string, string[]>()
  for (const one of scriptImports(project, addon)) {
    const { script, resolution } = one
    if (resolution.kind !== 'found' || resolution.module !== addon.name || resolution.path === undefined) continue
    const from = `/${addon.name}/${script.relative}`
    const targets = out.get(from) ?? new Map<string, LocatedImport>()
    out.set(from, targets)
    if (targets.has(resolution.path)) continue
    targets.set(resolution.path, one)
    into.set(resolution.path, [...(into.get(resolution.path) ?? []), from])
  }
  const successors = (name: string): readonly string[] => [...(out.get(name)?.keys() ?? [])]
  const cycles = elementaryCycles([...out.keys()].sort(), successors, (name) => into.get(name) ?? [], LIMIT)
  return cycles.map((cycle) =>
    cycle.flatMap((name, i) => out.get(name)?.get(cycle[(i + 1) % cycle.length] ?? '') ?? []),
  )
}
