import type { Finding } from '../../rule/finding.ts'
import type { Presentation, Report } from '../../rule/report.ts'
import { CONFIDENCES, type Severity } from '../../rule/severity.ts'
import { escapeCommandData, escapeCommandProperty, escapeLines } from '../escape.ts'
import { relatedPlaces } from './related-places.ts'
import { type ReportedPlace, reportPlaces } from './report-places.ts'

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' }

/** Workflow commands of GitHub Actions, one for each line; empty when there is nothing to say. */
export function reportGithub(report: Report, presentation: Presentation): string {
  const places = reportPlaces(presentation)
  // GitHub shows the first ten errors of a step, and as many warnings: the surest first
  const sure = (finding: Finding): number => CONFIDENCES.indexOf(finding.confidence)
  const lines = [...report.findings]
    .sort((a, b) => sure(a) - sure(b))
    .map((finding) => {
      const doubt = finding.confidence === 'proven' ? '' : ` (${finding.confidence})`
      const related = relatedPlaces(finding, places).map(
        ({ where, note }) => `see ${where}${note === undefined ? '' : `  ${note}`}`,
      )
      const at = places(finding.at.file, finding.at.span)
      return command(COMMANDS[finding.severity], at, finding.rule + doubt, [finding.message, ...related])
    })
  for (const problem of report.problems) {
    lines.push(command('warning', places(problem.file, problem.span), 'not understood', [problem.message]))
  }
  for (const fault of report.faults) {
    const title = fault.rule === undefined ? 'internal error' : `internal error in ${fault.rule}`
    lines.push(command('error', fault.file === undefined ? undefined : places(fault.file), title, [fault.message]))
  }
  return lines.map((line) => `${line}\n`).join('')
}

/** The runner refuses columns for a range of several lines, so they are left out there. */
function command(name: string, at: ReportedPlace | undefined, title: string, message: readonly string[]): string {
  const properties: [string, string | number][] = at ? [['file', at.file]] : []
  if (at?.exact) {
    properties.push(['line', at.line], ['endLine', at.endLine])
    if (at.line === at.endLine) properties.push(['col', at.column], ['endColumn', at.endColumn])
  }
  properties.push(['title', title])
  const written = properties.map(([key, value]) => `${key}=${escapeCommandProperty(escapeLines(String(value)))}`)
  return `::${name} ${written.join(',')}::${escapeCommandData(escapeLines(message.join('\n')))}`
}
