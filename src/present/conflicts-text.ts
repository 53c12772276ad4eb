import type { Conflict, ConflictLevel } from '../plan/conflict.ts'
import { colour } from './colour.ts'
import { conflictCounts, conflictGroups } from './conflict-counts.ts'
import { escapeTerminal } from './escape.ts'
import { type PlaceWords, placeText } from './place-words.ts'

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
    low: palette.severity.info,
  }
  const lines: string[] = []
  for (const group of conflictGroups(conflicts)) {
    const [{ level, kind, subject, message }] = group
    if (level === 'low' && !options.all) continue
    const what = group.length === 1 ? palette.heading(escapeTerminal(subject)) : `${group.length} ${kind}s`
    lines.push(`${paint[level](level)} ${group.length === 1 ? `${kind} ` : ''}${what}`, `  ${escapeTerminal(message)}`)
    for (const one of group) {
      if (group.length > 1) lines.push(`  ${palette.heading(escapeTerminal(one.subject))}`)
      const width = Math.max(0, ...one.parties.map(({ module }) => module.length))
      for (const { module, does, place } of one.parties)
        lines.push(
          `    ${escapeTerminal(module.padEnd(width))}  ${escapeTerminal(does)}  ${palette.faint(escapeTerminal(placeText(place, words)))}`.trimEnd(),
        )
    }
    lines.push('')
  }
  lines.push(conflictCounts(conflicts))
  const hidden = options.all ? 0 : conflicts.filter(({ level }) => level === 'low').length
  if (hidden > 0) lines.push(palette.faint(`the ${hidden} low ones, which are most often meant, are shown with --all`))
  return `${lines.join('\n')}\n`
}
