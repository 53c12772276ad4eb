import type { ReleaseChange, ReleaseDiff } from '../../plan/diff/release-diff.ts'
import { colour, type Palette } from '../colour.ts'

const SIGNS = { removed: '-', added: '+', renamed: '>', merged: '>', moved: '>', changed: '~' } as const

/** The differences of two releases for a terminal, by kind and module. */
export function diffText(diff: ReleaseDiff, coloured: boolean): string {
  const paint = colour(coloured)
  const out: string[] = [`Odoo ${diff.from} → ${diff.to}`]
  for (const gap of diff.gaps) out.push(paint.faint(`known gap: ${gap}`))
  let subject = ''
  for (const change of diff.changes) {
    if (change.subject !== subject) {
      subject = change.subject
      const same = diff.changes.filter((one) => one.subject === subject)
      out.push('', paint.heading(`${subject}: ${counts(same)}`))
    }
    out.push(line(change, paint))
  }
  if (diff.catalogue.length > 0) {
    out.push('', paint.heading('what else changes'))
    for (const { id, message, replacement } of diff.catalogue) out.push(`  ${id}: ${message}. Instead: ${replacement}`)
  }
  if (diff.changes.length === 0) out.push('', 'nothing differs')
  return `${out.join('\n')}\n`
}

function line(change: ReleaseChange, paint: Palette): string {
  const sign = SIGNS[change.verdict]
  const painted =
    sign === '-' ? paint.severity.error(sign) : sign === '+' ? paint.hint(sign) : paint.severity.warning(sign)
  const { confidence, evidence } = change
  // that both releases were compared is said of none: it is so of nearly all
  const reason = evidence.startsWith('files of Odoo') ? '' : `: ${evidence}`
  const unsure = confidence === 'proven' ? '' : paint.faint(` (${confidence}${reason})`)
  return `  ${painted} ${change.name}${told(change)}${unsure}${paint.faint(`  ${change.module}`)}`
}

/** What a change says beside the name. */
export function told({ verdict, before, after, subject, instead }: ReleaseChange): string {
  if (verdict === 'renamed' || verdict === 'merged' || verdict === 'moved')
    return after === '' ? '' : ` → ${verdict === 'merged' ? 'merged into ' : ''}${after}`
  if (verdict === 'changed') return `: ${before || 'nothing'} → ${after || 'nothing'}`
  if (instead !== undefined) return `: use ${instead}`
  return subject === 'method' || (subject === 'field' && after !== '') ? ` ${before || after}` : ''
}

function counts(changes: readonly ReleaseChange[]): string {
  const verdicts = ['removed', 'renamed', 'merged', 'moved', 'changed', 'added'] as const
  return verdicts
    .flatMap((verdict) => {
      const count = changes.filter((change) => change.verdict === verdict).length
      return count === 0 ? [] : [`${count} ${verdict}`]
    })
    .join(', ')
}
