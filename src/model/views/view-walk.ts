import { type Series, since } from '../../text/series.ts'
import type { ModelView } from '../models/models.ts'
import type { ArchNode } from './arch-node.ts'

/** A view or sub-view with its model: what Odoo calls a name manager. */
export interface ArchScope {
  readonly root: ArchNode
  /** `undefined`: which model it is cannot be known, or is told elsewhere */
  readonly model: ModelView | undefined
  readonly parent: ArchScope | undefined
  /** names of fields that the view has, each with the groups that each place asks for (`FREE`: none) */
  readonly fields: Map<string, string[]>
  /** names and ids that a label can be for */
  readonly names: Set<string>
}

export interface ArchVisit {
  readonly node: ArchNode
  readonly scope: ArchScope
}

/** Tags of views inside a field; since 18.0 `tree` is none of them. */
export function subviewTags(series: Series): ReadonlySet<string> {
  return new Set(['form', since(series, '18.0') ? 'list' : 'tree', 'graph', 'kanban', 'calendar'])
}

/** Stands among a scope's fields when it has some whose names are not known. */
export const ANY_FIELD = '*'

/** Stands for no groups: everyone has the node. */
export const FREE = ''

/** Visits every node of a merged view with the model that Odoo checks it against. */
export function walkView(
  root: ArchNode,
  model: ModelView | undefined,
  series: Series,
  viewOf: (model: string) => ModelView | undefined,
): readonly ArchVisit[] {
  const visits: ArchVisit[] = []
  const tags = subviewTags(series)
  const enter = (
    top: ArchNode,
    own: ModelView | undefined,
    parent: ArchScope | undefined,
    self: boolean,
  ): ArchScope => {
    const scope: ArchScope = { root: top, model: own, parent, fields: new Map(), names: new Set() }
    if (self) visit(top, scope)
    else for (const child of top.children) visit(child, scope)
    return scope
  }
  const visit = (node: ArchNode, scope: ArchScope): void => {
    visits.push({ node, scope })
    note(node, scope)
    const name = node.plain('name')
    const comodel = (): ModelView | undefined => {
      const target = name === undefined ? undefined : scope.model?.field(name)?.comodel
      return target === undefined ? undefined : viewOf(target)
    }
    if (node.tag === 'groupby' && name !== undefined && node !== scope.root) {
      enter(node, comodel(), scope, false)
      return
    }
    for (const child of node.children) {
      if (node.tag === 'field' && tags.has(child.tag)) enter(child, comodel(), scope, true)
      else if (child.tag === 'searchpanel' && node.tag === 'search') enter(child, scope.model, scope, true)
      else visit(child, scope)
    }
  }
  enter(root, model, undefined, true)
  return visits
}

/** Remembers the fields and names that a node brings. */
function note(node: ArchNode, scope: ArchScope): void {
  const name = node.plain('name')
  if (node.tag === 'field' || node.tag === 'groupby') {
    if (name === undefined) return
    seen(scope, name, groupsOf(node, scope.root))
    scope.names.add(node.plain('id') || name)
  } else if (node.tag === 'button') {
    if (name !== undefined) scope.names.add(name)
  } else if (node.tag === 'calendar') {
    for (const attribute of CALENDAR_FIELDS) {
      if (node.get(attribute) !== undefined && node.plain(attribute) === undefined) seen(scope, ANY_FIELD, FREE)
      const [field] = (node.plain(attribute) ?? '').split('.')
      if (field) {
        seen(scope, field, FREE)
        scope.names.add(field)
      }
    }
  } else if (node.tag === 'filter' && node.parent?.tag === 'calendar' && name !== undefined) seen(scope, name, FREE)
}

function seen(scope: ArchScope, name: string, groups: string): void {
  const known = scope.fields.get(name)
  if (known) known.push(groups)
  else scope.fields.set(name, [groups])
}

/** The groups that a node asks for, its own and those of the nodes around it up to the root, `&` between them. */
export function groupsOf(node: ArchNode, root: ArchNode): string {
  const groups: string[] = []
  for (let at: ArchNode | undefined = node; at; at = at === root ? undefined : at.parent) {
    const own = at.get('groups')
    if (own) groups.push(own)
  }
  return groups.join('&')
}

/** Attributes of a calendar that name fields. */
export const CALENDAR_FIELDS = ['date_start', 'date_delay', 'date_stop', 'color', 'all_day'] as const
