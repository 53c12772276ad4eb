import type { FieldView, ModelView } from './models.ts'

/** Where a Many2many keeps its pairs. */
export interface RelationTable {
  readonly table: string
  readonly column1: string
  readonly column2: string
  /** the table's name is written, not made of the names of both models */
  readonly explicit: boolean
}

/** The table of a stored Many2many; `undefined` when it has none, or that cannot be known. */
export function relationTable(
  model: ModelView,
  field: FieldView,
  viewOf: (model: string) => ModelView | undefined,
): RelationTable | undefined {
  const { part } = field
  if (field.type !== 'Many2many' || !field.stored || field.related || part.open || !part.comodel) return undefined
  const other = viewOf(part.comodel)
  if (!other) return undefined
  const tables = [model.table, other.table].sort()
  return {
    table: part.relation ?? `${tables[0]}_${tables[1]}_rel`,
    column1: part.column1 ?? `${model.table}_id`,
    column2: part.column2 ?? `${other.table}_id`,
    explicit: part.relation !== undefined,
  }
}
