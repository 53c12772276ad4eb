import { nearName } from '../../text/near-name.ts'
import { since } from '../../text/series.ts'
import { storedType } from '../models/field-path.ts'
import type { ArchNode } from './arch-node.ts'
import { ownValue, type ViewCheck, valuePlace } from './view-check.ts'
import type { ArchVisit } from './view-walk.ts'

/** Views whose fields are drawn by widgets. */
const DRAWN: ReadonlySet<string> = new Set(['form', 'list', 'tree', 'kanban'])

/** Types of views that the web client itself draws: of others an addon out of sight may hold the classes. */
const CLASSED: ReadonlySet<string> = new Set([...DRAWN, 'graph', 'pivot', 'calendar', 'activity'])

/** Widgets and view classes: does some script register them? */
export function checkWidgets(check: ViewCheck, visits: readonly ArchVisit[]): void {
  for (const { node, scope } of visits) {
    if (node.tag === 'field' && DRAWN.has(scope.root.tag) && !isInChatter(node)) {
      const widget = tellUnknown(check, node, 'widget', 'fields')
      const type = scope.model?.field(node.plain('name') ?? '')?.type
      if (widget?.types && type !== undefined && !takes(check, widget.types, storedType(type)))
        check.emit({
          kind: 'widget',
          at: valuePlace(check, node, 'widget'),
          view: check.view,
          of: 'type',
          name: widget.name,
          near: widget.types.join(', '),
          owners: [],
        })
    } else if (node.tag === 'widget' && DRAWN.has(scope.root.tag)) tellUnknown(check, node, 'name', 'view_widgets')
    if (node === scope.root && CLASSED.has(node.tag)) tellUnknown(check, node, 'js_class', 'views')
  }
}

/**
 * Is a widget made for a type of field? Before 19.0 the client does not look at it, and what is much alike works: a
 * widget for texts or numbers shows any value that is one, another any value that the client holds in the same form.
 */
function takes(check: ViewCheck, types: readonly string[], type: string): boolean {
  if (types.includes(type)) return true
  if (since(check.series, '19.0')) return false
  const form = FORMS.get(type)
  if (!since(check.series, '16.0') || form === undefined) return true
  const isPlain = !RELATIONAL.has(form) && form !== 'binary'
  return types.some((one) => {
    const other = FORMS.get(one)
    // numbers of records are counted
    return other === undefined || other === form || other === 'number' || (isPlain && other === 'text')
  })
}

/** In which form the client holds the values of a type of field. */
const FORMS: ReadonlyMap<string, string> = new Map([
  ...['char', 'text', 'html'].map((type) => [type, 'text'] as const),
  ...['integer', 'float', 'monetary'].map((type) => [type, 'number'] as const),
  ...['date', 'datetime'].map((type) => [type, 'date'] as const),
  ...['one2many', 'many2many'].map((type) => [type, 'many'] as const),
  ...['many2one', 'selection', 'boolean', 'binary'].map((type) => [type, type] as const),
])

const RELATIONAL: ReadonlySet<string> = new Set(['many', 'many2one'])

/** What the client makes of a chatter is no business of the fields in it. */
function isInChatter(node: ArchNode): boolean {
  return (node.parent?.plain('class') ?? '').split(/\s+/).includes('oe_chatter')
}

/** Tells when nothing registers what an attribute names; else what is known of it. */
function tellUnknown(
  check: ViewCheck,
  node: ArchNode,
  attribute: 'widget' | 'name' | 'js_class',
  category: 'fields' | 'view_widgets' | 'views',
): { readonly name: string; readonly types: readonly string[] | undefined } | undefined {
  const name = ownValue(check, node, attribute)
  const registry = name === undefined ? undefined : check.project.views.registries.keys(category, check.module)
  if (name === undefined || !registry) return undefined
  const { keys } = registry
  if (keys.has(name)) return { name, types: keys.get(name) }
  // a widget may be there for one type of view alone: `list.badge`
  const ending = `.${name}`
  if ([...keys.keys()].some((key) => key.endsWith(ending))) return undefined
  const owners = check.project.views.registries.owners(category, name, check.module)
  // it is there on most databases
  if (owners.some((owner) => check.wider().modules.has(owner))) return undefined
  check.emit({
    kind: 'widget',
    at: valuePlace(check, node, attribute),
    view: check.view,
    of: category,
    name,
    near: nearName(name, keys.keys()),
    owners,
  })
  return undefined
}
