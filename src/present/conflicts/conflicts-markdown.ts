import { CONFLICT_LEVELS, type Conflict } from '../../plan/conflicts/conflict.ts'
import { escapeMarkdown, markdownCode, markdownMessage } from '../escape.ts'
import { type PlaceWords, placeText } from '../place-words.ts'
import { conflictCounts, conflictGroups, levelTitle } from './conflict-counts.ts'

/** Conflicts as a Markdown page: a section for each level, an item for each conflict. */
export function presentConflictsMarkdown(conflicts: readonly Conflict[], words: PlaceWords): string {
  const lines = ['# Conflicts between addons', '', `${conflictCounts(conflicts)}.`]
  for (const level of CONFLICT_LEVELS) {
    const its = conflicts.filter((conflict) => conflict.level === level)
    if (its.length === 0) continue
    lines.push('', `## ${levelTitle(level)}`, '')
    for (const group of conflictGroups(its)) {
      const [{ kind, subject, message }] = group
      const what = group.length === 1 ? `${kind} ${markdownCode(subject)}` : `${group.length} ${kind}s`
      lines.push(`- ${what}: ${markdownMessage(message)}`)
      for (const one of group) {
        const indent = group.length === 1 ? '  ' : '    '
        if (group.length > 1) lines.push(`  - ${markdownCode(one.subject)}`)
        for (const { module, does, place } of one.parties) {
          const at = placeText(place, words)
          lines.push(
            `${indent}- ${markdownCode(module)} ${escapeMarkdown(does)}${at === '' ? '' : ` (${markdownCode(at)})`}`,
          )
        }
      }
    }
  }
  return `${lines.join('\n')}\n`
}
