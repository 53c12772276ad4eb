import { relativePath, resolvePath } from '../../host/paths.ts'
import { conflicts } from '../../plan/conflicts.ts'
import { presentConflictsHtml } from '../../present/conflicts-html.ts'
import { presentConflictsJson } from '../../present/conflicts-json.ts'
import { presentConflictsMarkdown } from '../../present/conflicts-markdown.ts'
import { presentConflictsText } from '../../present/conflicts-text.ts'
import type { PlaceWords } from '../../present/place-words.ts'
import { Session } from '../../session/session.ts'
import {
  type CommandLine,
  choice,
  openOptions,
  openReleases,
  type SourceOptions,
  wantsColour,
  withSourceOptions,
} from '../command-line.ts'
import { progress } from '../progress.ts'
import { UsageError } from '../usage-error.ts'

const FORMATS = ['text', 'json', 'markdown', 'html'] as const

interface Options extends SourceOptions {
  readonly format: (typeof FORMATS)[number]
  readonly output?: string
  readonly all?: boolean
}

/** `addonry conflicts [PATH…]` */
export function conflictsCommand(line: CommandLine): void {
  const command = line.program
    .command('conflicts')
    .description('where addons get in each other’s way, or in Odoo’s, when all are installed together')
    .argument('[paths...]', 'folders with addons, or single addons', [])
    .option('-f, --format <format>', FORMATS.join(', '), choice('--format', FORMATS), 'text')
    .option('-o, --output <file>', 'write the report to a file')
    .option('--all', 'in the text, also those that are most often meant; the other formats have them')
  withSourceOptions(command)
    .addHelpText(
      'after',
      '\nExamples:\n  $ addonry conflicts ./addons ../oca/sale-workflow\n  $ addonry conflicts -c /etc/odoo.conf --format html -o conflicts.html',
    )
    .action((paths: readonly string[], options: Options) => {
      const session = new Session(line.host, openReleases(line, options.knowledge))
      const bar = progress(line)
      const { project } = session.open({ ...openOptions(line, paths, options), onProgress: bar.step })
      bar.end()
      if (project.checked.length === 0) throw new UsageError('no addons found')
      const words: PlaceWords = {
        path: (file) => relativePath(line.host.cwd, file),
        line: ({ file, span }) => session.source(file)?.positionAt(span[0]).line ?? 1,
      }
      const text = present(line, conflicts(project), words, options)
      if (options.output === undefined) line.streams.out(text)
      else {
        const failed = line.host.write(resolvePath(line.host.cwd, options.output), text)
        if (failed) throw new UsageError(`cannot write ${options.output}: ${failed.failed}`)
      }
    })
}

function present(
  line: CommandLine,
  found: ReturnType<typeof conflicts>,
  words: PlaceWords,
  { format, output, all }: Options,
): string {
  if (format === 'json') return presentConflictsJson(found, words)
  if (format === 'markdown') return presentConflictsMarkdown(found, words)
  if (format === 'html') return presentConflictsHtml(found, words)
  return presentConflictsText(found, words, { colour: output === undefined && wantsColour(line), all: all === true })
}
