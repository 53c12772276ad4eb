import { frameworkFacts } from '../../facts/framework.ts'
import type { ModuleFacts } from '../../facts/module-facts.ts'
import { normalizePath, resolvePath } from '../../host/paths.ts'
import { packRelease } from '../../knowledge/release.ts'
import { encodeReleases, type PackedRelease } from '../../knowledge/release-file.ts'
import type { Addon } from '../../model/addon.ts'
import { summarizeAddon } from '../../model/summarize-addon.ts'
import { Session } from '../../session/session.ts'
import { compareText } from '../../text/compare-text.ts'
import type { Series } from '../../text/series.ts'
import type { FilePath } from '../../text/span.ts'
import {
  type CommandLine,
  NO_SETTINGS,
  openKnowledge,
  openOptions,
  type SourceOptions,
  withSourceOptions,
} from '../command-line.ts'
import { progress } from '../progress.ts'
import { UsageError } from '../usage-error.ts'

interface Options extends SourceOptions {
  readonly output: string
  readonly name: string
  readonly source?: readonly string[]
  readonly gap?: readonly string[]
  readonly license?: string
  readonly author?: string
  readonly skip?: readonly string[]
  readonly closed?: string
  readonly known?: readonly string[]
  readonly quick?: boolean
}

/** `addonry index PATH… -o FILE` */
export function indexCommand(line: CommandLine): void {
  const more = (value: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), value]
  const command = line.program
    .command('index')
    .description('extract the facts of an Odoo tree, or of any addons, into one compact file')
    .argument('<paths...>', 'folders with addons; or files of this command, which are packed into one')
    .requiredOption('-o, --output <file>', 'the file to write')
    .option('--name <name>', 'what the file is called in `addonry releases`', 'custom')
    .option('--source <text>', 'where the tree comes from; may be repeated', more)
    .option('--gap <text>', 'a known gap of the tree; may be repeated', more)
    .option('--license <license>', 'only addons of this license')
    .option('--author <text>', 'only addons whose author contains this text')
    .option('--skip <module>', 'leave this module out; may be repeated', more)
    .option(
      '--closed <path>',
      'addons that are kept by name and dependencies alone: those of another license than LGPL-3',
    )
    .option('--known <module>', 'a module that exists and is not at hand: known by name alone; may be repeated', more)
    .option('--quick', 'compress less: larger, in a fraction of the time')
  withSourceOptions(command)
    .addHelpText(
      'after',
      `
The file holds facts alone (names, types, dependencies, hashes), no code and no texts. Use it with --knowledge, or name
it under \`knowledge\` in the settings.

Examples:
  $ addonry index ~/odoo/enterprise --series 17.0 --name enterprise -o enterprise-17.0.addonry
  $ addonry index enterprise-17.0.addonry enterprise-18.0.addonry -o enterprise.addonry
  $ addonry check ./addons --knowledge enterprise.addonry`,
    )
    .action((paths: readonly string[], options: Options) => {
      const isFile = (path: string): boolean => line.host.stat(resolvePath(line.host.cwd, path))?.kind === 'file'
      const releases = paths.every(isFile) ? packedReleases(line, paths) : [extractRelease(line, paths, options)]
      const bytes = encodeReleases(releases, options.quick === true)
      const target = resolvePath(line.host.cwd, normalizePath(options.output))
      const failed = line.host.write(target, bytes)
      if (failed) throw new UsageError(`cannot write ${options.output}: ${failed.failed}`)
      for (const { info, modules } of releases)
        line.streams.out(`${modules.size} modules of ${info.name} ${info.series}\n`)
      line.streams.out(`${options.output}: ${Math.ceil(bytes.length / 1000)} KB\n`)
    })
}

/** All releases of some files, sorted; of two with one name and series the later counts. */
function packedReleases(line: CommandLine, paths: readonly string[]): readonly PackedRelease[] {
  const found = new Map<string, PackedRelease>()
  for (const path of paths) {
    const file = openKnowledge(line.host, path)
    for (const number of file.releases.keys()) {
      const release = file.packed(number)
      if (release) found.set(`${release.info.series} ${release.info.name}`, release)
    }
  }
  return [...found].sort(([a], [b]) => compareText(a, b)).map(([, release]) => release)
}

function extractRelease(line: CommandLine, paths: readonly string[], options: Options): PackedRelease {
  const session = new Session(line.host)
  const open = openOptions(line, paths, options, NO_SETTINGS)
  const { project } = session.open({ ...open, manifestsOnly: true })
  const chosen = project.checked.filter((addon) => {
    const license = addon.text('license')?.value ?? 'LGPL-3'
    const author = addon.text('author')?.value ?? 'Odoo S.A.'
    if (options.skip?.includes(addon.name)) return false
    return (
      (!options.license || license === options.license) &&
      (!options.author || author.toLowerCase().includes(options.author.toLowerCase()))
    )
  })
  if (chosen.length === 0) throw new UsageError('no addon to index')
  const framework = session.framework(project)
  return packRelease(
    {
      series: project.series,
      name: options.name,
      sources: options.source ?? [],
      gaps: options.gap ?? [],
      closed: [
        ...(options.closed ? closedModules(line, options.closed) : []),
        ...(options.known ?? []).map((name) => ({ name, depends: [] })),
      ].sort((a, b) => compareText(a.name, b.name)),
    },
    [...(framework.size > 0 ? [frameworkFacts(framework)] : []), ...summaries(line, chosen, project.series)],
  )
}

/** How many addons are in memory at a time. */
const BATCH = 40

/** The facts of addons, a few at a time, so that what was read of the others is forgotten meanwhile. */
function summaries(line: CommandLine, addons: readonly Addon[], series: Series): readonly ModuleFacts[] {
  const bar = progress(line)
  const facts: ModuleFacts[] = []
  for (const batch of batches(addons)) {
    bar.step(facts.length, addons.length, batch[0]?.name ?? '')
    const paths = batch.map((addon) => addon.site.path)
    const { project, problems } = new Session(line.host).open({ paths, addonsPath: [], series })
    for (const problem of problems) line.streams.err(`${problem.file}: ${problem.message}\n`)
    for (const { name } of batch) {
      const addon = project.addon(name)
      if (addon) facts.push(summarizeAddon(addon, false))
    }
  }
  bar.end()
  return facts
}

/** Addons of one addons path each: of two paths, the one that comes first would hide its twins on the other. */
function batches(addons: readonly Addon[]): readonly (readonly Addon[])[] {
  const byRoot = new Map<FilePath, Addon[]>()
  for (const addon of addons) {
    const list = byRoot.get(addon.site.root)
    if (list) list.push(addon)
    else byRoot.set(addon.site.root, [addon])
  }
  return [...byRoot.values()].flatMap((list) =>
    Array.from({ length: Math.ceil(list.length / BATCH) }, (_, i) => list.slice(i * BATCH, (i + 1) * BATCH)),
  )
}

/** Names and dependencies of addons that may not be published. */
function closedModules(line: CommandLine, path: string): readonly { name: string; depends: readonly string[] }[] {
  const { project } = new Session(line.host).open({
    ...openOptions(line, [path], {}, NO_SETTINGS),
    manifestsOnly: true,
  })
  return project.checked
    .filter((addon) => /^(?:OEEL-1|OPL-1|Other proprietary)$/.test(addon.text('license')?.value ?? ''))
    .map((addon) => ({ name: addon.name, depends: addon.depends.map((text) => text.value) }))
}
