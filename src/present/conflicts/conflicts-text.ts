import { CONFLICT_LEVELS, type Conflict, type ConflictLevel } from '../../plan/conflicts/conflict.ts'
import { colour } from '../colour.ts'
import { escapeTerminal } from '../escape.ts'
import { type PlaceWords, placeText } from '../place-words.ts'
import { conflictGroups, LEVEL_WORDS } from './conflict-counts.ts'

/** Conflicts for people, the worst first. Those that are most often meant are counted alone unless `all` asks for them. */
export function presentConflictsText(
  conflicts: readonly Conflict[],
  words: PlaceWords,
  options: { readonly colour: boolean; readonly all: boolean },
): string {
  const palette = colour(options.colour)
  const paint: Readonly<Record<ConflictLevel, (text: string) => string>> = {
    high: palette.severity.error,
    medium: palette.severity.warning,
    later: palette.severity.info,
    low: palette.severity.info,
  }
  const lines: string[] = []
  const groups = conflictGroups(conflicts)
  for (const group of groups) {
    const [{ level, kind, subject, message }] = group
    if (level === 'low' && !options.all) continue
    const what = group.length === 1 ? palette.heading(escapeTerminal(subject)) : `${group.length} ${kind}s`
    lines.push(`${paint[level](level)} ${group.length === 1 ? `${kind} ` : ''}${what}`, `  ${escapeTerminal(message)}`)
    const shown = options.all || group.length <= MANY ? group : group.slice(0, MANY - 1)
    for (const one of shown) {
      if (group.length > 1) lines.push(`  ${palette.heading(escapeTerminal(one.subject))}`)
      const width = Math.max(0, ...one.parties.map(({ module }) => module.length))
      for (const { module, does, place } of one.parties)
        lines.push(
          `    ${escapeTerminal(module.padEnd(width))}  ${escapeTerminal(does)}  ${palette.faint(escapeTerminal(placeText(place, words)))}`.trimEnd(),
        )
    }
    const more = group.slice(shown.length).map((one) => palette.heading(escapeTerminal(one.subject)))
    if (more.length > 0) lines.push(`  and ${more.length} more with the same modules: ${more.join(', ')}`)
    lines.push('')
  }
  const cut = !options.all && groups.some((group) => group.length > MANY)
  lines.push(...summary(conflicts, { ...options, cut }).map((line, i) => (i === 0 ? line : palette.faint(line))))
  return `${lines.join('\n')}\n`
}

/** Of a group that is longer than this, not all are shown in full. */
const MANY = 4

/** How many there are of each level, and what the levels mean. */
function summary(
  conflicts: readonly Conflict[],
  { all, cut }: { readonly all: boolean; readonly cut: boolean },
): readonly string[] {
  const counts = CONFLICT_LEVELS.flatMap((level) => {
    const count = conflicts.filter((conflict) => conflict.level === level).length
    const hidden = level === 'low' && !all ? '; --all shows them' : ''
    return count > 0 ? [`  ${`${count} ${level}`.padEnd(12)}${LEVEL_WORDS[level]}${hidden}`] : []
  })
  return [
    conflicts.length === 0 ? 'no conflicts' : `${conflicts.length} conflict${conflicts.length === 1 ? '' : 's'}`,
    ...counts,
    ...(cut ? ['  --all shows long lists in full'] : []),
  ]
}
