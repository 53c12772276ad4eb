import { writeSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { DiskHost } from '../host/disk-host.ts'
import { escapeTerminal } from '../present/escape.ts'
import { spellOutFix } from './check-options.ts'
import type { CommandLine } from './command-line.ts'
import { checkCommand } from './commands/check.ts'
import { completionCommand } from './commands/completion.ts'
import { conflictsCommand } from './commands/conflicts.ts'
import { diffCommand } from './commands/diff.ts'
import { doctorCommand } from './commands/doctor.ts'
import { envCommand } from './commands/env.ts'
import { explainCommand } from './commands/explain.ts'
import { graphCommand } from './commands/graph.ts'
import { idsCommand } from './commands/ids.ts'
import { impactCommand } from './commands/impact.ts'
import { indexCommand } from './commands/index-release.ts'
import { initCommand } from './commands/init.ts'
import { mergeReportsCommand } from './commands/merge-reports.ts'
import { modelsCommand } from './commands/models.ts'
import { orderCommand } from './commands/order.ts'
import { releasesCommand } from './commands/releases.ts'
import { upgradeCommand } from './commands/upgrade.ts'
import { viewCommand } from './commands/view.ts'
import { whyCommand } from './commands/why.ts'
import { UsageError } from './usage-error.ts'

declare const ADDONRY_VERSION: string
/** changes whenever the program or its knowledge of releases does: the build makes it of what they hold */
declare const ADDONRY_STAMP: string

/** Where a run may read and write besides files. */
export interface Streams {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly terminal: boolean
  /** somebody looks at the error stream: progress is shown there */
  readonly errTerminal?: boolean
  readonly width: number
  readonly environment: Readonly<Record<string, string | undefined>>
}

/**
 * Runs one command line.
 * @returns exit code: 0 clean, 1 findings at or above the threshold, 2 usage, settings or a fault of ours
 */
export async function main(args: readonly string[], cwd = process.cwd(), given = processStreams()): Promise<number> {
  const program = new Command('addonry')
  // names of files and modules stand in what is told, and whatever else was typed
  const err = (text: string): void => given.err(text.replace(/[^\r\n]+|\r(?=[^\n]*\n)/g, escapeTerminal))
  const streams: Streams = { ...given, err }
  const line: CommandLine = {
    program,
    host: new DiskHost(cwd),
    streams,
    version: ADDONRY_VERSION,
    stamp: ADDONRY_STAMP,
    exitCode: 0,
  }
  program
    .description(
      'Reads custom Odoo addons without running Odoo: proves what is wrong, draws and orders what depends on what.',
    )
    .version(ADDONRY_VERSION, '-V, --version', 'print the version')
    .option('--no-color', 'plain output, also by the variable NO_COLOR')
    .showHelpAfterError('(run with --help for usage)')
    .configureOutput({
      writeOut: streams.out,
      writeErr: streams.err,
      outputError: (text, write) => write(text.replace(/^error: /, 'addonry: ')),
    })
    .exitOverride()
    .enablePositionalOptions(false)
  for (const add of [
    checkCommand,
    initCommand,
    mergeReportsCommand,
    orderCommand,
    graphCommand,
    viewCommand,
    whyCommand,
    impactCommand,
    conflictsCommand,
    idsCommand,
    modelsCommand,
    doctorCommand,
    diffCommand,
    envCommand,
    indexCommand,
    releasesCommand,
    explainCommand,
    upgradeCommand,
    completionCommand,
  ])
    add(line)
  program.addHelpText(
    'after',
    `
Examples:
  $ addonry                          check the addons below the current folder
  $ addonry check ./addons --addons-path ../odoo/addons,../enterprise
  $ addonry order sale_stock --series 17.0
  $ addonry why my_module stock      why does my_module depend on stock?
  $ addonry doctor                   what was found, and why a module is not seen

Exit codes: 0 clean, 1 findings at or above --fail-on, 2 wrong usage or a fault of addonry.`,
  )
  try {
    await program.parseAsync(withDefaultCommand(program, spellOutFix(args)), { from: 'user' })
    return line.exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (error instanceof UsageError) {
      streams.err(`addonry: ${error.message}\n`)
      return 2
    }
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    streams.err(`addonry: a fault of addonry itself, please report it\n${text}\n`)
    return 2
  }
}

/** `addonry PATH…` means `addonry check PATH…`. */
function withDefaultCommand(program: Command, args: readonly string[]): string[] {
  const names = new Set(['help', ...program.commands.map((command) => command.name())])
  const first = args.find((arg) => !arg.startsWith('-'))
  const asksGlobal = args.some((arg) => ['-h', '--help', '-V', '--version'].includes(arg))
  if (first !== undefined && names.has(first)) return [...args]
  if (first === undefined && asksGlobal) return [...args]
  return ['check', ...args]
}

function processStreams(): Streams {
  return {
    out: (text) => writeAll(1, text),
    err: (text) => writeAll(2, text),
    terminal: process.stdout.isTTY === true,
    errTerminal: process.stderr.isTTY === true,
    // terminals of containers and of CI may say 0
    width: process.stdout.columns || 100,
    environment: process.env,
  }
}

/** Writes at once and whole, so that a pipe gets everything before the process ends; a closed pipe ends us quietly. */
function writeAll(descriptor: 1 | 2, text: string): void {
  const bytes = Buffer.from(text, 'utf8')
  for (let offset = 0; offset < bytes.length; ) {
    try {
      offset += writeSync(descriptor, bytes, offset)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : ''
      if (code === 'EAGAIN') continue
      if (code === 'EPIPE') process.exit(0)
      // a full disk is nobody's fault here, nor is there another place to tell more of it
      if (descriptor === 2) process.exit(2)
      throw new UsageError(`cannot write the output: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
}
