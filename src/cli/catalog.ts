import type { Command } from 'commander'
import { relativePath } from '../host/paths.ts'
import type { Project } from '../model/project.ts'
import { installOrder } from '../plan/order/install-order.ts'
import type { PlaceWords } from '../present/place-words.ts'
import { Session } from '../session/session.ts'
import { type CommandLine, openReleases, type SourceOptions, withSourceOptions } from './command-line.ts'
import { graphOptions, NO_ADDONS, tellAssumed } from './open-graph.ts'
import { progress } from './progress.ts'
import { oneName, PATH_OPTION, PATHS_ARGUMENT } from './tree-words.ts'
import { UsageError } from './usage-error.ts'

/** Options of the commands that list what a database holds. */
export interface CatalogOptions extends SourceOptions {
  readonly installed?: readonly string[]
  readonly exactly?: boolean
  readonly path?: readonly string[]
}

export interface Catalog {
  readonly project: Project
  /** the modules that are looked at, in load order */
  readonly modules: readonly string[]
  /** they are those of the addons at hand, not of a database that was described */
  readonly own: boolean
  readonly words: PlaceWords
  /** what the command line asks for */
  readonly asked: string | undefined
}

/** The pattern with the folders behind it, and the options. */
export function withCatalogOptions(command: Command): Command {
  const more = (value: string, before: readonly string[] | undefined): readonly string[] => [
    ...(before ?? []),
    ...value.split(',').map((name) => name.trim()),
  ]
  return withSourceOptions(
    command
      .argument('[paths...]', PATHS_ARGUMENT)
      .option(...PATH_OPTION)
      .option(
        '-i, --installed <modules...>',
        'as in a new database in which these modules are installed, with all that Odoo installs along with them',
        more,
      )
      .option('--exactly', 'with --installed: these modules and their dependencies, nothing that installs itself'),
  )
}

/** Opens addons and tells which modules count: those of the addons at hand with their dependencies, or a database's. */
export function openCatalog(line: CommandLine, given: readonly string[], options: CatalogOptions): Catalog {
  const { name: asked, paths } = oneName(line, given, options.path)
  const session = new Session(line.host, openReleases(line, options.knowledge))
  const bar = progress(line)
  const opened = session.open({ ...graphOptions(line, paths, options), onProgress: bar.step })
  const { project } = opened
  bar.end()
  tellAssumed(line, opened)
  if (asked === undefined && !options.installed && project.checked.length === 0) throw new UsageError(NO_ADDONS)
  const words: PlaceWords = {
    path: (file) => relativePath(line.host.cwd, file),
    line: ({ file, span }) => session.source(file)?.positionAt(span[0]).line ?? 1,
  }
  if (!options.installed) return { project, modules: project.universe, own: true, words, asked }
  const unknown = options.installed.filter((name) => !project.graph.has(name))
  if (unknown.length > 0)
    throw new UsageError(`no module named ${unknown.join(', ')} in Odoo ${project.series} or on the addons paths`)
  const { order } = installOrder(project.modules, {
    series: project.series,
    requested: options.installed,
    mode: options.exactly ? 'load' : 'install',
  })
  return { project, modules: order.map(({ module }) => module), own: false, words, asked }
}

/** What the addons at hand and all that they need have of a name; where they have nothing, what any module has. */
export function inReach<T>(
  line: CommandLine,
  { project, modules, own, asked }: Catalog,
  list: (modules: readonly string[]) => readonly T[],
): readonly T[] {
  const near = list(modules)
  if (near.length > 0 || !own || asked === undefined) return near
  const every = list(project.loadOrder(project.modules.map(({ name }) => name)))
  if (every.length > 0 && project.checked.length > 0)
    line.streams.err(`addonry: '${asked}' is of modules that no addon here depends on\n`)
  return every
}
