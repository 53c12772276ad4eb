import type { Finding } from '../../rule/finding.ts'
import type { Presentation, Report } from '../../rule/report.ts'
import { insertedText } from '../../text/edit.ts'
import type { FilePath, Span } from '../../text/span.ts'
import { reportPlaces } from './report-places.ts'

/**
 * The report for machines, schema 1. Keys come in a fixed order, all are always there; what is unknown is `null`.
 * `start` and `end` of an edit are UTF-16 offsets in the decoded file, the end excluded.
 */
export function reportJson(report: Report, presentation: Presentation): string {
  const places = reportPlaces(presentation)
  const place = (file: FilePath, span: Span) => {
    const { exact, ...at } = places(file, span)
    return at
  }
  const told = (finding: Finding) => ({
    rule: finding.rule,
    severity: finding.severity,
    confidence: finding.confidence,
    message: finding.message,
    addon: finding.addon,
    ...place(finding.at.file, finding.at.span),
    fingerprint: finding.fingerprint,
    related: finding.related.map(({ file, span, note }) => ({ ...place(file, span), message: note ?? '' })),
    fixes: finding.fixes.map(({ title, safety, edits }) => ({
      title,
      safety,
      edits: edits.map((edit) => ({
        ...place(edit.file, edit.span),
        start: edit.span[0],
        end: edit.span[1],
        text: insertedText(edit, presentation.source(edit.file)?.text ?? ''),
      })),
    })),
  })
  const { stats, shard } = report
  const document = {
    schema: 1,
    series: report.series,
    findings: report.findings.map(told),
    problems: report.problems.map(({ file, span, message }) => {
      const at = places(file, span)
      return { file: at.file, line: at.exact ? at.line : null, column: at.exact ? at.column : null, message }
    }),
    faults: report.faults.map(({ rule, file, message }) => ({
      rule: rule ?? null,
      file: file === undefined ? null : places(file).file,
      message,
    })),
    rules: report.rules.map(({ id }) => id),
    stats: {
      addons: stats.addons,
      filesRead: stats.filesRead,
      filesParsed: stats.filesParsed,
      bytesRead: stats.bytesRead,
      rulesRun: stats.rulesRun,
      findings: {
        error: stats.findings.error,
        warning: stats.findings.warning,
        info: stats.findings.info,
      },
      suppressed: stats.suppressed,
    },
    shard: shard ? { part: shard.part, parts: shard.parts, idle: shard.idle.map(told) } : null,
  }
  return `${JSON.stringify(document, null, 2)}\n`
}
