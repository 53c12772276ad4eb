import { namesGroupField } from '../../knowledge/group-fields.ts'
import { since } from '../../text/series.ts'
import type { Place } from '../../text/span.ts'
import type { ModelView } from '../models/models.ts'
import { type ArchNode, walkArch } from './arch-node.ts'
import {
  maskedBy,
  ownsAttribute,
  ownsNode,
  ownValue,
  partPlace,
  tagPlace,
  type ViewCheck,
  valuePlace,
} from './view-check.ts'
import { PLAIN_FIELDS } from './view-check-domains.ts'
import { removalOf } from './view-check-expressions.ts'
import { type ArchScope, type ArchVisit, CALENDAR_FIELDS, subviewTags } from './view-walk.ts'

/** Fields, labels and buttons that a view names: are they there? */
export function checkFields(check: ViewCheck, visits: readonly ArchVisit[], nested: ReadonlySet<ArchNode>): void {
  for (const { node, scope } of visits) {
    if ([...nested].some((tree) => tree !== node && tree.holds(node))) continue
    switch (node.tag) {
      case 'field':
        checkField(check, node, scope)
        break
      case 'groupby':
        checkGroupby(check, node, scope)
        break
      case 'label':
        checkLabel(check, node, scope)
        break
      case 'calendar':
        if (node === scope.root)
          for (const attribute of CALENDAR_FIELDS)
            checkNamed(check, node, scope, attribute, `${attribute} of the calendar`, false)
        break
      case 'progressbar':
        checkNamed(check, node, scope, 'field', 'field of the progressbar', true)
        break
      case 'list':
      case 'tree':
      case 'kanban':
        // lists have it since 17.0
        if (node === scope.root && (node.tag === 'kanban' || since(check.series, '17.0')))
          checkNamed(check, node, scope, 'default_group_by', 'default_group_by', true)
        break
      case 'filter':
        if (scope.root.tag === 'search')
          checkNamed(check, node, scope, 'date', `date of the filter '${node.plain('name') ?? ''}'`, true)
        break
      default:
        break
    }
    if (node === scope.root && ['tree', 'list', 'kanban', 'form'].includes(node.tag)) checkOrder(check, node, scope)
  }
}

/** Since 18.0 a `<tree>` inside a field is no sub-view: its fields are looked for in the model around. */
export function nestedTrees(check: ViewCheck, visits: readonly ArchVisit[]): ReadonlySet<ArchNode> {
  const trees = new Set<ArchNode>()
  if (!since(check.series, '18.0')) return trees
  for (const { node, scope } of visits) {
    if (node.tag !== 'tree' || node.parent?.tag !== 'field') continue
    trees.add(node)
    if (!ownsNode(check, node)) continue
    const stray = node.children.find(
      (child) => child.tag === 'field' && unknownField(scope.model, child.plain('name') ?? ''),
    )
    const at = tagPlace(check, node)
    const why = stray ? 'inner' : 'ignored'
    check.emit({ kind: 'root', at, view: check.view, why, tag: 'tree', types: new Set() })
  }
  return trees
}

function unknownField(model: ModelView | undefined, name: string): boolean {
  if (!model?.closed || name === '' || name.startsWith('x_') || model.field(name)) return false
  return model.name !== 'res.users' || !namesGroupField(name, model.series)
}

function tellUnknown(check: ViewCheck, at: Place, model: ModelView, field: string, use: string, likely: boolean): void {
  const owners = check.project.models.fieldOwners(model.name, field, check.module)
  check.emit({
    kind: 'field-unknown',
    at,
    view: check.view,
    field,
    model,
    use,
    likely,
    owners,
    masked: maskedBy(check, owners),
  })
}

function checkField(check: ViewCheck, node: ArchNode, scope: ArchScope): void {
  const name = node.get('name')
  if (!name) {
    if (ownsNode(check, node)) check.emit({ kind: 'field-unnamed', at: tagPlace(check, node), view: check.view })
    return
  }
  const own = ownValue(check, node, 'name')
  const { model } = scope
  if (own !== undefined && model && unknownField(model, own))
    tellUnknown(check, valuePlace(check, node, 'name'), model, own, `<field name="${own}">`, false)
  const field = own === undefined ? undefined : model?.field(own)
  if (field && !field.part.open && field.comodel === undefined && !field.related && ownsNode(check, node)) {
    const child = node.children.find((one) => subviewTags(check.series).has(one.tag))
    if (child && PLAIN_FIELDS.has(field.type))
      check.emit({
        kind: 'structure',
        at: tagPlace(check, child),
        view: check.view,
        fault: 'subview',
        detail: `${own} is a ${field.type} field`,
      })
  }
}

function checkGroupby(check: ViewCheck, node: ArchNode, scope: ArchScope): void {
  const name = ownValue(check, node, 'name')
  if (name === undefined || !scope.model) return
  if (unknownField(scope.model, name))
    tellUnknown(check, valuePlace(check, node, 'name'), scope.model, name, '<groupby>', false)
  const field = scope.model.field(name)
  if (field && !field.part.open && field.type !== 'Many2one' && field.definitions.length > 0)
    check.emit({
      kind: 'structure',
      at: valuePlace(check, node, 'name'),
      view: check.view,
      fault: 'groupby',
      detail: `${name} is a ${field.type} field`,
    })
}

/** A label belongs to a field or button of the same view; a view that takes the field away must take the label too. */
function checkLabel(check: ViewCheck, node: ArchNode, scope: ArchScope): void {
  const target = node.get('for')
  const isOwn = ownsNode(check, node) || ownsAttribute(check, node, 'for')
  if (!target) {
    if (isOwn) check.emit({ kind: 'label', at: tagPlace(check, node), view: check.view, name: '', taken: false })
    return
  }
  if (check.merged.merge.uncertain || node.plain('for') === undefined || scope.names.has(target)) return
  if (isOwn && isBroughtAlong(check, target)) return
  const at = isOwn ? valuePlace(check, node, 'for') : removalOf(check, target)
  if (at) check.emit({ kind: 'label', at, view: check.view, name: target, taken: !isOwn })
}

/** Does a module that Odoo installs by itself bring a field or button of a name, or what has it for an id? */
function isBroughtAlong(check: ViewCheck, name: string): boolean {
  const { modules, merged } = check.wider()
  if (!merged?.merge.root || modules.size === 0) return false
  return [...walkArch(merged.merge.root)].some(
    (node) =>
      modules.has(node.origin.module) &&
      (node.plain('id') === name || (/^(?:field|button)$/.test(node.tag) && node.plain('name') === name)),
  )
}

/** An attribute that holds the name of a field, perhaps with a path or a period after it. */
function checkNamed(
  check: ViewCheck,
  node: ArchNode,
  scope: ArchScope,
  attribute: string,
  use: string,
  likely: boolean,
): void {
  const value = ownValue(check, node, attribute)
  const { model } = scope
  if (value === undefined || !model) return
  for (const part of attribute === 'default_group_by' ? value.split(',') : [value]) {
    const [name = ''] = part.trim().split(/[.:]/)
    if (unknownField(model, name))
      tellUnknown(check, partPlace(check, node, attribute, value.indexOf(name), name.length), model, name, use, likely)
  }
}

function checkOrder(check: ViewCheck, node: ArchNode, scope: ArchScope): void {
  const order = ownValue(check, node, 'default_order')
  const { model } = scope
  if (order === undefined || !model) return
  let at = 0
  for (const part of order.split(',')) {
    const [name = ''] = part.trim().split(/[\s.:]/)
    const start = at + part.indexOf(name)
    at += part.length + 1
    if (/^\w+$/.test(name) && unknownField(model, name))
      tellUnknown(
        check,
        partPlace(check, node, 'default_order', start, name.length),
        model,
        name,
        'default_order',
        true,
      )
  }
}
