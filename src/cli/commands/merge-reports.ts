import { RULES } from '../../../rules/index.ts'
import { summaryOf } from '../../check/check.ts'
import { mergeReports } from '../../check/merge-reports.ts'
import { offsetIn, readReport } from '../../check/read-report.ts'
import { resolvePath } from '../../host/paths.ts'
import { reportFormats } from '../../present/report/report-formats.ts'
import { CONFIDENCES, SEVERITIES } from '../../rule/severity.ts'
import { Session } from '../../session/session.ts'
import { Source } from '../../text/source.ts'
import type { FilePath } from '../../text/span.ts'
import { type FileReport, fileReport, format } from '../check-options.ts'
import { settingsOf } from '../check-settings.ts'
import { type CommandLine, choice } from '../command-line.ts'
import { exitCode, faultCode, PROSE, type ReportTargets, showReport, whyRed } from '../show-report.ts'
import { UsageError } from '../usage-error.ts'

interface Options extends ReportTargets {
  readonly report?: readonly FileReport[]
  readonly failOn?: (typeof SEVERITIES)[number]
  readonly minConfidence?: (typeof CONFIDENCES)[number]
  readonly settings?: string
  readonly exitZero?: boolean
}

/** `addonry merge-reports FILE…`: the reports of `check --shard` as one. */
export function mergeReportsCommand(line: CommandLine): void {
  line.program
    .command('merge-reports')
    .description('make one report of several of `check --format json`, such as those of shards')
    .argument('<files...>', 'reports in JSON')
    .option('-f, --format <format>', Object.keys(reportFormats).join(', '), format, 'text')
    .option('-o, --output <file>', 'write the report to a file')
    .option('--report <format=file>', 'write a further report; may be repeated', fileReport)
    .option('--fail-on <severity>', 'exit 1 from this severity on, as of check', choice('--fail-on', SEVERITIES))
    .option(
      '--min-confidence <confidence>',
      'exit 1 only for findings at least this sure, as of check',
      choice('--min-confidence', CONFIDENCES),
    )
    .option('--settings <file>', 'settings instead of addonry.toml and the like, as of check')
    .option('--exit-zero', 'exit 0 whatever is found')
    .addHelpText(
      'after',
      '\nExamples:\n  $ addonry check --shard 1/2 --exit-zero --format json -o part-1.json\n  $ addonry check --shard 2/2 --exit-zero --format json -o part-2.json\n  $ addonry merge-reports part-*.json --report sarif=addonry.sarif',
    )
    .action((files: readonly string[], options: Options) => runMerge(line, files, options))
}

function runMerge(line: CommandLine, files: readonly string[], options: Options): void {
  const { failOn } = settingsOf(line, options.settings)
  const session = new Session(line.host)
  const sourceOf = (file: FilePath): Source | undefined => session.source(file) ?? new BlankSource(file)
  const reports = files.map((file) => {
    const bytes = line.host.readBytes(resolvePath(line.host.cwd, file))
    if ('failed' in bytes) throw new UsageError(`cannot read ${file}: ${bytes.failed}`)
    const report = readReport(new TextDecoder().decode(bytes), line.host.cwd, (path, row, column) => {
      const source = session.source(path)
      return source ? offsetIn(source, row, column) : BlankSource.offset(row, column)
    })
    if ('failed' in report) throw new UsageError(`${file} ${report.failed}`)
    return report
  })
  const merged = mergeReports(reports, RULES.map(summaryOf))
  const threshold = {
    severity: options.failOn ?? failOn.severity,
    confidence: options.minConfidence ?? failOn.confidence,
  }
  showReport(line, options, merged, threshold, sourceOf)
  if (!options.exitZero && PROSE.has(options.format)) line.streams.err(whyRed(merged, threshold))
  line.exitCode = options.exitZero ? faultCode(merged) : exitCode(merged, threshold)
}

/** Columns of a line of a text that is not at hand. */
const WIDTH = 1000

/** Where the files of a report are not at hand, its lines and columns still are. */
class BlankSource extends Source {
  constructor(file: FilePath) {
    super(file, '')
  }

  static offset(line: number, column: number): number {
    return (line - 1) * WIDTH + Math.min(column, WIDTH) - 1
  }

  override positionAt(offset: number): { line: number; column: number } {
    return { line: Math.floor(offset / WIDTH) + 1, column: (offset % WIDTH) + 1 }
  }
}
