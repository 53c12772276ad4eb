import type { Command } from 'commander'
import { isReportFormat, reportFormats } from '../present/report/report-formats.ts'
import { CONFIDENCES, SEVERITIES } from '../rule/severity.ts'
import { choice, type SourceOptions, withSourceOptions } from './command-line.ts'
import { UsageError } from './usage-error.ts'

export interface CheckOptions extends SourceOptions {
  readonly format: keyof typeof reportFormats
  readonly output?: string
  readonly report?: readonly FileReport[]
  readonly failOn?: (typeof SEVERITIES)[number]
  readonly minConfidence?: (typeof CONFIDENCES)[number]
  readonly rule?: readonly string[]
  readonly preset?: string
  readonly fix?: boolean
  readonly unsafeFixes?: boolean
  readonly dryRun?: boolean
  readonly baseline?: string | false
  readonly writeBaseline?: string | true
  readonly changedSince?: string
  readonly newSince?: string
  readonly diff?: string
  readonly settings?: string
  readonly shard?: Shard
  readonly watch?: boolean
  readonly cache: boolean
  readonly cacheDir?: string
  readonly exitZero?: boolean
  readonly eachPlace?: boolean
  readonly quiet?: boolean
}

/** A report that is written to a file beside the one that is printed. */
export interface FileReport {
  readonly format: keyof typeof reportFormats
  readonly file: string
}

/** One of `count` parts of the addons. */
export interface Shard {
  /** from 1 */
  readonly part: number
  readonly count: number
}

/** What `check` can be told, in the order in which help lists it. */
export function withCheckOptions(command: Command): Command {
  const list = (value: string, before: readonly string[] | undefined): readonly string[] => [
    ...(before ?? []),
    ...value.split(',').map((name) => name.trim()),
  ]
  command
    .option('-f, --format <format>', Object.keys(reportFormats).join(', '), format, 'text')
    .option('-o, --output <file>', 'write the report to a file')
    .option(
      '--report <format=file>',
      'write a further report, such as sarif=addonry.sarif; may be repeated',
      fileReport,
    )
    .option(
      '--fail-on <severity>',
      'exit 1 from this severity on: error, warning or info',
      choice('--fail-on', SEVERITIES),
    )
    .option(
      '--min-confidence <confidence>',
      'exit 1 only for findings at least this sure: proven, likely or guess',
      choice('--min-confidence', CONFIDENCES),
    )
    .option('--rule <ids>', 'run only these rules; commas or repeated', list)
    .option('--preset <name>', 'essential, recommended, strict, oca or odoo; frozen by date: oca@2026.11')
    .option('--fix', 'apply safe fixes; --fix=unsafe also those that need a reader’s eye')
    .option('--unsafe-fixes', 'with --fix: the same as --fix=unsafe')
    .option('--dry-run', 'with --fix: print a unified diff, write nothing')
    .option('--baseline <file>', 'hide the findings of this file')
    .option('--no-baseline', 'show also what the settings’ baseline hides')
    .option('--write-baseline [file]', 'write all findings to a baseline, to hide them from now on')
    .option('--changed-since <commit>', 'only findings that touch lines changed since the branch left this commit')
    .option(
      '--diff <file>',
      'only findings that touch lines changed in this unified diff; - reads it from the input; a commit: as --new-since',
    )
    .option(
      '--new-since <commit>',
      'only findings that a check of this commit does not have, wherever they are, and what its tables lose',
    )
    .option('--settings <file>', 'settings instead of addonry.toml, addonry.json, pyproject.toml or package.json')
    .option('--shard <part/parts>', 'check one part of the addons, such as 1/4; see addonry merge-reports', shard)
    .option('-w, --watch', 'check again whenever a file changes')
    .option('--no-cache', 'compute anew; else the result of an unchanged tree comes from .addonry-cache')
    .option('--cache-dir <folder>', 'where .addonry-cache is instead; also by the variable ADDONRY_CACHE_DIR')
    .option('--each-place', 'a finding for each place of one cause, as for editors; else the first leads to the others')
    .option('--exit-zero', 'exit 0 whatever is found')
    .option('-q, --quiet', 'errors only')
  return withSourceOptions(command)
}

export function format(name: string): keyof typeof reportFormats {
  return formatOf('--format', name)
}

function formatOf(option: string, name: string): keyof typeof reportFormats {
  if (!isReportFormat(name))
    throw new UsageError(`${option}: '${name}' is not one of ${Object.keys(reportFormats).join(', ')}`)
  return name
}

export function fileReport(value: string, before: readonly FileReport[] | undefined): readonly FileReport[] {
  const at = value.indexOf('=')
  if (at < 1 || at === value.length - 1) throw new UsageError(`--report: '${value}' is not like sarif=addonry.sarif`)
  return [...(before ?? []), { format: formatOf('--report', value.slice(0, at)), file: value.slice(at + 1) }]
}

function shard(value: string): Shard {
  const match = /^(\d{1,4})\/(\d{1,4})$/.exec(value)
  const [part, count] = [Number(match?.[1]), Number(match?.[2])]
  if (!match || part < 1 || part > count) throw new UsageError(`--shard: '${value}' is no part such as 1/4`)
  return { part, count }
}

/** `--fix=unsafe` and `--fix=safe` as the options that they stand for: `--fix` itself takes no value, so that a path may follow. */
export function spellOutFix(args: readonly string[]): readonly string[] {
  return args.flatMap((arg) => {
    if (!arg.startsWith('--fix=')) return [arg]
    if (arg === '--fix=unsafe') return ['--fix', '--unsafe-fixes']
    if (arg === '--fix=safe') return ['--fix']
    throw new UsageError(`--fix: '${arg.slice(6)}' is neither safe nor unsafe`)
  })
}
