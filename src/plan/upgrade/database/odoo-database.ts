import { isSeries, type Series } from '../../../text/series.ts'

/** What a real database of Odoo tells, as far as an upgrade asks. */
export interface OdooDatabase {
  /** `name on host:port`, or the file that it was exported to */
  readonly shown: string
  /** `15.6`; absent in an export */
  readonly server: string | undefined
  /** `UTF8` */
  readonly encoding: string | undefined
  readonly bytes: number | undefined
  /** modules that are installed, by name */
  readonly modules: readonly DatabaseModule[]
  /** by size, largest first */
  readonly tables: readonly DatabaseTable[]
  /** every field, those of abstract models too */
  readonly fields: readonly DatabaseField[]
  /** models that no module brings */
  readonly manualModels: readonly ManualModel[]
  readonly models: readonly string[]
  /** records that Studio made: model → count */
  readonly studio: Readonly<Record<string, number>>
  /** what could not be read, and why */
  readonly problems: readonly string[]
}

export interface ManualModel {
  readonly model: string
  readonly studio: boolean
}

export interface DatabaseModule {
  readonly name: string
  readonly state: string
  readonly version: string
}

export interface DatabaseTable {
  readonly name: string
  /** `undefined`: neither counted nor estimated */
  readonly rows: number | undefined
  /** counted one by one, else the server's own estimate */
  readonly counted: boolean
  /** with indexes and what is stored apart */
  readonly bytes: number
}

/** A field as `ir_model_fields` has it. */
export interface DatabaseField {
  readonly model: string
  readonly name: string
  /** `many2one`, `char` … */
  readonly type: string
  readonly comodel: string
  readonly stored: boolean
  /** made in the database, by hand or by Studio */
  readonly manual: boolean
  readonly studio: boolean
}

/** The series that a database runs, by the version of its module `base`. */
export function databaseSeries(database: OdooDatabase): Series | undefined {
  const version = database.modules.find((module) => module.name === 'base')?.version ?? ''
  const series = /^(?:saas~)?(\d+\.\d+)\./.exec(version)?.[1] ?? ''
  return isSeries(series) ? series : undefined
}

/** Records of a model, when its table is called as the ORM would call it. */
export function recordsOf(database: OdooDatabase): (model: string) => DatabaseTable | undefined {
  const tables = new Map(database.tables.map((table) => [table.name, table]))
  return (model) => tables.get(model.replaceAll('.', '_'))
}

/** A database of which only an export of `ir_module_module` is at hand. */
export function exportedDatabase(shown: string, modules: readonly DatabaseModule[]): OdooDatabase {
  const nothing = { tables: [], fields: [], manualModels: [], models: [], studio: {}, problems: [] }
  return { shown, server: undefined, encoding: undefined, bytes: undefined, modules, ...nothing }
}
