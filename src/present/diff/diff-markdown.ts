import type { ReleaseDiff } from '../../plan/diff/release-diff.ts'
import { escapeMarkdown } from '../escape.ts'
import { told } from './diff-text.ts'

/** The differences of two releases as Markdown, a table for each kind. */
export function diffMarkdown(diff: ReleaseDiff): string {
  const out = [`# Odoo ${diff.from} → ${diff.to}`, '']
  for (const gap of diff.gaps) out.push(`Known gap: ${escapeMarkdown(gap)}.`, '')
  let subject = ''
  for (const change of diff.changes) {
    if (change.subject !== subject) {
      if (subject !== '') out.push('')
      subject = change.subject
      out.push(`## ${subject}`, '', '| | name | module | evidence |', '|---|---|---|---|')
    }
    out.push(
      `| ${change.verdict} | ${escapeMarkdown(`${change.name}${told(change)}`)} | ${escapeMarkdown(change.module)} | ${escapeMarkdown(change.evidence)} (${change.confidence}) |`,
    )
  }
  if (diff.catalogue.length > 0) {
    out.push('', '## what else changes', '', '| id | what | instead | evidence |', '|---|---|---|---|')
    for (const { id, message, replacement, evidence } of diff.catalogue)
      out.push(`| ${[id, message, replacement, evidence.join('; ')].map(escapeMarkdown).join(' | ')} |`)
  }
  return `${out.join('\n')}\n`
}
