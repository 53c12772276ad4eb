import type { Presentation, Report } from '../../rule/report.ts'
import { reportGithub } from './report-github.ts'
import { reportGitlab } from './report-gitlab.ts'
import { reportJson } from './report-json.ts'
import { reportJunit } from './report-junit.ts'
import { reportMarkdown } from './report-markdown.ts'
import { reportSarif } from './report-sarif.ts'
import { reportText } from './report-text.ts'

/** Turns a report into text. Pure; what it returns is empty or ends with a line end. */
export type Presenter = (report: Report, presentation: Presentation) => string

/** Every way to print a report, by the name that `--format` takes. */
export const reportFormats = {
  text: (report, presentation) => reportText(report, presentation),
  compact: (report, presentation) => reportText(report, presentation, { frames: false }),
  json: reportJson,
  sarif: reportSarif,
  github: reportGithub,
  gitlab: reportGitlab,
  junit: reportJunit,
  markdown: reportMarkdown,
} as const satisfies Readonly<Record<string, Presenter>>

export type ReportFormat = keyof typeof reportFormats

export function isReportFormat(name: string): name is ReportFormat {
  return Object.hasOwn(reportFormats, name)
}
