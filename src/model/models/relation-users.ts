import type { FieldView, ModelIndex, ModelView } from './models.ts'
import { type RelationTable, relationTable } from './relation-table.ts'

type ViewOf = (model: string) => ModelView | undefined

/** A field that keeps its pairs in a table, and which columns it takes there. */
export interface RelationUser {
  readonly model: string
  readonly field: FieldView
  readonly table: RelationTable
}

/** Do two fields write their pairs into the same columns of one table? */
export function samePairs(one: RelationTable, other: RelationTable): boolean {
  return one.table === other.table && one.column1 === other.column1 && one.column2 === other.column2
}

/** Another field of the model with the same table; of two written in one class the later one has the other. */
export function sameTableInModel(
  view: ModelView,
  field: FieldView,
  table: RelationTable,
  viewOf: ViewOf,
): FieldView | undefined {
  for (const other of view.fieldsWith(({ type }) => type === 'Many2many')) {
    if (other.type !== 'Many2many' || other.name === field.name) continue
    const kept = relationTable(view, other, viewOf)
    if (!kept || !samePairs(table, kept)) continue
    if (kept.explicit && table.explicit && other.part.comodel === field.part.comodel) continue
    const [mine, its] = [field.definitions.at(-1)?.field.place, other.definitions.at(-1)?.field.place]
    if (mine && its && mine.file === its.file && its.span[0] > mine.span[0]) continue
    return other
  }
  return undefined
}

/** A field of another model with the same columns of the table, else one with columns of its own there. */
export function sameTableElsewhere(
  models: ModelIndex,
  model: string,
  field: FieldView,
  table: RelationTable,
  viewOf: ViewOf,
): RelationUser | undefined {
  let apart: RelationUser | undefined
  for (const name of models.relationUsers(table.table)) {
    const other = name === model ? undefined : viewOf(name)
    if (!other?.auto) continue
    for (const candidate of other.fieldsWith(({ relation }) => relation === table.table)) {
      if (
        candidate.type !== 'Many2many' ||
        candidate.part.relation !== table.table ||
        candidate.definitions.at(-1)?.field === field.definitions.at(-1)?.field
      )
        continue
      const kept = relationTable(other, candidate, viewOf)
      if (!kept) continue
      const found = { model: name, field: candidate, table: kept }
      if (samePairs(kept, table)) return found
      // the same table seen from the other side has the columns in the other order
      if (kept.column1 !== table.column2 || kept.column2 !== table.column1) apart = found
    }
  }
  return apart
}
