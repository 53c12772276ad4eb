import { fullId } from '../../facts/summarize-data.ts'
import type { Place } from '../../text/span.ts'
import type { Addon } from '../addon.ts'
import { columnPath } from '../ids/id-uses.ts'
import type { Project } from '../project.ts'
import { dataFiles } from './data-files.ts'
import { fieldOf } from './data-records.ts'

/** One access rule (`ir.model.access`) in the data of an addon. */
export interface AccessRow {
  readonly place: Place
  readonly demo: boolean
  /** id of the `ir.model` record, `module.model_sale_order`; `undefined`: it cannot be read */
  readonly model: string | undefined
  /** the model's name where a search gives it */
  readonly name: string | undefined
  /** id of the group; empty: for everyone; `undefined`: it cannot be read */
  readonly group: string | undefined
  /** what it lets people do: `read`, `write`, `create`, `unlink` */
  readonly grants: readonly string[]
}

const RIGHTS = ['read', 'write', 'create', 'unlink'] as const

const ACCESS = 'ir.model.access'

/** Every access rule that an addon's data holds, in CSV or XML. */
export function accessRows(project: Project, addon: Addon): readonly AccessRow[] {
  return [...csvRows(project, addon), ...xmlRows(project, addon)]
}

function csvRows(project: Project, addon: Addon): readonly AccessRow[] {
  return dataFiles(addon, project.series).flatMap(({ csv, file, demo }) => {
    if (csv?.model !== ACCESS) return []
    const paths = (csv.header?.cells ?? []).map((cell) => columnPath(cell.value))
    const column = (name: string): number => paths.findIndex((path) => path[0] === name && path[1] === 'id')
    const [model, group] = [column('model_id'), column('group_id')]
    return csv.rows.map(({ cells, span }): AccessRow => {
      const id = model < 0 ? undefined : cells[model]?.value.trim()
      const given = group < 0 ? '' : (cells[group]?.value.trim() ?? '')
      return {
        place: { file, span },
        demo,
        model: id ? fullId(addon.name, id) : undefined,
        name: undefined,
        group: given === '' ? '' : fullId(addon.name, given),
        grants: RIGHTS.filter((one) => {
          const at = paths.findIndex((path) => path[0] === `perm_${one}`)
          return at >= 0 && /^(?:1|true|t|yes)$/i.test(cells[at]?.value.trim() ?? '')
        }),
      }
    })
  })
}

function xmlRows(project: Project, addon: Addon): readonly AccessRow[] {
  const rows: AccessRow[] = []
  for (const { record, model, file } of project.dataRecords(addon)) {
    if (model !== ACCESS) continue
    const id = (name: string): string | undefined => {
      const field = fieldOf(record, name)
      const text = field?.ref?.value ?? /^\s*ref\(\s*['"]([^'"]+)['"]\s*\)\s*$/.exec(field?.eval?.value ?? '')?.[1]
      return text && fullId(addon.name, text)
    }
    const group = fieldOf(record, 'group_id')
    rows.push({
      place: { file: file.file, span: record.tagSpan },
      demo: file.demo,
      model: id('model_id'),
      name: /'model'\s*,\s*'='\s*,\s*'([^']+)'/.exec(fieldOf(record, 'model_id')?.search?.value ?? '')?.[1],
      group: group === undefined || group.eval?.value === 'False' ? '' : id('group_id'),
      grants: RIGHTS.filter((one) => {
        const field = fieldOf(record, `perm_${one}`)
        return /^(?:1|true)$/i.test((field?.eval ?? field?.text)?.value.trim() ?? '')
      }),
    })
  }
  return rows
}

/** The name of the model that a row is about, its dots written as `_`. */
export function flatModel({ model, name }: AccessRow): string | undefined {
  return name?.replaceAll('.', '_') ?? /\.model_(\w+)$/.exec(model ?? '')?.[1]
}
