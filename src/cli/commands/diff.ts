import { diffReleases } from '../../plan/diff/release-diff.ts'
import { releaseModels } from '../../plan/diff/release-models.ts'
import { diffJson } from '../../present/diff/diff-json.ts'
import { diffMarkdown } from '../../present/diff/diff-markdown.ts'
import { diffText } from '../../present/diff/diff-text.ts'
import { builtinReleases } from '../../session/releases.ts'
import { didYouMean } from '../../text/near-name.ts'
import { seriesRank } from '../../text/series.ts'
import { type CommandLine, choice, seriesOf, wantsColour } from '../command-line.ts'
import { give, OUTPUT_OPTION } from '../give.ts'
import { UsageError } from '../usage-error.ts'

interface Options {
  readonly module?: string
  readonly output?: string
  readonly model?: string
  readonly format: 'text' | 'json' | 'markdown'
}

/** `addonry diff FROM TO` */
export function diffCommand(line: CommandLine): void {
  line.program
    .command('diff')
    .description('what changed between two releases of Odoo')
    .argument('<from>', 'a series, such as 16.0', seriesOf)
    .argument('<to>', 'a later series', seriesOf)
    .option('--module <name>', 'only what belongs to this module')
    .option('--model <name>', 'only this model: its fields, methods and views')
    .option('-f, --format <format>', 'text, json or markdown', choice('--format', ['text', 'json', 'markdown']), 'text')
    .option(...OUTPUT_OPTION)
    .addHelpText(
      'after',
      '\nExamples:\n  $ addonry diff 16.0 17.0 --model sale.order\n  $ addonry diff 17.0 18.0 --module stock --format markdown',
    )
    .action((from: ReturnType<typeof seriesOf>, to: ReturnType<typeof seriesOf>, options: Options) => {
      if (seriesRank(to) <= seriesRank(from))
        throw new UsageError(`${to} is not after ${from}: name the older one first`)
      const releases = builtinReleases()
      const before = releases(from)
      const after = releases(to)
      if (!before || !after) throw new UsageError(`nothing is built in for ${before ? to : from}`)
      const { module, model } = options
      const neither = (what: string, name: string, names: readonly string[]): UsageError =>
        new UsageError(`neither ${from} nor ${to} has a ${what} '${name}'${didYouMean(name, names)}`)
      if (module !== undefined && !before.module(module) && !after.module(module))
        throw neither(
          'module',
          module,
          [...before.modules, ...after.modules].map(({ name }) => name),
        )
      const diff = diffReleases(before, after, {
        ...(module !== undefined && { module }),
        ...(model !== undefined && { model }),
      })
      if (model !== undefined && diff.changes.length === 0) {
        const names = [...releaseModels(before).keys(), ...releaseModels(after).keys()]
        if (!names.includes(model)) throw neither('model', model, names)
      }
      if (options.format === 'json') give(line, options.output, diffJson(diff))
      else if (options.format === 'markdown') give(line, options.output, diffMarkdown(diff))
      else give(line, options.output, diffText(diff, wantsColour(line, options.output)))
    })
}
