import { manifestOf } from '../../discover/find-roots.ts'
import { baseName, resolvePath } from '../../host/paths.ts'
import { installOrder } from '../../plan/order/install-order.ts'
import { presentOrderJson } from '../../present/order/order-json.ts'
import { presentOrderText } from '../../present/order/order-text.ts'
import { type CommandLine, choice, type SourceOptions, wantsColour, withSourceOptions } from '../command-line.ts'
import { give, OUTPUT_OPTION } from '../give.ts'
import { openGraph } from '../open-graph.ts'
import { PATH_OPTION, treeWords } from '../tree-words.ts'
import { UsageError } from '../usage-error.ts'

interface Options extends SourceOptions {
  readonly format: 'text' | 'json'
  readonly output?: string
  readonly mode: 'install' | 'load'
  readonly countries?: string
  readonly skipAutoInstall?: boolean
  readonly path?: readonly string[]
}

/** `addonry order MODULE… [PATH…]` */
export function orderCommand(line: CommandLine): void {
  const command = line.program
    .command('order')
    .description('the order in which Odoo installs modules on a fresh database, with what it pulls in and refuses')
    .argument('<module...>', 'modules to install; `all` stands for every installable one; and folders with addons')
    .option(...PATH_OPTION)
    .option('-f, --format <format>', 'text or json', choice('--format', ['text', 'json']), 'text')
    .option(...OUTPUT_OPTION)
    .option(
      '--mode <mode>',
      'install (fresh database) or load (restart)',
      choice('--mode', ['install', 'load']),
      'install',
    )
    .option('--countries <codes>', 'country codes of the companies, for modules bound to countries')
    .option('--skip-auto-install', 'as the option of Odoo 19: nothing is installed by itself')
  withSourceOptions(command)
    .addHelpText(
      'after',
      '\nExamples:\n  $ addonry order sale_stock --series 17.0\n  $ addonry order all ./addons\n  $ addonry order my_module --addons-path ./addons,../odoo/addons --format json',
    )
    .action((modules: readonly string[], options: Options) => {
      const words = treeWords(line, modules, options.path)
      // the folder of an addon asks for it
      const addons = words.paths
        .map((path) => resolvePath(line.host.cwd, path))
        .filter((path) => manifestOf(line.host, path))
      const listed = words.names.flatMap((name) => name.split(',')).filter((name) => name !== '')
      const names = [...listed, ...addons.map(baseName)]
      if (names.length === 0)
        throw new UsageError(`no module named beside ${words.paths.join(', ')}: name some, or 'all'`)
      const project = openGraph(line, words.paths, options)
      const requested = names.includes('all')
        ? project.modules.filter((node) => node.installable).map((node) => node.name)
        : names
      const order = installOrder(project.modules, {
        series: project.series,
        requested,
        mode: options.mode,
        ...(options.countries && { countries: options.countries.split(',').map((code) => code.trim().toLowerCase()) }),
        ...(options.skipAutoInstall && { skipAutoInstall: true }),
      })
      give(
        line,
        options.output,
        options.format === 'json'
          ? presentOrderJson(order)
          : presentOrderText(order, { colour: wantsColour(line, options.output) }),
      )
      const closed = new Set(
        order.refused.flatMap(({ module }) =>
          [...project.graph.reach(module)].filter((name) => project.isEnterprise(name)),
        ),
      )
      if (closed.size > 0)
        line.streams.err(
          `addonry: known by name alone, as modules of Enterprise are: ${[...closed].sort().join(', ')}; give their sources with --addons-path, or a file of these with --knowledge\n`,
        )
      line.exitCode = order.refused.some((entry) => requested.includes(entry.module)) ? 1 : 0
    })
}
