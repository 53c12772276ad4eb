import { relativePath } from '../../host/paths.ts'
import type { Project } from '../../model/project.ts'
import { modulesToAsk } from '../../plan/upgrade/availability.ts'
import { DEFAULT_RATES } from '../../plan/upgrade/effort.ts'
import { Fates } from '../../plan/upgrade/fate.ts'
import { type ModuleMapping, readMapping } from '../../plan/upgrade/module-mapping.ts'
import { type EarlierPlan, progressSince, readEarlierPlan } from '../../plan/upgrade/progress.ts'
import { planUpgrade } from '../../plan/upgrade/upgrade-plan.ts'
import { World } from '../../plan/upgrade/world.ts'
import { upgradeCsv } from '../../present/upgrade/upgrade-csv.ts'
import { upgradeHtml } from '../../present/upgrade/upgrade-html.ts'
import { upgradeJson } from '../../present/upgrade/upgrade-json.ts'
import { upgradeMarkdown } from '../../present/upgrade/upgrade-markdown.ts'
import { upgradeFiles } from '../../present/upgrade/upgrade-runbook.ts'
import { upgradeText } from '../../present/upgrade/upgrade-text.ts'
import type { UpgradeContext } from '../../present/upgrade/upgrade-view.ts'
import { Session } from '../../session/session.ts'
import { type Series, seriesRank } from '../../text/series.ts'
import { settingsOf } from '../check-settings.ts'
import {
  type CommandLine,
  choice,
  openOptions,
  openReleases,
  type SourceOptions,
  seriesOf,
  wantsColour,
  withSourceOptions,
} from '../command-line.ts'
import { give, writeText } from '../give.ts'
import { DB_OPTION, openDatabaseOption } from '../open-database.ts'
import { NO_ADDONS, tellAssumed } from '../open-graph.ts'
import { askOnline, INDEX_OPTION, ONLINE_OPTION, type OnlineOptions } from '../open-index.ts'
import { progress } from '../progress.ts'
import { readText } from '../read-text.ts'
import { UsageError } from '../usage-error.ts'

const FORMATS = { text: upgradeText, json: upgradeJson, markdown: upgradeMarkdown, csv: upgradeCsv, html: upgradeHtml }
const FORMAT_NAMES = ['text', 'json', 'markdown', 'csv', 'html'] as const

interface Options extends Omit<SourceOptions, 'series'>, OnlineOptions {
  readonly db?: string
  readonly to: Series
  readonly from?: Series
  readonly series?: Series
  readonly format: (typeof FORMAT_NAMES)[number]
  readonly output?: string
  readonly outputDir?: string
  readonly baseline?: string
  readonly targetPath?: readonly string[]
  readonly mapping?: string
}

/** `addonry upgrade PATH… --to SERIES` */
export function upgradeCommand(line: CommandLine): void {
  const list = (value: string, before: readonly string[] | undefined): readonly string[] => [
    ...(before ?? []),
    ...value.split(',').map((name) => name.trim()),
  ]
  const command = line.program
    .command('upgrade')
    .description('what breaks in addons on the way to another release, how much work it is, and in which order')
    .argument('[paths...]', 'folders with addons, or single addons')
    .requiredOption('--to <series>', 'the release to go to', seriesOf)
    .option(
      '--from <series>',
      'the release that the addons are written for; told from the addons when not given',
      seriesOf,
    )
    .option('-f, --format <format>', 'text, json, markdown, csv or html', choice('--format', FORMAT_NAMES), 'text')
    .option('-o, --output <file>', 'write the report to a file')
    .option('--output-dir <folder>', 'also write a runbook and one task file for each module')
    .option('--baseline <file>', 'show progress since this JSON report')
    .option('--target-path <paths>', 'folders with addons that are already written for the target', list)
    .option('--mapping <file>', 'what modules become: JSON { "old": "new" | ["new", …] | null }')
    .option(...DB_OPTION)
    .option(...ONLINE_OPTION)
    .option(...INDEX_OPTION)
  withSourceOptions(command)
    .addHelpText(
      'after',
      '\nExamples:\n  $ addonry upgrade ./addons --to 18.0\n  $ addonry upgrade ./addons --from 16.0 --to 18.0 --format html -o upgrade.html\n  $ addonry upgrade . --to 17.0 --output-dir plan --baseline last.json\n  $ addonry upgrade ./addons --to 18.0 --db postgresql://odoo@localhost/prod --online',
    )
    .action((paths: readonly string[], options: Options) => runUpgrade(line, paths, options))
}

async function runUpgrade(line: CommandLine, paths: readonly string[], options: Options): Promise<void> {
  const releases = openReleases(line, options.knowledge)
  const session = new Session(line.host, releases)
  const series = options.from ?? options.series
  const { series: _, ...rest } = options
  const bar = progress(line)
  const opened = session.open({ ...openOptions(line, paths, rest), ...(series && { series }), onProgress: bar.step })
  const { project } = opened
  bar.end()
  if (project.checked.length === 0) throw new UsageError(NO_ADDONS)
  tellAssumed(line, opened)
  if (seriesRank(options.to) <= seriesRank(project.series))
    throw new UsageError(
      `--to ${options.to} is not after ${project.series} (${opened.series.evidence}); say the present release with --from`,
    )
  if (!releases(project.series) || !releases(options.to)) throw new UsageError(`nothing is built in for ${options.to}`)
  const database = options.db === undefined ? undefined : await openDatabaseOption(line, options.db)
  const target = targetProject(line, options)
  const mapping = mappingOf(line, options.mapping)
  const targetNames = new Set(target?.addons.map((addon) => addon.name))
  const asked =
    options.online &&
    (await askOnline(line, options, options.to, () =>
      modulesToAsk(
        project,
        new Fates({
          from: project.series,
          to: options.to,
          before: project,
          releaseOf: releases,
          mapping,
          target: targetNames,
        }),
        database?.modules.map((module) => module.name),
      ),
    ))
  const world = new World({
    before: project,
    to: options.to,
    reassemble: (at, redirect, former) => session.reassemble(opened, at, redirect, former),
    releaseOf: releases,
    mapping,
    target: targetNames,
    ...(asked && { available: asked.available }),
    text: (file) => session.source(file)?.text,
  })
  const earlier = earlierOf(line, options.baseline)
  const { upgradeRates } = settingsOf(line)
  const plan = planUpgrade({
    world,
    rates: { ...DEFAULT_RATES, ...upgradeRates },
    ...(target && { target }),
    ...(database && { database }),
    ...(asked && { online: asked.report }),
    onProgress: bar.step,
  })
  bar.end()
  for (const { file, message } of opened.problems)
    line.streams.err(`addonry: ${relativePath(line.host.cwd, file)}: ${message}\n`)
  const context: UpgradeContext = {
    version: line.version,
    colour: wantsColour(line, options.output),
    source: (file) => session.source(file),
    shown: (folder) => relativePath(line.host.cwd, folder),
    progress: earlier && progressSince(earlier, plan),
  }
  if (options.outputDir !== undefined)
    for (const [path, text] of upgradeFiles(plan, context)) writeText(line, `${options.outputDir}/${path}`, text)
  give(line, options.output, FORMATS[options.format](plan, context))
}

/** Addons on the target's addons paths, read with the knowledge of the target. */
function targetProject(line: CommandLine, options: Options): Project | undefined {
  const paths = options.targetPath
  if (!paths || paths.length === 0) return undefined
  const session = new Session(line.host, openReleases(line, options.knowledge))
  return session.open(openOptions(line, paths, { series: options.to, addonsPath: [] })).project
}

function mappingOf(line: CommandLine, file: string | undefined): ModuleMapping {
  if (file === undefined) return new Map()
  const mapping = readMapping(readText(line, file))
  if ('failed' in mapping) throw new UsageError(`${file} ${mapping.failed}`)
  return mapping.mapping
}

function earlierOf(line: CommandLine, file: string | undefined): EarlierPlan | undefined {
  if (file === undefined) return undefined
  const earlier = readEarlierPlan(readText(line, file))
  if ('failed' in earlier) throw new UsageError(`${file} ${earlier.failed}`)
  return earlier
}
