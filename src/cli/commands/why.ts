import { relativePath } from '../../host/paths.ts'
import { type DependencyPath, why } from '../../plan/graph/why.ts'
import { escapeTerminal } from '../../present/escape.ts'
import { Session } from '../../session/session.ts'
import { type CommandLine, choice, type SourceOptions, withSourceOptions } from '../command-line.ts'
import { give, OUTPUT_OPTION } from '../give.ts'
import { openGraph } from '../open-graph.ts'
import { PATH_OPTION, PATHS_ARGUMENT } from '../tree-words.ts'
import { UsageError } from '../usage-error.ts'

interface Options extends SourceOptions {
  readonly format: 'text' | 'json'
  readonly output?: string
  readonly path?: readonly string[]
}

/** `addonry why A B` */
export function whyCommand(line: CommandLine): void {
  const command = line.program
    .command('why')
    .description('how one module comes to depend on another: every step with its manifest line')
    .argument('<module>', 'the module that depends')
    .argument('<dependency>', 'the module it depends on')
    .argument('[paths...]', PATHS_ARGUMENT)
    .option(...PATH_OPTION)
    .option('-f, --format <format>', 'text or json', choice('--format', ['text', 'json']), 'text')
    .option(...OUTPUT_OPTION)
  withSourceOptions(command)
    .addHelpText('after', '\nExample:\n  $ addonry why sale_stock uom')
    .action((from: string, to: string, paths: readonly string[], options: Options) => {
      const project = openGraph(line, [...paths, ...(options.path ?? [])], options)
      for (const name of [from, to])
        if (!project.knows(name))
          throw new UsageError(`no module '${name}' found; 'addonry doctor --module ${name}' tells why`)
      const answer = why(project.graph, from, to)
      const paths_ = [...(answer.shortest ? [answer.shortest] : []), ...answer.others]
      if (options.format === 'json') {
        const value = {
          from,
          to,
          depends: answer.shortest !== undefined,
          paths: paths_.map((path) => path.modules),
          more: answer.more,
        }
        give(line, options.output, `${JSON.stringify(value, null, 2)}\n`)
      } else {
        const told = answer.shortest
          ? [...paths_.map((path) => describe(line, path)), ...(answer.more ? [['and more']] : [])]
          : [[`${from} does not depend on ${to}`]]
        const texts = told.map((lines) => `${lines.map(escapeTerminal).join('\n')}\n`)
        give(line, options.output, texts.join('\n'))
      }
      line.exitCode = answer.shortest ? 0 : 1
    })
}

function describe(line: CommandLine, path: DependencyPath): readonly string[] {
  const session = new Session(line.host)
  const steps = path.steps.map((step) => {
    const position = step.place && session.source(step.place.file)?.positionAt(step.place.span[0])
    const where = step.place && position ? `  ${relativePath(line.host.cwd, step.place.file)}:${position.line}` : ''
    return `  ${step.module} → ${step.dependency}${where}`
  })
  return [path.modules.join(' → '), ...steps]
}
