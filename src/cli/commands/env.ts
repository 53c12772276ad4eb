import { joinPath, resolvePath } from '../../host/paths.ts'
import { askInterpreter } from '../../host/python-interpreter.ts'
import { KnownRenames } from '../../knowledge/changes/known-renames.ts'
import { environmentOf } from '../../plan/environment.ts'
import { databaseReport } from '../../plan/upgrade/database/database-report.ts'
import { databaseSeries } from '../../plan/upgrade/database/odoo-database.ts'
import { Fates } from '../../plan/upgrade/fate.ts'
import { environmentJson } from '../../present/environment-json.ts'
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
import { give, OUTPUT_OPTION } from '../give.ts'
import { DB_OPTION, openDatabaseOption } from '../open-database.ts'
import { readText } from '../read-text.ts'
import { UsageError } from '../usage-error.ts'

interface Options extends SourceOptions {
  readonly to: Series
  readonly python?: string
  readonly postgresql?: string
  readonly requirements?: string
  readonly db?: string
  readonly format: 'text' | 'json'
  readonly output?: string
}

/** `addonry env [PATH…] --to SERIES` */
export function envCommand(line: CommandLine): void {
  const command = line.program
    .command('env')
    .description('what a release asks of the machine: Python, PostgreSQL, libraries, programs, installed modules')
    .argument('[paths...]', 'folders with addons')
    .requiredOption('--to <series>', 'the release that is to run', seriesOf)
    .option(
      '--python <interpreter>',
      'the interpreter that is there: its version, such as 3.10.12; or the program or its virtual environment, which is asked what it has',
    )
    .option('--postgresql <version>', 'the server that is there, such as 14.2', version)
    .option('--requirements <file>', 'what is installed: a requirements file, or the output of pip freeze')
    .option(...DB_OPTION)
    .option('-f, --format <format>', 'text or json', choice('--format', ['text', 'json']), 'text')
    .option(...OUTPUT_OPTION)
  withSourceOptions(command)
    .addHelpText(
      'after',
      '\nExamples:\n  $ addonry env ./addons --to 18.0 --python ./venv\n  $ addonry env ./addons --to 18.0 --python 3.10.12 --requirements requirements.txt\n  $ addonry env ./addons --to 18.0 --db postgresql://odoo@localhost/prod\n  $ addonry env ./addons --to 18.0 --db modules.csv',
    )
    .action((paths: readonly string[], options: Options) => runEnv(line, paths, options))
}

function version(value: string): string {
  if (!/^\d+(?:\.\d+)*$/.test(value)) throw new UsageError(`'${value}' is no version`)
  return value
}

/** Exit code 1 when something that was told does not fit. */
async function runEnv(line: CommandLine, paths: readonly string[], options: Options): Promise<void> {
  const releases = openReleases(line, options.knowledge)
  const session = new Session(line.host, releases)
  const database = options.db === undefined ? undefined : await openDatabaseOption(line, options.db)
  const open = openOptions(line, paths, options)
  let opened = session.open(open)
  // without addons nothing but the database tells what runs now
  const runs = database && databaseSeries(database)
  if (runs && opened.project.checked.length === 0 && !options.series) opened = session.open({ ...open, series: runs })
  const { project } = opened
  const interpreter = options.python === undefined ? undefined : interpreterOf(line, options.python)
  const installed = [
    ...(options.requirements === undefined ? [] : [readText(line, options.requirements)]),
    ...(interpreter?.installed === undefined ? [] : [interpreter.installed]),
  ]
  const environment = environmentOf({
    project,
    to: options.to,
    python: interpreter?.version,
    postgresql: options.postgresql ?? database?.server,
    requirements: installed.length > 0 ? installed.join('\n') : undefined,
    ...(interpreter?.installed !== undefined && { hasProgram: (name: string) => isOnPath(line, name) }),
  })
  const fates = new Fates({
    from: project.series,
    to: options.to,
    before: project,
    releaseOf: releases,
    mapping: new Map(),
    target: new Set(),
  })
  const report =
    database &&
    databaseReport({
      database,
      before: project,
      after: session.reassemble(opened, options.to, fates.redirect),
      fates,
      renames: new KnownRenames(),
    })
  give(
    line,
    options.output,
    options.format === 'json'
      ? environmentJson(environment, report)
      : environmentText(environment, report, wantsColour(line, options.output)),
  )
  const bad = environment.libraries.some((one) => one.verdict === 'missing' || one.verdict === 'wrong version')
  if (bad || environment.python.fits === false || environment.postgresql.fits === false) line.exitCode = 1
}

/** A version as it was told, or what the interpreter itself says. */
function interpreterOf(line: CommandLine, value: string): { version: string; installed?: string } {
  if (/^\d+(?:\.\d+)*$/.test(value)) return { version: value }
  const path = resolvePath(line.host.cwd, value)
  const kind = line.host.stat(path)?.kind
  if (kind === undefined && value.includes('/')) throw new UsageError(`--python: no such program: ${value}`)
  const [posix = '', windows = ''] = ['bin/python', 'Scripts/python.exe'].map((name) => joinPath(path, name))
  const venv = line.host.stat(windows)?.kind === 'file' ? windows : posix
  const command = kind === 'directory' ? venv : kind === 'file' ? path : value
  const asked = askInterpreter(command, line.host.cwd)
  if ('failed' in asked) throw new UsageError(`--python ${value}: ${asked.failed}`)
  return asked
}

function isOnPath(line: CommandLine, name: string): boolean {
  const path = line.streams.environment['PATH'] ?? ''
  // Windows writes drives with a colon, and programs with an extension
  const folders = path.split(path.includes(';') ? ';' : ':')
  const names = [name, `${name}.exe`]
  return (
    /^[\w.+-]+$/.test(name) &&
    folders.some((folder) => names.some((one) => line.host.stat(joinPath(folder, one))?.kind === 'file'))
  )
}
