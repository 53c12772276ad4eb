import type { Edit, Fix } from '../../text/edit.ts'
import type { Addon } from '../addon.ts'
import { appendItem } from '../manifests/manifest-edit.ts'

const FILE = 'security/ir.model.access.csv'
const HEADER = ['id', 'name', 'model_id:id', 'group_id:id', 'perm_read', 'perm_write', 'perm_create', 'perm_unlink']

/**
 * A row that gives users access to a model: reading, and all of it to what is swept away by itself. The file is made and
 * listed where there is none. Unsafe: who may do what is for a reader to decide.
 */
export function accessSkeleton(addon: Addon, model: string, transient: boolean): Fix | undefined {
  const flat = model.replaceAll('.', '_')
  const right = transient ? '1' : '0'
  const values = new Map([
    ['id', `access_${flat}`],
    ['name', model],
    ['model_id:id', `model_${flat}`],
    ['group_id:id', 'base.group_user'],
    ['perm_read', '1'],
    ['perm_write', right],
    ['perm_create', right],
    ['perm_unlink', transient ? '1' : '0'],
  ])
  const title = `Add an access rule for '${model}'`
  const row = (columns: readonly string[]) => columns.map((name) => values.get(name.replace('/', ':')) ?? '').join(',')
  const isListed = addon.entries('data').some((entry) => entry.relative === FILE)
  if (!addon.has(FILE)) {
    const listing = isListed ? undefined : appendItem(addon, 'data', FILE, title, 'unsafe')
    if (!isListed && !listing) return undefined
    const made: Edit = { file: addon.pathOf(FILE), span: [0, 0], text: `${HEADER.join(',')}\n${row(HEADER)}\n` }
    return { title, safety: 'unsafe', edits: [made, ...(listing?.edits ?? [])] }
  }
  const csv = addon.csv.get(FILE)
  const names = csv?.header?.cells.map((cell) => cell.value.trim())
  const end = csv?.rows.at(-1)?.span[1] ?? csv?.header?.span[1]
  if (!csv || !names || end === undefined || !isListed || csv.issues.length > 0) return undefined
  if (!names.includes('id') || !names.some((name) => /^model_id[:/]id$/.test(name))) return undefined
  const edits: readonly Edit[] = [{ file: csv.file, span: [end, end], text: `\n${row(names)}` }]
  return { title, safety: 'unsafe', joins: true, edits }
}
