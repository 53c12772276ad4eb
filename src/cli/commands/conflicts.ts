import { relativePath } from '../../host/paths.ts'
import { conflicts } from '../../plan/conflicts/conflicts.ts'
import { World } from '../../plan/upgrade/world.ts'
import { presentConflictsHtml } from '../../present/conflicts/conflicts-html.ts'
import { presentConflictsJson } from '../../present/conflicts/conflicts-json.ts'
import { presentConflictsMarkdown } from '../../present/conflicts/conflicts-markdown.ts'
import { presentConflictsText } from '../../present/conflicts/conflicts-text.ts'
import type { PlaceWords } from '../../present/place-words.ts'
import { type Opened, Session } from '../../session/session.ts'
import { SERIES, seriesRank } from '../../text/series.ts'
import {
  type CommandLine,
  choice,
  openOptions,
  openReleases,
  type SourceOptions,
  wantsColour,
  withSourceOptions,
} from '../command-line.ts'
import { give } from '../give.ts'
import { NO_ADDONS, tellAssumed } from '../open-graph.ts'
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
    .argument('[paths...]', 'folders with addons, or single addons')
    .option('-f, --format <format>', FORMATS.join(', '), choice('--format', FORMATS), 'text')
    .option('-o, --output <file>', 'write the report to a file')
    .option('--all', 'in the text, also those that are most often meant; the other formats have them')
  withSourceOptions(command)
    .addHelpText(
      'after',
      '\nExamples:\n  $ addonry conflicts ./addons ../oca/sale-workflow\n  $ addonry conflicts ./addons -c /etc/odoo.conf --format html -o conflicts.html',
    )
    .action((paths: readonly string[], options: Options) => {
      const releases = openReleases(line, options.knowledge)
      const session = new Session(line.host, releases)
      const bar = progress(line)
      const opened = session.open({ ...openOptions(line, paths, options), onProgress: bar.step })
      const { project } = opened
      bar.end()
      if (project.checked.length === 0) throw new UsageError(NO_ADDONS)
      tellAssumed(line, opened)
      const words: PlaceWords = {
        path: (file) => relativePath(line.host.cwd, file),
        line: ({ file, span }) => session.source(file)?.positionAt(span[0]).line ?? 1,
      }
      const text = present(line, conflicts(project, worldOf(session, opened, releases)), words, options)
      give(line, options.output, text)
    })
}

/** The same addons with the releases that are built in after theirs, as an upgrade would see them. */
function worldOf(session: Session, opened: Opened, releaseOf: ReturnType<typeof openReleases>): World | undefined {
  const { project } = opened
  const to = SERIES.findLast((one) => seriesRank(one) > seriesRank(project.series) && releaseOf(one))
  if (!to || !project.release) return undefined
  return new World({
    before: project,
    to,
    reassemble: (at, redirect, former) => session.reassemble(opened, at, redirect, former),
    releaseOf,
    mapping: new Map(),
    target: new Set(),
    text: (file) => session.source(file)?.text,
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
  return presentConflictsText(found, words, { colour: wantsColour(line, output), all: all === true })
}
