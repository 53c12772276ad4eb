import { resolvePath } from '../host/paths.ts'
import { type ReportFormat, reportFormats } from '../present/report/report-formats.ts'
import type { Finding } from '../rule/finding.ts'
import type { Report } from '../rule/report.ts'
import { reaches, type Threshold } from '../rule/severity.ts'
import type { Source } from '../text/source.ts'
import type { FilePath } from '../text/span.ts'
import type { FileReport } from './check-options.ts'
import { type CommandLine, wantsColour } from './command-line.ts'
import { UsageError } from './usage-error.ts'

/** Where a report goes. */
export interface ReportTargets {
  readonly format: ReportFormat
  readonly output?: string
  readonly report?: readonly FileReport[]
}

/** Prints a report, or writes it to a file, and writes those that are wanted besides. */
export function showReport(
  line: CommandLine,
  { format, output, report: further }: ReportTargets,
  report: Report,
  failOn: Threshold,
  source: (file: FilePath) => Source | undefined,
): void {
  const print = (as: ReportFormat, file: string | undefined): void => {
    const text = reportFormats[as](report, {
      cwd: line.host.cwd,
      colour: wantsColour(line, file),
      width: line.streams.width,
      version: line.version,
      failOn,
      source,
    })
    const failed = file === undefined ? undefined : line.host.write(resolvePath(line.host.cwd, file), text)
    if (failed) throw new UsageError(`cannot write ${file}: ${failed.failed}`)
    if (file === undefined) line.streams.out(text)
  }
  for (const each of further ?? []) print(each.format, each.file)
  print(format, output)
}

/** Formats that a person reads, in a terminal or in the log of a job. */
export const PROSE: ReadonlySet<ReportFormat> = new Set(['text', 'compact', 'github'])

/** 2 when addonry itself failed, 1 when a finding is at or above the threshold, else 0. */
export function exitCode(report: Report, failOn: Threshold): number {
  return faultCode(report) || (gating(report, failOn).length > 0 ? 1 : 0)
}

function gating(report: Report, failOn: Threshold): readonly Finding[] {
  return report.findings.filter((finding) => reaches(finding, failOn))
}

/** What a person can do about a run that fails; or why one with errors does not. */
export function whyRed(report: Report, failOn: Threshold): string {
  const bad = gating(report, failOn)
  if (bad.length === 0) return whyGreen(report, failOn)
  const rules = [...new Set(bad.map((finding) => finding.rule))]
  const count = `${bad.length} finding${bad.length === 1 ? ' fails' : 's fail'} this run`
  const mendable = bad.some((finding) => finding.fixes.some((fix) => fix.safety === 'safe'))
  const lines = [
    `\n${count} (${failOn.severity === 'error' ? 'errors' : `${failOn.severity} and worse`}, ${failOn.confidence === 'proven' ? 'proven' : `at least ${failOn.confidence}`}):`,
    `  why         addonry explain ${rules[0]}${rules.length > 1 ? `, and ${rules.length - 1} more rule${rules.length > 2 ? 's' : ''}` : ''}`,
    ...(mendable ? ['  mend        addonry check --fix'] : []),
    '  not here    a comment `addonry: disable=RULE` on the line or before the element',
    '  not now     addonry check --write-baseline',
  ]
  return `${lines.join('\n')}\n`
}

/** Errors that fail no run, as they are less sure than it asks for: a word of it, so that nobody wonders. */
function whyGreen(report: Report, { severity, confidence }: Threshold): string {
  const doubtful = gating(report, { severity, confidence: 'guess' })
  if (doubtful.length === 0) return ''
  const one = doubtful.length === 1
  const them = one ? `1 ${doubtful[0]?.severity} is` : `${doubtful.length} findings are`
  const sure = confidence === 'proven' ? 'proven' : `at least ${confidence}`
  return `\n${them} not ${sure}: unless --min-confidence says so, ${one ? 'it fails' : 'they fail'} no run\n`
}

/** 2 when addonry itself failed: that is never a success. */
export function faultCode(report: Report): number {
  return report.faults.length > 0 ? 2 : 0
}
