import { compareText } from '../../../text/compare-text.ts'
import type { Series } from '../../../text/series.ts'
import { type CatalogModel, modelCatalog } from '../../catalog/model-catalog.ts'
import type { DatabaseInput } from './database-report.ts'
import { type DatabaseField, type DatabaseTable, recordsOf } from './odoo-database.ts'

/** Data of a real database that the target takes in another way. */
export interface DatabaseRisk {
  readonly kind: 'manual_field_lost' | 'manual_relation_lost' | 'model_gone' | 'type_changed' | 'computed_anew'
  /** a model, or `model.field` */
  readonly symbol: string
  /** records of the model's table */
  readonly rows: number | undefined
  readonly counted: boolean
  readonly message: string
  readonly confidence: 'proven' | 'likely'
}

/** records from which computing a new stored field is worth a word */
const MANY = 100_000

/**
 * Models that are gone and hold records, manual fields that stand on them or lead to them, columns that change their
 * type, and stored fields that the update computes for every record of a large table.
 */
export function databaseRisks(input: DatabaseInput): readonly DatabaseRisk[] {
  if (input.database.fields.length === 0) return []
  const jump = new DatabaseJump(input)
  jump.goneModels()
  jump.manualFields()
  jump.tables()
  return jump.risks.sort((a, b) => (b.rows ?? 0) - (a.rows ?? 0) || compareText(a.symbol, b.symbol))
}

/** A database on its way to the target: what is found wrong with it gathers in `risks`. */
class DatabaseJump {
  readonly risks: DatabaseRisk[] = []
  readonly #input: DatabaseInput
  readonly #to: Series
  readonly #records: (model: string) => DatabaseTable | undefined
  /** the models of the target with the modules that the database will have */
  readonly #now: ReadonlyMap<string, CatalogModel>
  readonly #manual: ReadonlySet<string>

  constructor(input: DatabaseInput) {
    const { database, after, fates } = input
    const wanted = database.modules.flatMap(({ name }) => fates.of(name).now)
    const catalog = modelCatalog(after, after.loadOrder(wanted), { pattern: undefined, own: false })
    this.#input = input
    this.#to = after.series
    this.#records = recordsOf(database)
    this.#now = new Map(catalog.map((model) => [model.model, model]))
    this.#manual = new Set(database.manualModels.map(({ model }) => model))
  }

  goneModels(): void {
    const { database, before } = this.#input
    for (const model of database.models) {
      const table = this.#records(model)
      if (!table?.rows || !this.#isGone(model) || !isStored(before, model)) continue
      const heir = this.#heir(model) || ': decide what becomes of them'
      this.#add('model_gone', model, `model '${model}' is gone at ${this.#to} and holds records${heir}`, table)
    }
  }

  /** Fields that users made by hand or with Studio. */
  manualFields(): void {
    for (const field of this.#input.database.fields) {
      if (!field.manual) continue
      const symbol = `${field.model}.${field.name}`
      const made = `field '${symbol}', made by ${field.studio ? 'Studio' : 'hand'},`
      const table = this.#records(field.model)
      if (this.#isGone(field.model)) {
        const where = `stands on a model that is gone at ${this.#to}${this.#heir(field.model)}`
        this.#add('manual_field_lost', symbol, `${made} ${where}: its values go with it unless they are moved`, table)
      }
      if (field.comodel !== '' && this.#isGone(field.comodel)) {
        const where = `leads to model '${field.comodel}', which is gone at ${this.#to}${this.#heir(field.comodel)}`
        this.#add('manual_relation_lost', symbol, `${made} ${where}`, table)
      }
    }
  }

  /** Columns of the tables that both releases have. */
  tables(): void {
    const real = new Map<string, Map<string, DatabaseField>>()
    for (const field of this.#input.database.fields) {
      const fields = real.get(field.model) ?? new Map()
      real.set(field.model, fields.set(field.name, field))
    }
    for (const [model, fields] of real) {
      const table = this.#records(model)
      const target = this.#now.get(model)
      if (table && target?.table === table.name) this.#columns(target, fields, table)
    }
  }

  #columns({ model, fields }: CatalogModel, real: ReadonlyMap<string, DatabaseField>, table: DatabaseTable): void {
    const anew: string[] = []
    for (const field of fields) {
      const old = real.get(field.name)
      const isKept = old?.stored && field.stored && isColumn(old.type) && isColumn(field.type)
      if (table.rows && isKept && old.type !== field.type) {
        const symbol = `${model}.${field.name}`
        const types = `${old.type} in the database and ${field.type} at ${this.#to}`
        this.#add('type_changed', symbol, `field '${symbol}' is ${types}: its values must be converted`, table)
      }
      if (!old?.stored && field.stored && field.compute !== undefined && (table.rows ?? 0) >= MANY)
        anew.push(field.name)
    }
    if (anew.length === 0) return
    const work = `the update computes ${anew.sort().join(', ')} for every record of '${model}'`
    this.#add('computed_anew', model, `${work}: measure on a copy how long that takes`, table)
  }

  /** Gone is only what a module that is known made, and what the target does not have in any module. */
  #isGone(model: string): boolean {
    const { before, after } = this.#input
    return (
      !this.#manual.has(model) &&
      !this.#now.has(model) &&
      before.models.creators(model).length > 0 &&
      after.models.creators(model).length === 0
    )
  }

  #heir(model: string): string {
    const { before, renames } = this.#input
    const known = renames.find('model', model, before.series, this.#to)
    return known ? `; it becomes '${known.to}' (${known.evidence})` : ''
  }

  #add(kind: DatabaseRisk['kind'], symbol: string, message: string, table: DatabaseTable | undefined): void {
    const { rows, counted = false } = table ?? { rows: undefined }
    this.risks.push({ kind, symbol, message, confidence: 'likely', rows, counted })
  }
}

/** One value in the model's own table; files may lie elsewhere. */
function isColumn(type: string): boolean {
  return !['one2many', 'many2many', 'binary'].includes(type)
}

/** Records of wizards are swept away anyhow. */
function isStored(before: DatabaseInput['before'], model: string): boolean {
  return before.models
    .creators(model)
    .some((module) =>
      before.facts(module)?.models.some((part) => part.creates && part.model === model && part.kind === 'model'),
    )
}
