import type { Project } from '../model/project.ts'
import { builtinReleases } from '../session/releases.ts'
import { Session } from '../session/session.ts'
import { type CommandLine, openOptions, type SourceOptions } from './command-line.ts'

/** Opens addons for commands that need the graph alone: only manifests are read. */
export function openGraph(line: CommandLine, paths: readonly string[], options: SourceOptions): Project {
  const session = new Session(line.host, builtinReleases())
  return session.open({ ...openOptions(line, paths, options), manifestsOnly: true }).project
}
