import type { Project } from '../model/project.ts'
import { type Opened, type OpenOptions, Session } from '../session/session.ts'
import { type CommandLine, openOptions, openReleases, type SourceOptions } from './command-line.ts'

/** What every command says that finds nothing to look at. */
export const NO_ADDONS = "no addon found: a folder with a __manifest__.py; 'addonry doctor' tells what was looked at"

/** A series that nothing tells is a word on the error stream: the answer may be about another. */
export function tellAssumed(line: CommandLine, { series }: Pick<Opened, 'series'>): void {
  if (series.assumed) line.streams.err(`addonry: ${series.evidence} (${series.series}); say it with --series\n`)
}

/** Opens addons for commands that need the graph alone: only manifests are read. */
export function openGraph(line: CommandLine, paths: readonly string[], options: SourceOptions): Project {
  const session = new Session(line.host, openReleases(line, options.knowledge))
  const opened = session.open({ ...graphOptions(line, paths, options), manifestsOnly: true })
  tellAssumed(line, opened)
  return opened.project
}

/**
 * As `openOptions`; addons paths that the command line names stand for themselves, the working directory is not looked at
 * then.
 */
export function graphOptions(line: CommandLine, paths: readonly string[], options: SourceOptions): OpenOptions {
  const open = openOptions(line, paths, options)
  const named = options.addonsPath !== undefined || open.config !== undefined
  return paths.length === 0 && named ? { ...open, everything: true } : open
}
