import { modelCatalog } from '../../catalog/model-catalog.ts'
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
export function databaseRisks({ database, before, after, fates, renames }: DatabaseInput): readonly DatabaseRisk[] {
  if (database.fields.length === 0) return []
  const to = after.series
  const records = recordsOf(database)
  const wanted = database.modules.flatMap(({ name }) => fates.of(name).now)
  const catalog = modelCatalog(after, after.loadOrder(wanted), { pattern: undefined, own: false })
  const now = new Map(catalog.map((model) => [model.model, model]))
  const manual = new Set(database.manualModels.map(({ model }) => model))
  const risks: DatabaseRisk[] = []
  const add = (risk: Pick<DatabaseRisk, 'kind' | 'symbol' | 'message' | 'confidence'>, table?: DatabaseTable): void =>
    void risks.push({ ...risk, rows: table?.rows, counted: table?.counted ?? false })
  /** gone is only what a module that is known made, and what the target does not have in any module */
  const isGone = (model: string): boolean =>
    !manual.has(model) &&
    !now.has(model) &&
    before.models.creators(model).length > 0 &&
    after.models.creators(model).length === 0
  const heir = (model: string): string => {
    const known = renames.find('model', model, before.series, to)
    return known ? `; it becomes '${known.to}' (${known.evidence})` : ''
  }
  for (const model of database.models) {
    const table = records(model)
    if (!table?.rows || !isGone(model) || !isStored(before, model)) continue
    add(
      {
        kind: 'model_gone',
        symbol: model,
        message: `model '${model}' is gone at ${to} and holds records${heir(model) || ': decide what becomes of them'}`,
        confidence: 'likely',
      },
      table,
    )
  }
  const real = new Map<string, Map<string, DatabaseField>>()
  for (const field of database.fields) {
    const fields = real.get(field.model) ?? new Map()
    real.set(field.model, fields.set(field.name, field))
    if (field.manual) manualRisks(field)
  }
  function manualRisks(field: DatabaseField): void {
    const symbol = `${field.model}.${field.name}`
    const by = field.studio ? 'Studio' : 'hand'
    if (isGone(field.model))
      add(
        {
          kind: 'manual_field_lost',
          symbol,
          message: `field '${symbol}', made by ${by}, stands on a model that is gone at ${to}${heir(field.model)}: its values go with it unless they are moved`,
          confidence: 'likely',
        },
        records(field.model),
      )
    if (field.comodel !== '' && isGone(field.comodel))
      add(
        {
          kind: 'manual_relation_lost',
          symbol,
          message: `field '${symbol}', made by ${by}, leads to model '${field.comodel}', which is gone at ${to}${heir(field.comodel)}`,
          confidence: 'likely',
        },
        records(field.model),
      )
  }
  for (const [model, fields] of real) {
    const table = records(model)
    const target = now.get(model)
    if (!table || target?.table !== table.name) continue
    const anew: string[] = []
    for (const field of target.fields) {
      const old = fields.get(field.name)
      if (
        table.rows &&
        old?.stored &&
        field.stored &&
        old.type !== field.type &&
        isColumn(old.type) &&
        isColumn(field.type)
      )
        add(
          {
            kind: 'type_changed',
            symbol: `${model}.${field.name}`,
            message: `field '${model}.${field.name}' is ${old.type} in the database and ${field.type} at ${to}: its values must be converted`,
            confidence: 'likely',
          },
          table,
        )
      if (!old?.stored && field.stored && field.compute !== undefined && (table.rows ?? 0) >= MANY)
        anew.push(field.name)
    }
    if (anew.length > 0)
      add(
        {
          kind: 'computed_anew',
          symbol: model,
          message: `the update computes ${anew.sort().join(', ')} for every record of '${model}': measure on a copy how long that takes`,
          confidence: 'likely',
        },
        table,
      )
  }
  return risks.sort((a, b) => (b.rows ?? 0) - (a.rows ?? 0) || (a.symbol < b.symbol ? -1 : a.symbol > b.symbol ? 1 : 0))
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
