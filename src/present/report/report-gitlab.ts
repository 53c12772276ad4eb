import { createHash } from 'node:crypto'
import type { Finding } from '../../rule/finding.ts'
import type { Presentation, Report } from '../../rule/report.ts'
import { reportFingerprints } from './report-fingerprints.ts'
import { reportPlaces } from './report-places.ts'

/**
 * GitLab's Code Quality report. That format has one channel only, so problems and faults stand in it as well; those
 * that name no file are placed at `.`.
 */
export function reportGitlab(report: Report, presentation: Presentation): string {
  const places = reportPlaces(presentation)
  const fingerprints = reportFingerprints(report.findings)
  const issues = report.findings.map((finding, index) => {
    const at = places(finding.at.file, finding.at.span)
    const fingerprint = fingerprints[index] ?? finding.fingerprint
    return issue(finding.message, finding.rule, fingerprint, severityOf(finding), at.file, at.line, at.endLine)
  })
  const counts = new Map<string, number>()
  const extra = (check: string, severity: string, message: string, path: string, line: number) => {
    const key = JSON.stringify([check, path, message])
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    const fingerprint = createHash('sha256').update(`${key}${count}`).digest('hex').slice(0, 32)
    issues.push(issue(message, check, fingerprint, severity, path, line, line))
  }
  for (const { file, span, message } of report.problems) {
    const at = places(file, span)
    extra('not-understood', 'major', message, at.file, at.line)
  }
  for (const { rule, file, message } of report.faults) {
    const path = file === undefined ? '.' : places(file).file
    extra('internal-error', 'blocker', rule === undefined ? message : `${rule}: ${message}`, path, 1)
  }
  return `${JSON.stringify(issues, null, 2)}\n`
}

function issue(
  description: string,
  check: string,
  fingerprint: string,
  severity: string,
  path: string,
  begin: number,
  end: number,
) {
  return { description, check_name: check, fingerprint, severity, location: { path, lines: { begin, end } } }
}

/** Only what is proven is `critical`; a doubtful error is `major`. */
function severityOf({ severity, confidence }: Finding): string {
  if (severity === 'error') return confidence === 'proven' ? 'critical' : 'major'
  return severity === 'warning' ? 'minor' : 'info'
}
