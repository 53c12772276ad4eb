import type { CsvFacts } from '../../facts/csv-facts.ts'
import type { Text } from '../../facts/literal.ts'
import { fullId } from '../../facts/summarize-data.ts'
import type { IdUse } from '../../facts/xml-facts.ts'
import type { Addon } from '../addon.ts'
import { type DataFile, dataFiles } from '../data/data-files.ts'
import type { Project } from '../project.ts'

/** A use of an external id in a data file of an addon. */
export interface LocatedUse {
  readonly use: IdUse
  /** `module.name` */
  readonly id: string
  readonly file: DataFile
}

/** Every use of an external id in the data files of an addon, file by file. */
export function idUses(project: Project, addon: Addon): readonly LocatedUse[] {
  return dataFiles(addon, project.series).flatMap((file) => [
    ...xmlUses(addon, file),
    ...(file.csv ? located(csvUses(file.csv, project, addon), addon, file) : []),
  ])
}

/** Uses of external ids in a data file that is XML. */
export function xmlUses(addon: Addon, file: DataFile): readonly LocatedUse[] {
  return located(file.xml?.uses ?? [], addon, file)
}

function located(uses: readonly IdUse[], addon: Addon, file: DataFile): readonly LocatedUse[] {
  return uses.map((use) => ({ use, id: fullId(addon.name, use.xmlid), file }))
}

/** A column's path as `fix_import_export_id_paths` splits it: `model_id:id` and `model_id/id` are the same. */
export function columnPath(header: string): readonly string[] {
  return header
    .replace(/([^/])\.id/g, '$1/.id')
    .replace(/([^/]):id/g, '$1/id')
    .split('/')
}

/** The cells of the columns whose path ends with `id`. */
function csvUses(csv: CsvFacts, project: Project, addon: Addon): readonly IdUse[] {
  const columns = (csv.header?.cells ?? []).map((cell) => columnPath(cell.value))
  const models = columns.map((path) => comodelOf(project, addon, csv.model, path))
  return csv.rows.flatMap((row) =>
    row.cells.flatMap((cell, i) => {
      const path = columns[i]
      if (!path || path.length < 2 || path.at(-1) !== 'id' || path.at(-2) === '') return []
      return cellIds(cell).map(
        (id): IdUse => ({
          xmlid: id.value,
          span: id.span,
          at: row.span[0],
          by: 'csv',
          model: models[i],
          inArch: false,
        }),
      )
    }),
  )
}

function comodelOf(project: Project, addon: Addon, model: string, path: readonly string[]): string | undefined {
  let at: string | undefined = model
  for (const name of path.slice(0, -1)) at = at && project.models.view(at, addon.name)?.field(name)?.comodel
  return at
}

/** The ids of a cell as Odoo takes them, blanks and all; several are separated by commas. False stands for no record. */
function cellIds(cell: Text): readonly Text[] {
  if (/^(?:0|false|no|)$/i.test(cell.value)) return []
  return cell.value.split(',').flatMap((part) => (part.trim() === '' ? [] : [{ value: part, span: cell.span }]))
}
