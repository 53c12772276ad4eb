import type { Command } from 'commander'
import type { Settings } from '../config/settings.ts'
import type { Host } from '../host/host.ts'
import { resolvePath } from '../host/paths.ts'
import type { ReleaseFile } from '../knowledge/release-file.ts'
import { builtinReleases, type ReleaseProvider, readReleaseFile } from '../session/releases.ts'
import type { OpenOptions } from '../session/session.ts'
import { didYouMean } from '../text/near-name.ts'
import { isSeries, SERIES, type Series } from '../text/series.ts'
import { settingsOf } from './check-settings.ts'
import type { Streams } from './main.ts'
import { UsageError } from './usage-error.ts'

/** One run: what commands share. */
export interface CommandLine {
  readonly program: Command
  readonly host: Host
  readonly streams: Streams
  readonly version: string
  /** changes whenever the program or its knowledge of releases does */
  readonly stamp: string
  exitCode: number
}

/** Options that say which addons are meant; every command has them. */
export interface SourceOptions {
  readonly addonsPath?: readonly string[]
  readonly config?: string
  readonly series?: Series
  readonly knowledge?: readonly string[]
}

export function withSourceOptions(command: Command): Command {
  return command
    .option(
      '-a, --addons-path <paths>',
      'addons to depend on: folders, separated by commas; may be repeated',
      collectPaths,
    )
    .option('-c, --config <odoo.conf>', 'take addons_path from an Odoo configuration')
    .option('-s, --series <series>', `${SERIES.join(', ')}; told from the addons when not given`, seriesOf)
    .option(
      '-k, --knowledge <files>',
      'files that `addonry index` made, of addons whose sources are not here; commas or repeated',
      collectPaths,
    )
}

function collectPaths(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), ...value.split(',').map((path) => path.trim())].filter((path) => path !== '')
}

/** A series as users write it: `17.0`, or `17`. */
export function seriesOf(value: string): Series {
  const text = /^\d+$/.test(value) ? `${value}.0` : value
  if (!isSeries(text)) throw new UsageError(`unknown series '${value}': known are ${SERIES.join(', ')}`)
  return text
}

/**
 * What a session needs to open the addons of a command: as the command line says, else the settings. A path that does
 * not exist is an error of usage.
 */
export function openOptions(
  line: CommandLine,
  paths: readonly string[],
  options: SourceOptions,
  settings: Pick<Settings, 'addonsPath' | 'series'> = settingsOf(line),
): OpenOptions {
  const addonsPath = options.addonsPath ?? settings.addonsPath ?? []
  const series = options.series ?? settings.series
  for (const path of [...paths, ...(options.config ? [options.config] : [])]) {
    if (line.host.stat(resolvePath(line.host.cwd, path))) continue
    // one word may be a command that is misspelt
    const names = /^[a-z-]+$/.test(path) ? line.program.commands.map((command) => command.name()) : []
    throw new UsageError(`no such file or folder: ${path}${didYouMean(path, names)}`)
  }
  for (const path of addonsPath) {
    if (line.host.stat(resolvePath(line.host.cwd, path))?.kind !== 'directory')
      throw new UsageError(`${options.addonsPath ? '--addons-path' : 'addons-path'}: not a folder: ${path}`)
  }
  return {
    paths,
    addonsPath,
    ...(options.config && { config: options.config }),
    ...(series && { series }),
  }
}

/**
 * The built-in releases with the files of `--knowledge`, else those that the settings name. A file that cannot be used is
 * an error of usage.
 */
export function openReleases(line: CommandLine, named: readonly string[] | undefined): ReleaseProvider {
  return releasesWith(line.host, named ?? settingsOf(line).knowledge)
}

/** For commands that settings have no say in. */
export const NO_SETTINGS: Pick<Settings, 'addonsPath' | 'series'> = { addonsPath: undefined, series: undefined }

/** The built-in releases with these files. */
export function releasesWith(host: Host, files: readonly string[]): ReleaseProvider {
  return builtinReleases(files.map((path) => openKnowledge(host, path)))
}

export function openKnowledge(host: Host, path: string): ReleaseFile {
  const file = readReleaseFile(host, resolvePath(host.cwd, path))
  if ('failed' in file) throw new UsageError(`${path}: ${file.failed}`)
  return file
}

/** Colour is for terminals, not for files, unless `--no-color` or NO_COLOR says no, or FORCE_COLOR says yes. */
export function wantsColour(line: CommandLine, output?: string): boolean {
  if (output !== undefined) return false
  const { environment, terminal } = line.streams
  if (line.program.opts()['color'] === false || (environment['NO_COLOR'] ?? '') !== '') return false
  const forced = environment['FORCE_COLOR']
  return forced !== undefined && forced !== '0' ? true : terminal && environment['TERM'] !== 'dumb'
}

/** One of a list of words, or an error of usage that names them. */
export function choice<const Words extends readonly string[]>(
  name: string,
  words: Words,
): (value: string) => Words[number] {
  return (value) => {
    const found = words.find((word) => word === value)
    if (found === undefined) throw new UsageError(`${name}: '${value}' is not one of ${words.join(', ')}`)
    return found
  }
}
