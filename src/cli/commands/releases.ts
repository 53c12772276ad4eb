import { builtinReleases } from '../../session/releases.ts'
import { SERIES } from '../../text/series.ts'
import { type CommandLine, choice } from '../command-line.ts'

/** `addonry releases`: what is built in. */
export function releasesCommand(line: CommandLine): void {
  line.program
    .command('releases')
    .description('the Odoo releases built in: sources, counts and known gaps')
    .option('-f, --format <format>', 'text or json', choice('--format', ['text', 'json']), 'text')
    .action((options: { readonly format: 'text' | 'json' }) => {
      const provider = builtinReleases()
      const headers = SERIES.flatMap((series) => provider(series)?.header ?? [])
      if (options.format === 'json') {
        const value = headers.map(({ modules: _modules, closed, ...rest }) => ({ ...rest, closed: closed.length }))
        line.streams.out(`${JSON.stringify(value, null, 2)}\n`)
        return
      }
      for (const { series, counts, sources, gaps, closed } of headers) {
        const parts = Object.entries(counts).map(([name, count]) => `${count} ${name}`)
        line.streams.out(
          `Odoo ${series}: ${parts.join(', ')}${closed.length > 0 ? `, ${closed.length} Enterprise modules by name` : ''}\n`,
        )
        for (const source of sources) line.streams.out(`  from ${source}\n`)
        for (const gap of gaps) line.streams.out(`  gap: ${gap}\n`)
      }
    })
}
