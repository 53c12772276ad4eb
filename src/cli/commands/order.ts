import { installOrder } from '../../plan/install-order.ts'
import { presentOrderJson } from '../../present/order-json.ts'
import { presentOrderText } from '../../present/order-text.ts'
import { Session } from '../../session/session.ts'
import {
  type CommandLine,
  choice,
  openReleases,
  type SourceOptions,
  wantsColour,
  withSourceOptions,
} from '../command-line.ts'
import { graphOptions } from '../open-graph.ts'
import { UsageError } from '../usage-error.ts'

interface Options extends SourceOptions {
  readonly format: 'text' | 'json'
  readonly mode: 'install' | 'load'
  readonly countries?: string
  readonly skipAutoInstall?: boolean
}

/** `addonry order MODULE…` */
export function orderCommand(line: CommandLine): void {
  const command = line.program
    .command('order')
    .description('the order in which Odoo installs modules on a fresh database, with what it pulls in and refuses')
    .argument('<module...>', 'modules to install; `all` stands for every installable one')
    .option('-f, --format <format>', 'text or json', choice('--format', ['text', 'json']), 'text')
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
      '\nExamples:\n  $ addonry order sale_stock --series 17.0\n  $ addonry order my_module --addons-path ./addons,../odoo/addons --format json',
    )
    .action((modules: readonly string[], options: Options) => {
      const { project } = new Session(line.host, openReleases(line, options.knowledge)).open({
        ...graphOptions(line, [], options),
        manifestsOnly: true,
      })
      const names = modules.flatMap((name) => name.split(','))
      const requested = names.includes('all')
        ? project.modules.filter((node) => node.installable).map((node) => node.name)
        : names
      if (requested.length === 0) throw new UsageError('no module named')
      const order = installOrder(project.modules, {
        series: project.series,
        requested,
        mode: options.mode,
        ...(options.countries && { countries: options.countries.split(',').map((code) => code.trim().toLowerCase()) }),
        ...(options.skipAutoInstall && { skipAutoInstall: true }),
      })
      line.streams.out(
        options.format === 'json' ? presentOrderJson(order) : presentOrderText(order, { colour: wantsColour(line) }),
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
