import { closedCount } from '../../knowledge/release.ts'
import type { ReleaseInfo } from '../../knowledge/release-file.ts'
import { builtinFile } from '../../session/releases.ts'
import { type CommandLine, choice, openKnowledge } from '../command-line.ts'
import { give, OUTPUT_OPTION } from '../give.ts'

/** `addonry releases [FILE…]`: what is built in, or what files of `addonry index` hold. */
export function releasesCommand(line: CommandLine): void {
  line.program
    .command('releases')
    .description('the Odoo releases built in, or those of files of `addonry index`: sources, counts and known gaps')
    .argument('[files...]', 'files of `addonry index`')
    .option('-f, --format <format>', 'text or json', choice('--format', ['text', 'json']), 'text')
    .option(...OUTPUT_OPTION)
    .addHelpText('after', '\nExamples:\n  $ addonry releases\n  $ addonry releases enterprise-17.0.addonry')
    .action((files: readonly string[], options: { readonly format: 'text' | 'json'; readonly output?: string }) => {
      const builtin = files.length > 0 ? undefined : builtinFile()
      const held = [...(builtin ? [builtin] : []), ...files.map((path) => openKnowledge(line.host, path))]
      const infos = held.flatMap(({ releases }) => releases)
      if (options.format === 'json') {
        const value = infos.map(({ closed, ...rest }) => ({ ...rest, closed: closedCount({ ...rest, closed }) }))
        give(line, options.output, `${JSON.stringify(value, null, 2)}\n`)
        return
      }
      const texts = held.map(
        ({ releases, size }) => `${releases.map(releaseText).join('')}${Math.ceil(size / 1000)} KB in one file\n`,
      )
      give(line, options.output, texts.join(''))
    })
}

function releaseText(info: ReleaseInfo): string {
  const { name, series, counts, sources, gaps } = info
  const parts = Object.entries(counts).map(([what, count]) => `${count} ${what}`)
  const closed = closedCount(info)
  const more = closed > 0 ? `, ${closed} further modules by name alone` : ''
  return [
    `${name} ${series}: ${parts.join(', ')}${more}`,
    ...sources.map((source) => `  from ${source}`),
    ...gaps.map((gap) => `  gap: ${gap}`),
    '',
  ].join('\n')
}
