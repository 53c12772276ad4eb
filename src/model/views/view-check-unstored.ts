import { since } from '../../text/series.ts'
import type { FieldView, ModelView } from '../models/models.ts'
import type { ArchNode } from './arch-node.ts'
import { ownsNode, ownValue, partPlace, type ViewCheck, valuePlace } from './view-check.ts'
import type { ArchVisit } from './view-walk.ts'

/** Methods by which a model groups and sorts by what the database does not know. */
const OWN_WAYS = [
  'read_group',
  'web_read_group',
  '_read_group',
  '_read_group_raw',
  '_read_group_groupby',
  '_field_to_sql',
  '_order_field_to_sql',
]

/** Groups and orders by fields that are no columns: the view loads, and the search fails. */
export function checkUnstored(check: ViewCheck, visits: readonly ArchVisit[]): void {
  for (const { node, scope } of visits) {
    const { model, root } = scope
    if (!model) continue
    const value = (attribute: string): string | undefined => ownValue(check, node, attribute)
    if (node.tag === 'filter' && root.tag === 'search') {
      const context = value('context')
      const match = context === undefined ? null : /(["'])group_by\1\s*:\s*(["'])(\w+)/.exec(context)
      const [text = '', , , name = ''] = match ?? []
      if (match) tell(check, node, 'context', model, name, 'group_by', match.index + text.length - name.length)
    }
    if (node === root && node.tag === 'kanban') {
      const group = value('default_group_by')
      if (group !== undefined) tell(check, node, 'default_group_by', model, group.split(/[.:]/)[0] ?? '', 'group_by', 0)
    }
    if (node === root && /^(?:kanban|list|tree)$/.test(node.tag) && since(check.series, '17.0')) {
      const [order = ''] = value('default_order')?.split(/[\s,.:]/) ?? []
      if (order !== '') tell(check, node, 'default_order', model, order, 'order', 0)
    }
    const type = node.plain('type')
    const groups = root.tag === 'pivot' ? type === 'row' || type === 'col' : root.tag === 'graph' && type !== 'measure'
    if (node.tag === 'field' && groups && ownsNode(check, node) && node.get('invisible') === undefined)
      tell(check, node, 'name', model, node.plain('name') ?? '', 'group_by', 0)
  }
}

function tell(
  check: ViewCheck,
  node: ArchNode,
  attribute: string,
  model: ModelView,
  name: string,
  use: 'group_by' | 'order',
  at: number,
): void {
  const field = model.field(name)
  if (!field || isColumn(check, field) !== false || !model.closed) return
  if (OWN_WAYS.some((way) => model.isOverridden(way))) return
  const place =
    attribute === 'name' ? valuePlace(check, node, attribute) : partPlace(check, node, attribute, at, name.length)
  check.emit({
    kind: 'unstored',
    at: place,
    view: check.view,
    use,
    field: name,
    model: model.name,
    path: name,
    lines: field.type === 'One2many',
  })
}

/** Has the database the field's values? `undefined`: that cannot be known. */
function isColumn(check: ViewCheck, field: FieldView): boolean | undefined {
  if (field.definitions.length === 0 || field.part.open) return undefined
  // the records of the other side hold them
  if (field.type === 'One2many' && !field.related && since(check.series, '17.0')) return false
  // since 18.0 Odoo goes along the path of a related field
  if (field.delegated !== undefined || (field.related && since(check.series, '18.0'))) return undefined
  return field.stored || field.part.company === true
}
