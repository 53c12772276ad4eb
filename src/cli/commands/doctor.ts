import { relativePath } from '../../host/paths.ts'
import { escapeTerminal } from '../../present/escape.ts'
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
    .action((paths: readonly string[], options: Options) => {
      const settings = settingsOf(line)
      const { project, discovery, series } = new Session(line.host, openReleases(line, options.knowledge)).open({
        ...openOptions(line, paths, options, settings),
        manifestsOnly: true,
      })
      const show = (path: string): string => {
        const relative = relativePath(line.host.cwd, path)
        return relative.startsWith('../../..') ? path : relative
      }
      const evidence = settings.series !== undefined && !options.series ? 'the settings' : series.evidence
      const roots = discovery.roots.map((root) => ({
        path: show(root.path),
        origin: root.origin === '--addons-path' && !options.addonsPath ? 'settings' : root.origin,
        core: root.core,
        checked: root.checked,
        addons: discovery.sites.filter((site) => site.root === root.path).length,
      }))
      const twins = discovery.twins.map((twin) => ({
        name: twin.winner.name,
        used: show(twin.winner.path),
        hidden: show(twin.hidden.path),
      }))
      const unseen = project.addons
        .filter((addon) => addon.manifest.issues.length > 0 || !addon.installable)
        .map((addon) => ({
          name: addon.name,
          reason: addon.manifest.issues[0]?.message ?? 'installable is False',
        }))
      const asked = options.module && explainModule(options.module)
      if (options.format === 'json') {
        const value = {
          series: series.series,
          evidence,
          assumed: series.assumed,
          settings: settings.file === undefined ? null : show(settings.file),
          roots,
          twins,
          unseen,
          notes: discovery.notes,
          module: asked || undefined,
        }
        give(line, options.output, `${JSON.stringify(value, null, 2)}\n`)
        return
      }
      const out: string[] = [
        `series ${series.series} (${evidence})`,
        `settings ${settings.file === undefined ? 'none' : show(settings.file)}`,
        '',
        roots.length > 0 ? 'addons paths, in order of precedence' : 'no addons path found',
        ...roots.map((root) => {
          const marks = [root.origin, root.core ? 'Odoo itself' : '', root.checked ? 'checked' : 'to depend on'].filter(
            Boolean,
          )
          return `  ${root.path}  ${root.addons} addon${root.addons === 1 ? '' : 's'} (${marks.join(', ')})`
        }),
      ]
      if (twins.length > 0)
        out.push(
          '',
          'hidden by a twin of the same name',
          ...twins.map((twin) => `  ${twin.hidden}  hidden by ${twin.used}`),
        )
      if (unseen.length > 0) out.push('', 'not installable', ...unseen.map((one) => `  ${one.name}  ${one.reason}`))
      // modules of Odoo's that ask for others of Odoo's which are not here are nobody's trouble
      const missing = project.graph.missing.filter(({ module }) => project.addon(module))
      if (missing.length > 0 && project.hasCore) {
        const users = new Map<string, string[]>()
        for (const { module, dependency } of missing) users.set(dependency, [...(users.get(dependency) ?? []), module])
        const lines = [...users].map(([name, by]) => `  ${name}  by ${by.join(', ')}`)
        out.push('', 'depended on and found nowhere', ...lines.sort())
      }
      for (const note of discovery.notes) out.push('', `${note.level}: ${show(note.path)}: ${note.message}`)
      if (asked) out.push('', asked)
      give(line, options.output, `${out.map(escapeTerminal).join('\n')}\n`)

      function explainModule(name: string): string {
        const addon = project.addon(name)
        if (!addon) {
          if (project.knows(name)) return `${name} is part of Odoo ${project.series}, known without its files`
          return `${name} is not seen: no folder of that name with a __manifest__.py stands directly in an addons path listed above`
        }
        const why = addon.manifest.issues[0]
        if (why) return `${name} is seen in ${show(addon.site.path)}, but Odoo cannot read its manifest: ${why.message}`
        if (!addon.installable)
          return `${name} is seen in ${show(addon.site.path)}, but its manifest says installable: False`
        return `${name} is seen in ${show(addon.site.path)}`
      }
    })
}
