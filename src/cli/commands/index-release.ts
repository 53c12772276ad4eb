import { frameworkFacts } from '../../facts/framework.ts'
import { normalizePath, resolvePath } from '../../host/paths.ts'
import { encodeRelease } from '../../knowledge/release-file.ts'
import { summarizeAddon } from '../../model/summarize-addon.ts'
import { Session } from '../../session/session.ts'
import { type CommandLine, openOptions, type SourceOptions, withSourceOptions } from '../command-line.ts'
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
}

/** `addonry index PATH… -o FILE` */
export function indexCommand(line: CommandLine): void {
  const more = (value: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), value]
  const command = line.program
    .command('index')
    .description('extract the facts of an Odoo tree, or of any addons, into one compact file')
    .argument('<paths...>', 'folders with addons')
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
  withSourceOptions(command)
    .addHelpText(
      'after',
      '\nExample:\n  $ addonry index ~/odoo/enterprise --series 17.0 --name enterprise -o enterprise-17.0.addonry',
    )
    .action((paths: readonly string[], options: Options) => {
      const session = new Session(line.host)
      const bar = progress(line)
      const { project, problems } = session.open({ ...openOptions(line, paths, options), onProgress: bar.step })
      bar.end()
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
      const bytes = encodeRelease(
        {
          series: project.series,
          name: options.name,
          sources: options.source ?? [],
          gaps: options.gap ?? [],
          closed: [
            ...(options.closed ? closedModules(line, options.closed) : []),
            ...(options.known ?? []).map((name) => ({ name, depends: [] })),
          ].sort((a, b) => (a.name < b.name ? -1 : 1)),
        },
        [
          ...(framework.size > 0 ? [frameworkFacts(framework)] : []),
          ...chosen.map((addon) => summarizeAddon(addon, false)),
        ],
      )
      const target = resolvePath(line.host.cwd, normalizePath(options.output))
      const failed = line.host.write(target, bytes)
      if (failed) throw new UsageError(`cannot write ${options.output}: ${failed.failed}`)
      for (const problem of problems) line.streams.err(`${problem.file}: ${problem.message}\n`)
      line.streams.out(
        `${chosen.length} modules of Odoo ${project.series} in ${options.output}: ${Math.ceil(bytes.length / 1024)} KB\n`,
      )
    })
}

/** Names and dependencies of addons that may not be published. */
function closedModules(line: CommandLine, path: string): readonly { name: string; depends: readonly string[] }[] {
  const { project } = new Session(line.host).open({ ...openOptions(line, [path], {}), manifestsOnly: true })
  return project.checked
    .filter((addon) => /^(?:OEEL-1|OPL-1|Other proprietary)$/.test(addon.text('license')?.value ?? ''))
    .map((addon) => ({ name: addon.name, depends: addon.depends.map((text) => text.value) }))
}
