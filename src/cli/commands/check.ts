import { RULES } from '../../../rules/index.ts'
import { check } from '../../check/check.ts'
import { fixFiles } from '../../check/fix-files.ts'
import { settle } from '../../check/settle.ts'
import { applyBaseline, baselineOf, readBaseline, writeBaseline } from '../../config/baseline.ts'
import { loadSettings, parseSettings, type Settings } from '../../config/settings.ts'
import { relativePath, resolvePath } from '../../host/paths.ts'
import { isReportFormat, reportFormats } from '../../present/report-formats.ts'
import type { Finding } from '../../rule/finding.ts'
import type { Report } from '../../rule/report.ts'
import { CONFIDENCES, SEVERITIES } from '../../rule/severity.ts'
import { builtinReleases } from '../../session/releases.ts'
import { type Opened, Session } from '../../session/session.ts'
import {
  type CommandLine,
  choice,
  openOptions,
  type SourceOptions,
  wantsColour,
  withSourceOptions,
} from '../command-line.ts'
import { progress } from '../progress.ts'
import { UsageError } from '../usage-error.ts'

interface Options extends SourceOptions {
  readonly format: keyof typeof reportFormats
  readonly output?: string
  readonly failOn?: (typeof SEVERITIES)[number]
  readonly minConfidence?: (typeof CONFIDENCES)[number]
  readonly rule?: readonly string[]
  readonly preset?: 'default' | 'all' | 'essential'
  readonly fix?: boolean
  readonly unsafeFixes?: boolean
  readonly baseline?: string
  readonly writeBaseline?: string
  readonly settings?: string
  readonly exitZero?: boolean
  readonly quiet?: boolean
}

/** `addonry check [PATH…]`, the default command. */
export function checkCommand(line: CommandLine): void {
  const list = (value: string, before: readonly string[] | undefined): readonly string[] => [
    ...(before ?? []),
    ...value.split(',').map((name) => name.trim()),
  ]
  const command = line.program
    .command('check', { isDefault: true })
    .description('prove what is wrong in addons')
    .argument('[paths...]', 'folders with addons, single addons, files of addons, or an odoo.conf', [])
    .option('-f, --format <format>', Object.keys(reportFormats).join(', '), format, 'text')
    .option('-o, --output <file>', 'write the report to a file')
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
    .option('--preset <name>', 'essential, default or all', choice('--preset', ['default', 'all', 'essential']))
    .option('--fix', 'apply safe fixes')
    .option('--unsafe-fixes', 'with --fix: also those that need a reader’s eye')
    .option('--baseline <file>', 'hide the findings of this file')
    .option('--write-baseline <file>', 'write all findings to this file, to hide them from now on')
    .option('--settings <file>', 'settings instead of addonry.toml, addonry.json or pyproject.toml')
    .option('--exit-zero', 'exit 0 whatever is found')
    .option('-q, --quiet', 'errors only')
  withSourceOptions(command)
    .addHelpText(
      'after',
      '\nExamples:\n  $ addonry check\n  $ addonry check ./addons --addons-path ../odoo/addons --series 17.0\n  $ addonry check --format sarif -o addonry.sarif\n  $ addonry check --write-baseline .addonry-baseline.json',
    )
    .action((paths: readonly string[], options: Options) => runCheck(line, paths, options))
}

function format(name: string): keyof typeof reportFormats {
  if (!isReportFormat(name))
    throw new UsageError(`--format: '${name}' is not one of ${Object.keys(reportFormats).join(', ')}`)
  return name
}

function runCheck(line: CommandLine, paths: readonly string[], options: Options): void {
  const settings = settingsOf(line, options.settings)
  const open = openOptions(line, paths, {
    ...(options.config && { config: options.config }),
    addonsPath: options.addonsPath ?? settings.addonsPath ?? [],
    ...(options.series ? { series: options.series } : settings.series ? { series: settings.series } : {}),
  })
  const bar = progress(line)
  const turn = (): { opened: Opened; report: Report; session: Session } => {
    const session = new Session(line.host, builtinReleases())
    const opened = session.open({ ...open, onProgress: bar.step })
    const rules = chooseRules(options, settings)
    return {
      opened,
      session,
      report: settle(check(opened, rules), {
        project: opened.project,
        settings,
        rules,
        source: (file) => session.source(file),
      }),
    }
  }
  let { opened, report, session } = turn()
  if (options.fix) {
    const fixed = fixFiles(line.host, report.findings, options.unsafeFixes === true)
    for (let round = 1; round < 8 && fixed.changed > 0; round++) {
      ;({ opened, report, session } = turn())
      const more = fixFiles(line.host, report.findings, options.unsafeFixes === true)
      fixed.applied += more.applied
      if (more.changed === 0) break
    }
    for (const failure of fixed.failures) line.streams.err(`addonry: ${failure}\n`)
    line.streams.err(`${fixed.applied} fix${fixed.applied === 1 ? '' : 'es'} applied\n`)
  }
  bar.end()
  if (opened.series.assumed && options.format === 'text')
    line.streams.err(`addonry: ${opened.series.evidence} (${opened.series.series}); say it with --series\n`)
  report = withBaseline(line, options, report)
  if (options.quiet) report = { ...report, findings: report.findings.filter((finding) => finding.severity === 'error') }
  const text = reportFormats[options.format](report, {
    cwd: line.host.cwd,
    colour: options.output === undefined && wantsColour(line),
    width: line.streams.width,
    version: line.version,
    source: (file) => session.source(file),
  })
  if (options.output) {
    const failed = line.host.write(resolvePath(line.host.cwd, options.output), text)
    if (failed) throw new UsageError(`cannot write ${options.output}: ${failed.failed}`)
  } else line.streams.out(text)
  line.exitCode = exitCode(report, options, settings)
}

function chooseRules(options: Options, settings: Settings) {
  if (options.rule) {
    const wanted = options.rule
    const chosen = RULES.filter(({ id, rule }) =>
      wanted.some(
        (name) =>
          id === name || id.endsWith(`/${name}`) || id.startsWith(`${name}/`) || (rule.aliases ?? []).includes(name),
      ),
    )
    if (chosen.length === 0) throw new UsageError(`no rule named ${wanted.join(', ')}; 'addonry explain' lists all`)
    return chosen
  }
  const name = options.preset ?? settings.preset
  if (name === 'all') return RULES
  if (name === 'essential')
    return RULES.filter(({ rule }) => rule.severity === 'error' && rule.confidence === 'proven' && !rule.optional)
  const asked = (id: string): boolean => settings.rules.some(({ pattern, level }) => pattern === id && level !== 'off')
  return RULES.filter(({ id, rule }) => !rule.optional || asked(id))
}

function withBaseline(line: CommandLine, options: Options, report: Report): Report {
  if (options.writeBaseline) {
    const target = resolvePath(line.host.cwd, options.writeBaseline)
    const folder = target.slice(0, Math.max(1, target.lastIndexOf('/')))
    const failed = line.host.write(target, writeBaseline(baselineOf(report.findings, folder)))
    if (failed) throw new UsageError(`cannot write ${options.writeBaseline}: ${failed.failed}`)
    line.streams.err(`${report.findings.length} findings written to ${options.writeBaseline}\n`)
    return hideFindings(report, [])
  }
  if (!options.baseline) return report
  const bytes = line.host.readBytes(resolvePath(line.host.cwd, options.baseline))
  if ('failed' in bytes) throw new UsageError(`cannot read ${options.baseline}: ${bytes.failed}`)
  const baseline = readBaseline(new TextDecoder().decode(bytes))
  if ('failed' in baseline) throw new UsageError(`${options.baseline} ${baseline.failed}`)
  const applied = applyBaseline(report.findings, baseline)
  const stale = applied.stale.length
  if (stale > 0 && options.format === 'text')
    line.streams.err(
      `${stale} entr${stale === 1 ? 'y' : 'ies'} of ${options.baseline} no longer occur: write it anew with --write-baseline\n`,
    )
  return hideFindings(report, applied.kept)
}

function hideFindings(report: Report, kept: readonly Finding[]): Report {
  const count = (severity: Finding['severity']): number =>
    kept.filter((finding) => finding.severity === severity).length
  return {
    ...report,
    findings: kept,
    stats: {
      ...report.stats,
      findings: { error: count('error'), warning: count('warning'), info: count('info') },
      suppressed: report.stats.suppressed + report.findings.length - kept.length,
    },
  }
}

function exitCode(report: Report, options: Options, settings: Settings): number {
  if (report.faults.length > 0) return 2
  if (options.exitZero || options.writeBaseline) return 0
  const severity = SEVERITIES.indexOf(options.failOn ?? settings.failOn.severity)
  const confidence = CONFIDENCES.indexOf(options.minConfidence ?? settings.failOn.confidence)
  const gating = report.findings.some(
    (finding) =>
      SEVERITIES.indexOf(finding.severity) <= severity && CONFIDENCES.indexOf(finding.confidence) <= confidence,
  )
  return gating ? 1 : 0
}

/** Settings of the working directory, or of the file that was named; a mistake in them ends the run. */
function settingsOf(line: CommandLine, file: string | undefined): Settings {
  const names = RULES.map(({ id, rule }) => ({ id, aliases: rule.aliases ?? [] }))
  let result = loadSettings(line.host, line.host.cwd, names)
  if (file !== undefined) {
    const path = resolvePath(line.host.cwd, file)
    const bytes = line.host.readBytes(path)
    if ('failed' in bytes) throw new UsageError(`cannot read ${file}: ${bytes.failed}`)
    result = parseSettings(path, new TextDecoder().decode(bytes), names)
  }
  const [issue] = result.issues
  if (issue) {
    const session = new Session(line.host)
    const position = session.source(issue.file)?.positionAt(issue.span[0])
    throw new UsageError(`${relativePath(line.host.cwd, issue.file)}:${position?.line ?? 1}: ${issue.message}`)
  }
  return result.settings
}
