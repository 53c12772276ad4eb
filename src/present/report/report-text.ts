import type { Fault, Finding, Problem } from '../../rule/finding.ts'
import type { Presentation, Report } from '../../rule/report.ts'
import { colour, type Palette } from '../colour.ts'
import { escapeTerminal } from '../escape.ts'
import { codeFrame } from './code-frame.ts'
import { relatedPlaces } from './related-places.ts'
import { reportGroups } from './report-groups.ts'
import { type ReportPlaces, reportPlaces } from './report-places.ts'
import { reportSummary, severityCounts } from './report-summary.ts'

export interface TextOptions {
  /** false: exactly one line for each finding, for `grep` and editors */
  readonly frames: boolean
}

interface Desk {
  readonly places: ReportPlaces
  readonly palette: Palette
  readonly width: number
}

/** The report for a person at a terminal. */
export function reportText(
  report: Report,
  presentation: Presentation,
  options: TextOptions = { frames: true },
): string {
  const desk: Desk = {
    places: reportPlaces(presentation),
    palette: colour(presentation.colour),
    width: presentation.width,
  }
  const blocks: string[] = []
  for (const { addon, files } of reportGroups(report.findings)) {
    const findings = files.flatMap((group) => group.findings)
    if (options.frames) {
      const name = desk.palette.heading(escapeTerminal(addon) || 'outside any addon')
      blocks.push(`${name}: ${severityCounts(countOf(findings))}`)
      for (const finding of findings) blocks.push([headline(finding, desk), ...details(finding, desk)].join('\n'))
    } else {
      blocks.push(findings.map((finding) => headline(finding, desk)).join('\n'))
    }
  }
  const troubles = [
    ...report.problems.map((problem) => problemLine(problem, desk)),
    ...report.faults.map((fault) => faultLine(fault, desk)),
  ]
  if (troubles.length > 0) blocks.push(troubles.join('\n'))
  blocks.push(reportSummary(report))
  return `${blocks.join(options.frames ? '\n\n' : '\n')}\n`
}

function headline(finding: Finding, { places, palette }: Desk): string {
  const at = places(finding.at.file, finding.at.span)
  const doubt = finding.confidence === 'proven' ? '' : ` (${finding.confidence})`
  const place = `${escapeTerminal(at.file)}:${at.line}:${at.column}`
  const severity = palette.severity[finding.severity](finding.severity)
  return `${place}  ${severity} ${finding.rule}${doubt}  ${escapeTerminal(finding.message)}`
}

function details(finding: Finding, { places, palette, width }: Desk): string[] {
  const lines: string[] = []
  const source = places.source(finding.at.file)
  if (source) {
    const paint = { mark: palette.severity[finding.severity], faint: palette.faint }
    lines.push(...codeFrame(source, finding.at.span, width - 2, paint).split('\n'))
  }
  for (const { where, note } of relatedPlaces(finding, places))
    lines.push(`see ${escapeTerminal(where)}${note === undefined ? '' : `  ${escapeTerminal(note)}`}`)
  for (const fix of finding.fixes) {
    lines.push(palette.hint(`fix available: ${escapeTerminal(fix.title)} (--fix, ${fix.safety})`))
  }
  return lines.map((line) => `  ${line}`)
}

function problemLine(problem: Problem, { places, palette }: Desk): string {
  const at = places(problem.file, problem.span)
  const place = escapeTerminal(at.file) + (at.exact ? `:${at.line}:${at.column}` : '')
  return `${place}  ${palette.severity.warning('not understood')}  ${escapeTerminal(problem.message)}`
}

function faultLine(fault: Fault, { places, palette }: Desk): string {
  const place = fault.file === undefined ? '' : `${escapeTerminal(places(fault.file).file)}  `
  const where = fault.rule === undefined ? '' : ` in ${fault.rule}`
  return `${place}${palette.severity.error('internal error')}${where}  ${escapeTerminal(fault.message)}`
}

function countOf(findings: readonly Finding[]): Report['stats']['findings'] {
  const counts = { error: 0, warning: 0, info: 0 }
  for (const finding of findings) counts[finding.severity]++
  return counts
}
