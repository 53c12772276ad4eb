import type { CsvFacts } from '../../facts/csv-facts.ts'
import type { Text } from '../../facts/literal.ts'
import { since } from '../../text/series.ts'
import type { Addon } from '../addon.ts'
import { columnPath } from '../ids/id-uses.ts'
import { RELATIONAL } from '../models/field-path.ts'
import type { FieldView, ModelView } from '../models/models.ts'
import type { Project } from '../project.ts'

/** One column of a CSV data file, as `BaseModel.load` reads its header. */
export interface CsvColumn {
  readonly index: number
  readonly header: Text
  /** `['group_id', 'id']` */
  readonly path: readonly string[]
  /** the first field of the path */
  readonly first: FieldView | undefined
  /** the field that the cells are for, when the path is known */
  readonly field: FieldView | undefined
  /** a name of the path that surely is no field, and the model that lacks it */
  readonly unknown: { readonly name: string; readonly model: ModelView } | undefined
}

/** Parts of a path that stand for the record itself. */
const OF_RECORD: ReadonlySet<string> = new Set(['id', '.id'])

/** The columns of a CSV file for a model; translations (`name@fr_FR`, 19.0) are left out. */
export function csvColumns(project: Project, addon: Addon, csv: CsvFacts, view: ModelView): readonly CsvColumn[] {
  const cells = csv.header?.cells ?? []
  return cells.flatMap((header, index) => {
    if (since(project.series, '19.0') && header.value.includes('@')) return []
    const path = columnPath(header.value)
    return [{ index, header, path, ...follow(project, addon, view, path) }]
  })
}

function follow(
  project: Project,
  addon: Addon,
  start: ModelView,
  path: readonly string[],
): Pick<CsvColumn, 'first' | 'field' | 'unknown'> {
  let view: ModelView | undefined = start
  let first: FieldView | undefined
  let last: FieldView | undefined
  for (const name of path) {
    if (OF_RECORD.has(name)) break
    const field: FieldView | undefined = view?.field(name)
    if (!field) {
      const isKnown = view?.closed === true && !name.startsWith('x_')
      return { first, field: undefined, unknown: isKnown && view ? { name, model: view } : undefined }
    }
    first ??= field
    last = field
    view =
      RELATIONAL.has(field.type) && field.comodel !== undefined
        ? project.models.view(field.comodel, addon.name)
        : undefined
  }
  return { first, field: last, unknown: undefined }
}
