import { CONFLICT_LEVELS, type Conflict, type ConflictLevel } from '../../plan/conflicts/conflict.ts'

/** What the levels mean. */
export const LEVEL_WORDS: Readonly<Record<ConflictLevel, string>> = {
  high: 'something breaks or never runs',
  medium: 'the order of loading decides',
  later: 'nothing today, but Odoo takes the name: before an upgrade, rename yours or leave it to Odoo',
  low: 'worth knowing, most often meant',
}

/** `High: something breaks …` */
export function levelTitle(level: ConflictLevel): string {
  return `${level.charAt(0).toUpperCase()}${level.slice(1)}: ${LEVEL_WORDS[level]}`
}

/** `3 high, 4 medium, 12 low`, or that there are none. */
export function conflictCounts(conflicts: readonly Conflict[]): string {
  if (conflicts.length === 0) return 'no conflicts'
  const counts = CONFLICT_LEVELS.map(
    (level) => `${conflicts.filter((conflict) => conflict.level === level).length} ${level}`,
  )
  return `${conflicts.length} conflict${conflicts.length === 1 ? '' : 's'}: ${counts.join(', ')}`
}

/** Conflicts of which the same is to be said, which is most often because the same modules meet, told once. */
export function conflictGroups(
  conflicts: readonly Conflict[],
): readonly (readonly [first: Conflict, ...rest: readonly Conflict[]])[] {
  const groups = new Map<string, [Conflict, ...Conflict[]]>()
  for (const conflict of conflicts) {
    const key = [conflict.level, conflict.kind, conflict.message].join('\n')
    const group = groups.get(key)
    if (group) group.push(conflict)
    else groups.set(key, [conflict])
  }
  return [...groups.values()]
}
