import { diffReleases } from '../../plan/release-diff.ts'
import { diffJson } from '../../present/diff-json.ts'
import { diffMarkdown } from '../../present/diff-markdown.ts'
import { diffText } from '../../present/diff-text.ts'
import { builtinReleases } from '../../session/releases.ts'
import { type CommandLine, choice, seriesOf, wantsColour } from '../command-line.ts'
import { UsageError } from '../usage-error.ts'

interface Options {
  readonly module?: string
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
    .addHelpText(
      'after',
      '\nExamples:\n  $ addonry diff 16.0 17.0 --model sale.order\n  $ addonry diff 17.0 18.0 --module stock --format markdown',
    )
    .action((from: ReturnType<typeof seriesOf>, to: ReturnType<typeof seriesOf>, options: Options) => {
      const releases = builtinReleases()
      const before = releases(from)
      const after = releases(to)
      if (!before || !after) throw new UsageError(`nothing is built in for ${before ? to : from}`)
      const { module, model } = options
      if (module !== undefined && !before.module(module) && !after.module(module))
        throw new UsageError(`neither ${from} nor ${to} has a module '${module}'`)
      const diff = diffReleases(before, after, {
        ...(module !== undefined && { module }),
        ...(model !== undefined && { model }),
      })
      if (options.format === 'json') line.streams.out(diffJson(diff))
      else if (options.format === 'markdown') line.streams.out(diffMarkdown(diff))
      else line.streams.out(diffText(diff, wantsColour(line)))
    })
}
