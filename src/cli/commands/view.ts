import { isInside, parentPath, relativePath } from '../../host/paths.ts'
import type { Project } from '../../model/project.ts'
import { contestedNodes } from '../../plan/view/contested-nodes.ts'
import { viewOutline } from '../../plan/view/view-outline.ts'
import { presentContestedText } from '../../present/view/contested-text.ts'
import { presentViewHtml } from '../../present/view/view-html.ts'
import { presentContestedJson, presentViewJson } from '../../present/view/view-json.ts'
import type { Where } from '../../present/view/view-lines.ts'
import { presentViewText } from '../../present/view/view-text.ts'
import { Session } from '../../session/session.ts'
import { nearName } from '../../text/near-name.ts'
import {
  type CommandLine,
  choice,
  openReleases,
  type SourceOptions,
  wantsColour,
  withSourceOptions,
} from '../command-line.ts'
import { give, OUTPUT_OPTION } from '../give.ts'
import { graphOptions, NO_ADDONS, tellAssumed } from '../open-graph.ts'
import { progress } from '../progress.ts'
import { oneName, PATH_OPTION, PATHS_ARGUMENT } from '../tree-words.ts'
import { UsageError } from '../usage-error.ts'

interface Options extends SourceOptions {
  readonly format: 'text' | 'json' | 'html'
  readonly output?: string
  readonly asOf?: string
  readonly conflicts?: boolean
  readonly path?: readonly string[]
}

/** `addonry view XMLID [PATH…]` */
export function viewCommand(line: CommandLine): void {
  const command = line.program
    .command('view')
    .description('a view merged from all that extends it: every node with the module that brings it')
    .argument('[xmlid]', 'external id of the view, with its module: sale.view_order_form')
    .argument('[paths...]', PATHS_ARGUMENT)
    .option(...PATH_OPTION)
    .option('-f, --format <format>', 'text, json or html', choice('--format', ['text', 'json', 'html']), 'text')
    .option(...OUTPUT_OPTION)
    .option('--as-of <module>', 'as it is once this module is installed, with nothing else but what it needs')
    .option(
      '--conflicts',
      'only the nodes that several modules change; without an id, in all views that the addons extend',
    )
  withSourceOptions(command)
    .addHelpText(
      'after',
      '\nExamples:\n  $ addonry view sale.view_order_form --series 17.0\n  $ addonry view sale.view_order_form --as-of sale_stock --format html -o view.html\n  $ addonry view --conflicts',
    )
    .action((first: string | undefined, others: readonly string[], options: Options) => {
      const words = first === undefined ? [] : [first, ...others]
      const { name: id, paths } = oneName(line, words, options.path)
      if (id === undefined && !options.conflicts) throw new UsageError('say which view: addonry view module.name')
      const session = new Session(line.host, openReleases(line, options.knowledge))
      const bar = progress(line)
      const opened = session.open({ ...graphOptions(line, paths, options), onProgress: bar.step })
      const { project } = opened
      bar.end()
      tellAssumed(line, opened)
      const where: Where = (place) => {
        const position = place && session.source(place.file)?.positionAt(place.span[0])
        if (!place || !position) return undefined
        // what lies elsewhere is named from its addon on
        const owner = isInside(line.host.cwd, place.file) ? undefined : project.addonOfFile(place.file)
        const base = owner ? parentPath(parentPath(owner.pathOf('__manifest__.py'))) : line.host.cwd
        return `${relativePath(base, place.file)}:${position.line}`
      }
      const colour = wantsColour(line, options.output)
      if (id !== undefined) checkNames(project, id, options.asOf)
      if (id === undefined || options.conflicts) {
        if (id === undefined && project.checked.length === 0) throw new UsageError(NO_ADDONS)
        const nodes = contestedNodes(project, id)
        give(
          line,
          options.output,
          options.format === 'json' ? presentContestedJson(nodes, where) : presentContestedText(nodes, where, colour),
        )
        return
      }
      const outline = viewOutline(project, id, options.asOf)
      if ('why' in outline) {
        if (outline.why === 'cycle') throw new UsageError(`the view extends itself: ${outline.detail}`)
        if (outline.why === 'parent') throw new UsageError(`its parent '${outline.detail}' is not there`)
        const record = project.ids.resolve(id, options.asOf ?? id.split('.')[0] ?? '')
        if (record.verdict === 'yes' && record.model !== undefined && record.model !== 'ir.ui.view')
          throw new UsageError(`'${id}' is a record of ${record.model}, not a view`)
        const near = nearName(id, project.views.index.ids())
        throw new UsageError(`there is no view '${id}'${near === undefined ? '' : `; did you mean '${near}'?`}`)
      }
      if (options.format === 'json') give(line, options.output, presentViewJson(outline, where))
      else if (options.format === 'html') give(line, options.output, presentViewHtml(outline, where))
      else give(line, options.output, presentViewText(outline, where, colour))
    })
}

function checkNames(project: Project, id: string, asOf: string | undefined): void {
  if (!/^[^.\s]+\.[^.\s]+$/.test(id)) {
    const known = project.views.index.ids().filter((one) => one.endsWith(`.${id}`))
    const which = known.length === 0 ? '' : `; did you mean '${known.slice(0, 3).join("' or '")}'?`
    throw new UsageError(`'${id}' is no external id: it must be module.name${which}`)
  }
  for (const name of [id.split('.')[0] ?? '', ...(asOf === undefined ? [] : [asOf])])
    if (!project.knows(name))
      throw new UsageError(`no module '${name}' found; 'addonry doctor --module ${name}' tells why`)
}
