import type { KnownRenames } from '../../../knowledge/changes/known-renames.ts'
import type { Project } from '../../../model/project.ts'
import type { Series } from '../../../text/series.ts'
import type { Fates } from '../fate.ts'
import { type DatabaseRisk, databaseRisks } from './database-risks.ts'
import { type InstalledModule, judgeInstalled } from './installed-modules.ts'
import {
  type DatabaseField,
  type DatabaseTable,
  databaseSeries,
  type ManualModel,
  type OdooDatabase,
} from './odoo-database.ts'

/** A real database as the planner sees it. */
export interface DatabaseReport {
  readonly shown: string
  readonly server: string | undefined
  readonly encoding: string | undefined
  readonly series: Series | undefined
  readonly bytes: number | undefined
  readonly modules: readonly InstalledModule[]
  /** tables in all, and the largest of them */
  readonly tableCount: number
  readonly tables: readonly DatabaseTable[]
  readonly manualFields: readonly DatabaseField[]
  readonly manualModels: readonly ManualModel[]
  readonly studio: Readonly<Record<string, number>>
  readonly risks: readonly DatabaseRisk[]
  readonly problems: readonly string[]
}

export interface DatabaseInput {
  readonly database: OdooDatabase
  /** the addons with the release that they are written for, and with the one they are to run on */
  readonly before: Project
  readonly after: Project
  readonly fates: Fates
  readonly renames: KnownRenames
}

const LARGEST = 20

/** What stands in a database, and what of it is at risk. */
export function databaseReport(input: DatabaseInput): DatabaseReport {
  const { database, before, fates } = input
  const series = databaseSeries(database)
  const own = series === undefined || series === before.series
  const utf8 = database.encoding === undefined || /^UTF-?8$/i.test(database.encoding)
  return {
    shown: database.shown,
    server: database.server,
    encoding: database.encoding,
    series,
    bytes: database.bytes,
    modules: judgeInstalled(database.modules, before, fates),
    tableCount: database.tables.length,
    tables: database.tables.slice(0, LARGEST),
    manualFields: database.fields.filter((field) => field.manual),
    manualModels: database.manualModels,
    studio: database.studio,
    risks: databaseRisks(input),
    problems: [
      ...database.problems,
      ...(own ? [] : [`the database runs ${series}, the addons are judged as those of ${before.series}`]),
      ...(utf8 ? [] : [`the encoding is ${database.encoding}: Odoo wants UTF8, texts may be broken already`]),
    ],
  }
}
