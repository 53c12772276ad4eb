import type { Project } from '../model/project.ts'
import { type OpenOptions, Session } from '../session/session.ts'
import { type CommandLine, openOptions, openReleases, type SourceOptions } from './command-line.ts'

/** Opens addons for commands that need the graph alone: only manifests are read. */
export function openGraph(line: CommandLine, paths: readonly string[], options: SourceOptions): Project {
  const session = new Session(line.host, openReleases(line, options.knowledge))
  return session.open({ ...graphOptions(line, paths, options), manifestsOnly: true }).project
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
