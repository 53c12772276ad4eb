import { isInside, joinPath, resolvePath } from '../../host/paths.ts'
import { impact } from '../../plan/graph/impact.ts'
import { escapeTerminal } from '../../present/escape.ts'
import { type CommandLine, choice, type SourceOptions, withSourceOptions } from '../command-line.ts'
import { give, OUTPUT_OPTION } from '../give.ts'
import { openGraph } from '../open-graph.ts'
import { holdsAddons, PATH_OPTION } from '../tree-words.ts'
import { UsageError } from '../usage-error.ts'

interface Options extends SourceOptions {
  readonly format: 'text' | 'json'
  readonly output?: string
  readonly path?: readonly string[]
}

/** `addonry impact MODULE|FILE… [PATH…]` */
export function impactCommand(line: CommandLine): void {
  const command = line.program
    .command('impact')
    .description('what a change of a module or file touches, and what to test, in install order')
    .argument('<changed...>', 'modules, or files inside them; and folders with addons')
    .option(...PATH_OPTION)
    .option('-f, --format <format>', 'text or json', choice('--format', ['text', 'json']), 'text')
    .option(...OUTPUT_OPTION)
  withSourceOptions(command)
    .addHelpText('after', '\nExamples:\n  $ addonry impact sale_stock\n  $ addonry impact $(git diff --name-only main)')
    .action((words: readonly string[], options: Options) => {
      const trees = words.filter((word) => isAddonsFolder(line, word))
      const changed = words.filter((word) => !trees.includes(word))
      if (changed.length === 0) throw new UsageError(`say what changed in ${trees.join(', ')}: modules or files`)
      const project = openGraph(line, [...trees, ...(options.path ?? [])], options)
      const names = changed.flatMap((item) => {
        const submodule = holdsAddons(line, item) ? resolvePath(line.host.cwd, item) : undefined
        if (submodule) return project.addons.filter(({ site }) => site.root === submodule).map(({ name }) => name)
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
        give(line, options.output, `${JSON.stringify(value, null, 2)}\n`)
        return
      }
      if (names.length === 0) {
        give(line, options.output, 'nothing that changed belongs to an addon\n')
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
      give(line, options.output, `${out.map(escapeTerminal).join('\n')}\n`)
    })
}

/** Of a list of changed files a folder that holds addons is a submodule; any other is where addons are looked for. */
function isAddonsFolder(line: CommandLine, word: string): boolean {
  const { host } = line
  const folder = resolvePath(host.cwd, word)
  const submodule = isInside(host.cwd, folder) && host.stat(joinPath(folder, '.git'))?.kind === 'file'
  return holdsAddons(line, word) && !submodule
}
