import { resolvePath } from '../../host/paths.ts'
import { impact } from '../../plan/impact.ts'
import { type CommandLine, choice, type SourceOptions, withSourceOptions } from '../command-line.ts'
import { openGraph } from '../open-graph.ts'
import { UsageError } from '../usage-error.ts'

interface Options extends SourceOptions {
  readonly format: 'text' | 'json'
  readonly path?: readonly string[]
}

/** `addonry impact MODULE|FILE…` */
export function impactCommand(line: CommandLine): void {
  const command = line.program
    .command('impact')
    .description('what a change of a module or file touches, and what to test, in install order')
    .argument('<changed...>', 'modules, or files inside them')
    .option(
      '--path <folder>',
      'folder with addons; may be repeated',
      (value: string, before: readonly string[] | undefined) => [...(before ?? []), value],
    )
    .option('-f, --format <format>', 'text or json', choice('--format', ['text', 'json']), 'text')
  withSourceOptions(command)
    .addHelpText('after', '\nExamples:\n  $ addonry impact sale_stock\n  $ addonry impact $(git diff --name-only main)')
    .action((changed: readonly string[], options: Options) => {
      const project = openGraph(line, options.path ?? [], options)
      const names = changed.flatMap((item) => {
        if (project.knows(item)) return [item]
        const path = resolvePath(line.host.cwd, item)
        const addon = project.addonOfFile(`${path}/`) ?? project.addonOfFile(path)
        if (addon) return [addon.name]
        // a list of changed files has some of the repository itself, or of an addon that is gone
        if (!item.includes('/') && !line.host.stat(path))
          throw new UsageError(`'${item}' is neither a module nor a file`)
        line.streams.err(`addonry: ${item} belongs to no addon here\n`)
        return []
      })
      const value = impact(project.graph, names, project.series)
      if (options.format === 'json') {
        line.streams.out(`${JSON.stringify(value, null, 2)}\n`)
        return
      }
      if (names.length === 0) {
        line.streams.out('nothing that changed belongs to an addon\n')
        return
      }
      const out = [`changed: ${value.names.join(', ')}`, '']
      const all = [...value.direct, ...value.transitive]
      out.push(
        all.length === 0
          ? 'nothing depends on it'
          : `${all.length} module${all.length === 1 ? ' depends' : 's depend'} on it`,
      )
      for (const one of value.direct) out.push(`  ${one.module}`)
      for (const one of value.transitive) out.push(`  ${one.module}  through ${one.path.slice(1, -1).join(' → ')}`)
      if (value.autoInstall.length > 0) {
        out.push('', 'of these, installed by themselves with their triggers')
        for (const one of value.autoInstall) out.push(`  ${one.module}  with ${one.triggers.join(', ')}`)
      }
      out.push('', 'to test, in install order', `  ${value.test.join(',')}`)
      line.streams.out(`${out.join('\n')}\n`)
    })
}
