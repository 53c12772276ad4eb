import type { Command } from 'commander'
import { relativePath } from '../host/paths.ts'
import type { Project } from '../model/project.ts'
import { installOrder } from '../plan/install-order.ts'
import type { PlaceWords } from '../present/place-words.ts'
import { Session } from '../session/session.ts'
import { type CommandLine, openReleases, type SourceOptions, withSourceOptions } from './command-line.ts'
import { graphOptions } from './open-graph.ts'
import { progress } from './progress.ts'
import { UsageError } from './usage-error.ts'

/** Options of the commands that list what a database holds. */
export interface CatalogOptions extends SourceOptions {
  readonly installed?: readonly string[]
  readonly exactly?: boolean
}

export interface Catalog {
  readonly project: Project
  /** the modules that are looked at, in load order */
  readonly modules: readonly string[]
  /** they are those of the addons at hand, not of a database that was described */
  readonly own: boolean
  readonly words: PlaceWords
}

export function withCatalogOptions(command: Command): Command {
  const more = (value: string, before: readonly string[] | undefined): readonly string[] => [
    ...(before ?? []),
    ...value.split(',').map((name) => name.trim()),
  ]
  return withSourceOptions(
    command
      .option(
        '-i, --installed <modules...>',
        'as in a new database in which these modules are installed, with all that Odoo installs along with them',
        more,
      )
      .option('--exactly', 'with --installed: these modules and their dependencies, nothing that installs itself'),
  )
}

/** Opens addons and tells which modules count: those of the addons at hand with their dependencies, or a database's. */
export function openCatalog(line: CommandLine, options: CatalogOptions): Catalog {
  const session = new Session(line.host, openReleases(line, options.knowledge))
  const bar = progress(line)
  const { project } = session.open({ ...graphOptions(line, [], options), onProgress: bar.step })
  bar.end()
  const words: PlaceWords = {
    path: (file) => relativePath(line.host.cwd, file),
    line: ({ file, span }) => session.source(file)?.positionAt(span[0]).line ?? 1,
  }
  if (!options.installed) return { project, modules: project.universe, own: true, words }
  const unknown = options.installed.filter((name) => !project.graph.has(name))
  if (unknown.length > 0)
    throw new UsageError(`no module named ${unknown.join(', ')} in Odoo ${project.series} or on the addons paths`)
  const { order } = installOrder(project.modules, {
    series: project.series,
    requested: options.installed,
    mode: options.exactly ? 'load' : 'install',
  })
  return { project, modules: order.map(({ module }) => module), own: false, words }
}
