import { readFileSync } from 'node:fs'
import { baseName } from '../../src/host/paths.ts'
import type { Report } from '../../src/rule/report.ts'
import type { Session } from '../../src/session/session.ts'
import type { Series } from '../../src/text/series.ts'

/** What real Odoo did with a tiny faulty set of addons, and what a static tool owes. */
export interface FaultRow {
  readonly name: string
  readonly version: Series
  readonly expect: 'error' | 'warning' | 'info' | 'none'
  readonly root_cause_file: string
  readonly root_cause_line: number
  readonly fault: string
}

export function faultRows(): readonly FaultRow[] {
  return JSON.parse(readFileSync(new URL('../../fixtures/faults.json', import.meta.url), 'utf8'))
}

/** Why a report does not meet a row; `undefined` when it does. */
export function unmet(row: FaultRow, folder: string, report: Report, session: Session): string | undefined {
  const lines = report.findings.map((finding) => {
    const line = session.source(finding.at.file)?.positionAt(finding.at.span[0]).line ?? 1
    return { severity: finding.severity, rule: finding.rule, file: finding.at.file, line }
  })
  const told = lines
    .map((one) => `${one.severity} ${one.rule} ${one.file.slice(folder.length + 1)}:${one.line}`)
    .join('; ')
  const errors = lines.filter((one) => one.severity === 'error')
  const loud = lines.filter((one) => one.severity !== 'info')
  const cause = `${folder}/${row.root_cause_file}`
  const exists = row.root_cause_line > 0 && session.host.stat(cause)?.kind === 'file'
  const addon = row.root_cause_file.split('/').find((part) => part.startsWith('fa')) ?? baseName(row.root_cause_file)
  const atCause = (one: { file: string; line: number }): boolean =>
    exists ? one.file === cause && Math.abs(one.line - row.root_cause_line) <= 2 : one.file.includes(`/${addon}/`)
  if (row.expect === 'error' && !errors.some(atCause))
    return `no error at ${row.root_cause_file}:${row.root_cause_line}, told: ${told}`
  if (row.expect === 'warning' && !loud.some(atCause))
    return `no warning at ${row.root_cause_file}:${row.root_cause_line}, told: ${told}`
  if (row.expect === 'info' && errors.length > 0) return `an error where none is due: ${told}`
  if (row.expect === 'none' && loud.length > 0) return `a finding where none is due: ${told}`
  return undefined
}
