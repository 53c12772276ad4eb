import { resolvePath } from '../../host/paths.ts'
import { environmentOf } from '../../plan/environment.ts'
import { judgeInstalled, readInstalled } from '../../plan/installed-modules.ts'
import { Fates } from '../../plan/upgrade-fate.ts'
import { environmentText } from '../../present/environment-text.ts'
import { Session } from '../../session/session.ts'
import type { Series } from '../../text/series.ts'
import {
  type CommandLine,
  choice,
  openOptions,
  openReleases,
  type SourceOptions,
  seriesOf,
  wantsColour,
  withSourceOptions,
} from '../command-line.ts'
import { UsageError } from '../usage-error.ts'

interface Options extends SourceOptions {
  readonly to: Series
  readonly python?: string
  readonly postgresql?: string
  readonly requirements?: string
  readonly db?: string
  readonly format: 'text' | 'json'
}

/** `addonry env [PATH…] --to SERIES` */
export function envCommand(line: CommandLine): void {
  const command = line.program
    .command('env')
    .description('what a release asks of the machine: Python, PostgreSQL, libraries, programs, installed modules')
    .argument('[paths...]', 'folders with addons', [])
    .requiredOption('--to <series>', 'the release that is to run', seriesOf)
    .option('--python <version>', 'the interpreter that is there, such as 3.10.12', version)
    .option('--postgresql <version>', 'the server that is there, such as 14.2', version)
    .option('--requirements <file>', 'what is installed: a requirements file, or the output of pip freeze')
    .option(
      '--db <csv>',
      'what a database has installed: an export of ir_module_module with name, state, latest_version',
    )
    .option('-f, --format <format>', 'text or json', choice('--format', ['text', 'json']), 'text')
  withSourceOptions(command)
    .addHelpText(
      'after',
      '\nExamples:\n  $ addonry env ./addons --to 18.0 --python 3.10.12 --requirements requirements.txt\n  $ addonry env ./addons --to 18.0 --db modules.csv',
    )
    .action((paths: readonly string[], options: Options) => runEnv(line, paths, options))
}

function version(value: string): string {
  if (!/^\d+(?:\.\d+)*$/.test(value)) throw new UsageError(`'${value}' is no version`)
  return value
}

/** Exit code 1 when something that was told does not fit. */
function runEnv(line: CommandLine, paths: readonly string[], options: Options): void {
  const releases = openReleases(line, options.knowledge)
  const session = new Session(line.host, releases)
  const { project } = session.open(openOptions(line, paths, options))
  const environment = environmentOf({
    project,
    to: options.to,
    python: options.python,
    postgresql: options.postgresql,
    requirements: options.requirements === undefined ? undefined : readText(line, options.requirements),
  })
  let installed: ReturnType<typeof judgeInstalled> | undefined
  if (options.db !== undefined) {
    if (/^postgres(?:ql)?:/.test(options.db))
      throw new UsageError('--db reads an export of ir_module_module as CSV; databases are not read yet')
    const rows = readInstalled(readText(line, options.db))
    if ('failed' in rows) throw new UsageError(`${options.db} ${rows.failed}`)
    const fates = new Fates({
      from: project.series,
      to: options.to,
      before: project,
      releaseOf: releases,
      mapping: new Map(),
      target: new Set(),
    })
    installed = judgeInstalled(rows, project, fates)
  }
  line.streams.out(
    options.format === 'json'
      ? `${JSON.stringify({ schema: 1, ...environment, ...(installed && { installed }) }, null, 2)}\n`
      : environmentText(environment, installed, wantsColour(line)),
  )
  const bad = environment.libraries.some((one) => one.verdict === 'missing' || one.verdict === 'wrong version')
  if (bad || environment.python.fits === false || environment.postgresql.fits === false) line.exitCode = 1
}

function readText(line: CommandLine, file: string): string {
  const bytes = line.host.readBytes(resolvePath(line.host.cwd, file))
  if ('failed' in bytes) throw new UsageError(`cannot read ${file}: ${bytes.failed}`)
  return new TextDecoder().decode(bytes)
}
