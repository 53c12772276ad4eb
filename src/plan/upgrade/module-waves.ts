import type { Project } from '../../model/project.ts'
import { compareText } from '../../text/compare-text.ts'

/**
 * The order of the work: a module comes after those of the user's that it depends on, and within a wave those first that
 * most others wait for. Modules that depend on each other in a circle share a wave.
 */
export function moduleWaves(project: Project, names: ReadonlySet<string>): readonly (readonly string[])[] {
  const level = new Map<string, number>()
  const levelOf = (name: string, trail: ReadonlySet<string>): number => {
    const known = level.get(name)
    if (known !== undefined) return known
    if (trail.has(name)) return 0
    const inner = new Set([...trail, name])
    const depends = project.addon(name)?.depends ?? []
    const value = depends.reduce(
      (most, { value: other }) => (names.has(other) ? Math.max(most, 1 + levelOf(other, inner)) : most),
      0,
    )
    level.set(name, value)
    return value
  }
  const waves: string[][] = []
  for (const name of [...names].sort()) (waves[levelOf(name, new Set())] ??= []).push(name)
  const waiting = (name: string): number =>
    [...project.graph.dependents(name)].filter((one) => one !== name && names.has(one)).length
  return waves
    .filter((wave) => wave !== undefined)
    .map((wave) => wave.sort((a, b) => waiting(b) - waiting(a) || compareText(a, b)))
}
