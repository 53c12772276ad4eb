import { RULES } from '../../../rules/index.ts'
import { joinCauses } from '../../check/join-causes.ts'
import { withFindings } from '../../check/settle.ts'
import { conventionsUnder } from '../../config/conventions.ts'
import { isStrict } from '../../config/presets.ts'
import { relativePath, resolvePath } from '../../host/paths.ts'
import type { Finding } from '../../rule/finding.ts'
import type { Report } from '../../rule/report.ts'
import type { Checked } from '../../session/checked.ts'
import { Session } from '../../session/session.ts'
import type { FilePath } from '../../text/span.ts'
import { onlyChanged, onlyNew, withBaseline } from '../check-filter.ts'
import { type Fixed, fixAll, fixedDiff, settled } from '../check-fix.ts'
import { type CheckOptions, type Shard, withCheckOptions } from '../check-options.ts'
import { chooseRules, settingsOf, withOptions } from '../check-settings.ts'
import { checkCommit, checkDisk, resultCache, type Turn } from '../check-turn.ts'
import { watchAddons } from '../check-watch.ts'
import { type CommandLine, openOptions } from '../command-line.ts'
import { NO_ADDONS, tellAssumed } from '../open-graph.ts'
import { progress } from '../progress.ts'
import { exitCode, faultCode, PROSE, showReport, whyRed } from '../show-report.ts'
import { UsageError } from '../usage-error.ts'

/** `addonry check [PATH…]`, the default command. */
export function checkCommand(line: CommandLine): void {
  const command = line.program
    .command('check', { isDefault: true })
    .description('prove what is wrong in addons')
    .argument('[paths...]', 'folders with addons, single addons, files of addons, or an odoo.conf')
  withCheckOptions(command)
    .addHelpText(
      'after',
      '\nExamples:\n  $ addonry check\n  $ addonry check ./addons --addons-path ../odoo/addons --series 17.0\n  $ addonry check --fix --dry-run\n  $ addonry check --new-since origin/17.0     only what this branch breaks\n  $ addonry check --format sarif -o addonry.sarif\n  $ addonry check --write-baseline',
    )
    .action((paths: readonly string[], options: CheckOptions) => runCheck(line, paths, options))
}

async function runCheck(line: CommandLine, paths: readonly string[], given: CheckOptions): Promise<void> {
  const options = diffOfCommit(line, given)
  refuseClashes(options)
  const settings = withOptions(settingsOf(line, options.settings), options)
  const sources = openOptions(line, paths, options, settings)
  const open = { ...sources, conventions: conventionsUnder(settings.preset, settings.conventions) }
  const bar = progress(line)
  const { rules, asked } = chooseRules(options, settings)
  const cache = resultCache(line, options, settings)
  const knowledge = options.knowledge ?? settings.knowledge
  const since = options.newSince
  const turn: Turn = {
    line,
    open,
    knowledge,
    rules,
    cache,
    shard: options.shard,
    progress: bar.step,
    ...(since && { since }),
    asDiff: given.newSince === undefined,
  }
  const decide = { settings, rules: RULES, ...(asked && { asked }) }
  const narrow = (checked: Checked, session: Session): Report => {
    const report = onlyChanged(line, options, settled(checked, session, decide), (file) => session.source(file))
    return since === undefined ? report : onlyNew(line, report, before(since, session))
  }
  const before = (ref: string, session: Session): Report => settled(checkCommit(turn, ref), session, decide)
  const finish = (checked: Checked, session: Session): number => {
    bar.end()
    const found = withBaseline(line, options, settings, narrow(checked, session), paths)
    const every = options.shard ? apart(found, options.shard) : found
    const report = options.eachPlace || isStrict(settings.preset) ? every : joinCauses(every)
    if (report.stats.addons === 0) line.streams.err(`addonry: ${NO_ADDONS}\n`)
    else if (options.format === 'text') tellAssumed(line, checked)
    const shown = options.quiet ? errorsOf(report) : report
    showReport(line, options, shown, settings.failOn, (file) => session.source(file))
    if (options.exitZero || options.writeBaseline !== undefined) return faultCode(report)
    if (PROSE.has(options.format)) line.streams.err(whyRed(report, settings.failOn))
    return exitCode(report, settings.failOn)
  }
  if (options.watch) {
    line.exitCode = await watchAddons(turn, finish)
    return
  }
  if (!options.fix) {
    line.exitCode = finish(checkDisk(turn), new Session(line.host))
    return
  }
  const fixed = fixAll(turn, options.unsafeFixes === true, (checked, session) => narrow(checked, session).findings)
  bar.end()
  for (const failure of fixed.failures) line.streams.err(`addonry: ${failure}\n`)
  const unwritten = options.dryRun ? new Map<FilePath, string>() : fixed.write()
  for (const [file, why] of unwritten)
    line.streams.err(`addonry: cannot write ${relativePath(line.host.cwd, file)}: ${why}\n`)
  line.streams.err(summaryOf(fixed, unwritten, options))
  if (options.dryRun) line.streams.out(fixedDiff(fixed, line.host.cwd))
  else if (unwritten.size === 0) line.exitCode = finish(fixed.checked, new Session(fixed.host))
  else {
    finish(checkDisk(turn), new Session(line.host))
    line.exitCode = 2
  }
}

/** `--diff BASE` where BASE is no file: what is new against that commit. */
function diffOfCommit(line: CommandLine, options: CheckOptions): CheckOptions {
  const { diff, ...others } = options
  if (diff === undefined || diff === '-' || options.newSince !== undefined) return options
  if (line.host.stat(resolvePath(line.host.cwd, diff))) return options
  return { ...others, newSince: diff }
}

function refuseClashes(options: CheckOptions): void {
  const clashes: readonly (readonly [boolean, string])[] = [
    [options.dryRun === true && !options.fix, '--dry-run is about --fix: name both'],
    [options.unsafeFixes === true && !options.fix, '--unsafe-fixes is about --fix: write --fix=unsafe'],
    [options.watch === true && options.fix === true, '--watch and --fix do not go together'],
    [options.watch === true && options.output !== undefined, '--watch prints to the terminal, it takes no --output'],
    [
      options.shard !== undefined && options.writeBaseline !== undefined,
      '--shard and --write-baseline do not go together: a part knows its own findings alone',
    ],
    [options.shard !== undefined && options.fix === true, '--shard and --fix do not go together'],
    [options.shard !== undefined && options.watch === true, '--shard and --watch do not go together'],
    [
      options.diff !== undefined && options.changedSince !== undefined,
      '--diff and --changed-since are the same question',
    ],
  ]
  const clash = clashes.find(([bad]) => bad)
  if (clash) throw new UsageError(clash[1])
}

function summaryOf({ fixes: all, files }: Fixed, unwritten: ReadonlyMap<FilePath, string>, { dryRun }: CheckOptions) {
  // of a fix of several files, some of which could not be written, a part is there
  const applied = all.filter(({ edits }) => !edits.some(({ file }) => unwritten.has(file))).length
  const count = files.length - unwritten.size
  const fixes = `${applied} fix${applied === 1 ? '' : 'es'}`
  const where = applied === 0 ? '' : ` in ${count} file${count === 1 ? '' : 's'}`
  return dryRun ? `${fixes} would be applied${where}\n` : `${fixes} applied${where}\n`
}

/** In a part of the work, a comment may be about a finding of another part: whether it is idle, all parts tell together. */
function apart(report: Report, { part, count }: Shard): Report {
  const isIdle = ({ rule }: Finding): boolean => rule === 'suppression/unused'
  const shard = { part, parts: count, idle: report.findings.filter(isIdle) }
  return {
    ...withFindings(
      report,
      report.findings.filter((finding) => !isIdle(finding)),
      0,
    ),
    shard,
  }
}

function errorsOf(report: Report): Report {
  return withFindings(
    report,
    report.findings.filter((finding) => finding.severity === 'error'),
    0,
  )
}
