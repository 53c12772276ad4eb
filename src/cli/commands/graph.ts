import { graphView } from '../../plan/graph/graph-view.ts'
import { presentGraphDot } from '../../present/graph/graph-dot.ts'
import { presentGraphJson } from '../../present/graph/graph-json.ts'
import { presentGraphMermaid } from '../../present/graph/graph-mermaid.ts'
import { presentGraphSvg } from '../../present/graph/graph-svg.ts'
import { type CommandLine, choice, type SourceOptions, withSourceOptions } from '../command-line.ts'
import { give, OUTPUT_OPTION } from '../give.ts'
import { NO_ADDONS, openGraph } from '../open-graph.ts'
import { UsageError } from '../usage-error.ts'

const FORMATS = { mermaid: presentGraphMermaid, dot: presentGraphDot, json: presentGraphJson, svg: presentGraphSvg }

interface Options extends SourceOptions {
  readonly format: keyof typeof FORMATS
  readonly output?: string
  readonly focus?: readonly string[]
  readonly depth?: number
  readonly direction: 'depends' | 'dependents' | 'both'
  readonly cycles?: boolean
  readonly reduce?: boolean
  readonly core?: boolean
}

/** `addonry graph [PATH…]` */
export function graphCommand(line: CommandLine): void {
  const command = line.program
    .command('graph')
    .description('the dependency graph, drawn or as data')
    .argument('[paths...]', 'folders with addons')
    .option(
      '-f, --format <format>',
      'mermaid, dot, json or svg',
      choice('--format', ['mermaid', 'dot', 'json', 'svg']),
      'mermaid',
    )
    .option(...OUTPUT_OPTION)
    .option('--focus <module>', 'only what is around this module; several with commas', (value: string) =>
      value.split(',').map((name) => name.trim()),
    )
    .option('--depth <n>', 'how many steps around the focus', wholeNumber)
    .option(
      '--direction <way>',
      'depends, dependents or both',
      choice('--direction', ['depends', 'dependents', 'both']),
      'both',
    )
    .option('--cycles', 'only the modules and edges of cycles')
    .option('--reduce', 'leave out dependencies that another one implies')
  withSourceOptions(command)
    .addHelpText(
      'after',
      '\nExamples:\n  $ addonry graph --format svg -o graph.svg\n  $ addonry graph --focus sale_stock --depth 1 --format mermaid\n  $ addonry graph --cycles',
    )
    .action((paths: readonly string[], options: Options) => {
      const project = openGraph(line, paths, options)
      for (const name of options.focus ?? [])
        if (!project.knows(name))
          throw new UsageError(`no module '${name}' found; 'addonry doctor --module ${name}' tells why`)
      const checked = project.checked.map((addon) => addon.name)
      if (checked.length === 0 && !options.focus) throw new UsageError(NO_ADDONS)
      const view = graphView(project.graph, {
        focus: options.focus ?? (project.release && !options.cycles ? checked : []),
        ...(options.depth !== undefined
          ? { depth: options.depth }
          : !options.focus && project.release
            ? { depth: 1 }
            : {}),
        direction: options.focus ? options.direction : 'depends',
        ...(options.cycles && { cycles: true }),
        ...(options.reduce && { reduce: true }),
      })
      if (options.cycles && view.cycles.length === 0) line.streams.err('addonry: no cycles\n')
      give(line, options.output, FORMATS[options.format](view))
    })
}

function wholeNumber(value: string): number {
  if (!/^\d{1,4}$/.test(value)) throw new UsageError(`--depth: '${value}' is no whole number`)
  return Number(value)
}
