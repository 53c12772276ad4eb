import { modelCatalog } from '../../plan/catalog/model-catalog.ts'
import { presentModelsJson, presentModelsText } from '../../present/catalog/model-catalog.ts'
import { namePattern } from '../../text/name-pattern.ts'
import { didYouMean } from '../../text/near-name.ts'
import { type CatalogOptions, inReach, openCatalog, withCatalogOptions } from '../catalog.ts'
import { type CommandLine, choice, wantsColour } from '../command-line.ts'
import { give, OUTPUT_OPTION } from '../give.ts'

interface Options extends CatalogOptions {
  readonly format: 'text' | 'json'
  readonly output?: string
  readonly fields?: boolean
}

/** `addonry models [PATTERN] [PATH…]` */
export function modelsCommand(line: CommandLine): void {
  const command = line.program
    .command('models')
    .description('models and their fields, as all modules together make them; or all that a database will hold')
    .argument('[pattern]', 'part of a name, or a pattern with *; the models of the addons at hand when not given')
    .option('-f, --format <format>', 'text or json', choice('--format', ['text', 'json']), 'text')
    .option(...OUTPUT_OPTION)
    .option('--fields', 'list the fields in the text too; JSON always has them')
  withCatalogOptions(command)
    .addHelpText(
      'after',
      '\nExamples:\n  $ addonry models                       what the addons here make and extend\n  $ addonry models sale.order --fields\n  $ addonry models --installed sale_stock --series 17.0 --format json',
    )
    .action((first: string | undefined, paths: readonly string[], options: Options) => {
      const catalog = openCatalog(line, [...(first === undefined ? [] : [first]), ...paths], options)
      const { project, own, words, asked } = catalog
      const pattern = asked === undefined ? undefined : namePattern(asked)
      const models = inReach(line, catalog, (modules) => modelCatalog(project, modules, { pattern, own }))
      if (models.length === 0 && asked !== undefined) {
        const every = modelCatalog(project, catalog.modules, { pattern: undefined, own: false })
        const names = every.map(({ model }) => model)
        line.streams.err(`addonry: no model is called '${asked}'${didYouMean(asked, names)}\n`)
      }
      give(
        line,
        options.output,
        options.format === 'json'
          ? presentModelsJson(models, words)
          : presentModelsText(models, words, {
              colour: wantsColour(line, options.output),
              fields: options.fields === true,
            }),
      )
    })
}
