import { idCatalog } from '../../plan/catalog/id-catalog.ts'
import { presentIdsJson, presentIdsText } from '../../present/catalog/id-catalog.ts'
import { namePattern } from '../../text/name-pattern.ts'
import { didYouMean } from '../../text/near-name.ts'
import { type CatalogOptions, inReach, openCatalog, withCatalogOptions } from '../catalog.ts'
import { type CommandLine, choice, wantsColour } from '../command-line.ts'
import { give, OUTPUT_OPTION } from '../give.ts'

interface Options extends CatalogOptions {
  readonly format: 'text' | 'json'
  readonly output?: string
  readonly demo?: boolean
}

/** `addonry ids [PATTERN] [PATH…]` */
export function idsCommand(line: CommandLine): void {
  const command = line.program
    .command('ids')
    .description('external ids: who declares, overrides and uses them; or all that a database will hold')
    .argument('[pattern]', 'part of an id, or a pattern with *: `sale.*`; those of the addons at hand when not given')
    .option('-f, --format <format>', 'text or json', choice('--format', ['text', 'json']), 'text')
    .option(...OUTPUT_OPTION)
    .option('--demo', 'with the ids of demo data')
  withCatalogOptions(command)
    .addHelpText(
      'after',
      `
Ids that Odoo makes by itself (model_…, field_…) are among them when a pattern or --installed asks for them. Not known
are those that Python code makes while installing: charts of accounts, the first warehouse.

Examples:
  $ addonry ids                              what the addons here declare, and who uses it
  $ addonry ids 'my_module.group_*'
  $ addonry ids --installed sale_stock --series 17.0 --format json`,
    )
    .action((first: string | undefined, paths: readonly string[], options: Options) => {
      const catalog = openCatalog(line, [...(first === undefined ? [] : [first]), ...paths], options)
      const { project, own, words, asked } = catalog
      const pattern = asked === undefined ? undefined : namePattern(asked)
      const ids = inReach(line, catalog, (modules) =>
        idCatalog(project, modules, { pattern, demo: options.demo ?? own, own }),
      )
      if (ids.length === 0 && asked !== undefined)
        line.streams.err(`addonry: no external id is called '${asked}'${didYouMean(asked, project.ids.all())}\n`)
      give(
        line,
        options.output,
        options.format === 'json'
          ? presentIdsJson(ids, words)
          : presentIdsText(ids, words, { colour: wantsColour(line, options.output) }),
      )
    })
}
