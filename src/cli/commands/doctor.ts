import { relativePath } from '../../host/paths.ts'
import { surroundingsOf, whyModuleIsSeen } from '../../plan/surroundings.ts'
import { surroundingsJson, surroundingsText } from '../../present/surroundings.ts'
import { Session } from '../../session/session.ts'
import { settingsOf } from '../check-settings.ts'
import {
  type CommandLine,
  choice,
  openOptions,
  openReleases,
  type SourceOptions,
  withSourceOptions,
} from '../command-line.ts'
import { give, OUTPUT_OPTION } from '../give.ts'

interface Options extends SourceOptions {
  readonly format: 'text' | 'json'
  readonly output?: string
  readonly module?: string
}

/** `addonry doctor [PATH…]` */
export function doctorCommand(line: CommandLine): void {
  const command = line.program
    .command('doctor')
    .description('what addonry sees: addons paths, series, twins, and why a module is not seen')
    .argument('[paths...]', 'folders with addons')
    .option('-m, --module <name>', 'tell why this module is or is not seen')
    .option('-f, --format <format>', 'text or json', choice('--format', ['text', 'json']), 'text')
    .option(...OUTPUT_OPTION)
  withSourceOptions(command)
    .addHelpText('after', '\nExamples:\n  $ addonry doctor\n  $ addonry doctor -c /etc/odoo.conf --module my_module')
    .action((paths: readonly string[], options: Options) => runDoctor(line, paths, options))
}

function runDoctor(line: CommandLine, paths: readonly string[], options: Options): void {
  const settings = settingsOf(line)
  const { project, discovery, series } = new Session(line.host, openReleases(line, options.knowledge)).open({
    ...openOptions(line, paths, options, settings),
    manifestsOnly: true,
  })
  const show = (path: string): string => {
    const relative = relativePath(line.host.cwd, path)
    return relative.startsWith('../../..') ? path : relative
  }
  // what the settings say came in as if it stood on the command line
  const isTold = settings.series !== undefined && !options.series
  const roots = discovery.roots.map((root) =>
    root.origin === '--addons-path' && !options.addonsPath ? { ...root, origin: 'settings' as const } : root,
  )
  const seen = surroundingsOf({
    project,
    discovery: { ...discovery, roots },
    series: isTold ? { ...series, evidence: 'the settings' } : series,
    settings: settings.file,
  })
  const asked = options.module === undefined ? undefined : whyModuleIsSeen(project, options.module, show)
  const present = options.format === 'json' ? surroundingsJson : surroundingsText
  give(line, options.output, present(seen, { show, asked }))
}
