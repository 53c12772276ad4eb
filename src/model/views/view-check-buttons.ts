import { nearName } from '../../text/near-name.ts'
import { since } from '../../text/series.ts'
import type { ModelView } from '../models/models.ts'
import type { ArchNode } from './arch-node.ts'
import { maskedBy, ownsAttribute, ownsNode, ownValue, type ViewCheck, valuePlace } from './view-check.ts'
import type { ViewFact } from './view-facts.ts'
import type { ArchScope, ArchVisit } from './view-walk.ts'

/** Buttons: does the model have the method, and may the web client call it? */
export function checkButtons(check: ViewCheck, visits: readonly ArchVisit[]): void {
  for (const { node, scope } of visits) {
    if (node.tag === 'a') {
      checkLink(check, node, scope)
      continue
    }
    if (
      node.tag !== 'button' ||
      !(ownsNode(check, node) || ownsAttribute(check, node, 'name') || ownsAttribute(check, node, 'type'))
    )
      continue
    const special = node.plain('special')
    const type = node.plain('type')
    const name = node.plain('name')
    const told = teller(check, node, scope, false)
    if (special) {
      if (!['cancel', 'save', 'add'].includes(special)) told('special', 'special', special)
      continue
    }
    const isPlain = /^(?:form|list|tree)$/.test(scope.root.tag)
    if (type && name && isPlain && !TYPES.has(type)) told('type', 'type', type)
    if (!type && name && isPlain && isLeft(node)) told('untyped', 'name', name)
    if (!type || type === 'edit' || (since(check.series, '19.0') && type !== 'object' && type !== 'action')) continue
    if (node.get('name') === undefined || node.get('name') === '') {
      told('no-name', 'type', '')
      continue
    }
    if (type === 'object' && name !== undefined && scope.model) checkMethod(check, scope.model, name, told)
    else if (type === 'action' && name !== undefined) checkAction(check, node, name)
  }
}

type ButtonFault = Extract<ViewFact, { kind: 'button' }>['fault']
type Tell = (fault: ButtonFault, attribute: string, value: string, near?: string, owners?: readonly string[]) => void

function teller(check: ViewCheck, node: ArchNode, scope: ArchScope, link: boolean): Tell {
  return (fault, attribute, value, near, owners = []) =>
    check.emit({
      kind: 'button',
      at: valuePlace(check, node, attribute),
      view: check.view,
      fault,
      link,
      name: value,
      model: scope.model?.name ?? '',
      near,
      owners,
      masked: maskedBy(check, owners),
    })
}

/** The client takes `<a type="object" name="…">` for a button; Odoo does not look at it when it loads the view. */
function checkLink(check: ViewCheck, node: ArchNode, scope: ArchScope): void {
  const name = ownValue(check, node, 'name')
  if (name === undefined || node.plain('type') !== 'object' || !scope.model || node.get('data-bs-toggle')) return
  if (DRAWN.has(scope.root.tag)) checkMethod(check, scope.model, name, teller(check, node, scope, true))
}

const DRAWN: ReadonlySet<string> = new Set(['form', 'list', 'tree', 'kanban'])

function checkMethod(check: ViewCheck, model: ModelView, name: string, told: Tell): void {
  const method = model.method(name)
  if (!method) {
    if (model.field(name)) {
      // the value of a field of no record is nothing, which Odoo takes for a missing method
      if (!model.hasAttribute(name)) told('field', 'name', name)
      return
    }
    if (!model.membersKnown || model.hasAttribute(name)) return
    told('missing', 'name', name, nearName(name, model.methods.keys()), methodOwners(check, model.name, name))
    return
  }
  const last = method.definitions.at(-1)?.method
  if (/^(?:_.*|init)$/.test(name) || (since(check.series, '18.0') && last?.decorators?.includes('private')))
    told('private', 'name', name)
  else if (last && needsArguments(last.signature, last.decorators ?? [])) told('parameters', 'name', name)
  else if (last && isOfModel(last.signature, last.decorators ?? [])) told('model', 'name', name)
}

function methodOwners(check: ViewCheck, model: string, name: string): readonly string[] {
  const owners = new Set<string>()
  const reach = check.project.graph.reach(check.module)
  for (const { module, part } of check.project.models.contributions(model))
    if (!reach.has(module) && module !== check.module && part.methods.some((method) => method.name === name))
      owners.add(module)
  return [...owners].sort()
}

/** Has the button nothing that says what pressing it does? */
function isLeft(node: ArchNode): boolean {
  const isHeld = (name: string): boolean =>
    /^(?:type|special|t-on.*|t-att.*|onclick|data-.*|href|widget|disabled)$/.test(name)
  return !node.attributes.some(([name]) => isHeld(name)) && !/\bdisabled\b/.test(node.plain('class') ?? '')
}

/** Types of buttons of the web client, and those of HTML. */
const TYPES: ReadonlySet<string> = new Set([
  'object', 'action', 'edit', 'open', 'delete', 'url', 'archive', 'unarchive', 'set_cover', 'button', 'submit', 'reset',
]) // biome-ignore format: a table

/** A method that cannot be called with a recordset alone. */
function needsArguments(signature: string, decorators: readonly string[]): boolean {
  if (
    decorators.some(
      (one) =>
        !/^(?:model|depends|multi|returns|private|readonly|model_create_multi|onchange|constrains|autovacuum)(?:$|\()/.test(
          one,
        ),
    )
  )
    return false
  const [, ...rest] = signature.split(', ').filter((one) => one !== '/')
  return rest.some((one) => one !== '' && !one.startsWith('*') && !one.endsWith('='))
}

/** A method of the model as a whole, which the numbers of the button's records are given to and which takes none. */
function isOfModel(signature: string, decorators: readonly string[]): boolean {
  if (!decorators.includes('model') || decorators.some((one) => !/^(?:model|private|readonly)$/.test(one))) return false
  const [first, ...rest] = signature.split(', ').filter((one) => one !== '/')
  return (
    first !== undefined &&
    !first.startsWith('*') &&
    (rest.length === 0 || rest[0] === '*' || /^\*\*/.test(rest[0] ?? ''))
  )
}

/** `name="%(id)d"` or an external id: it must be an action. Whether the id exists is judged with all other ids. */
function checkAction(check: ViewCheck, node: ArchNode, name: string): void {
  // a number may have blanks around it
  const record = /^\s*%\(([^)]+)\)d\s*$/.exec(name)
  const id = record?.[1] ?? name
  if (!record && (/^\s*\d*\s*$/.test(id) || /^\s*%\([^)]*\)[ds]/.test(id))) return
  const at = valuePlace(check, node, 'name')
  const told = (fault: 'missing' | 'model' | 'number', detail: string): void =>
    check.emit({ kind: 'action', at, view: check.view, id, fault, detail })
  if (id.startsWith('%')) {
    told('missing', "what puts a record's number in has the form '%(module.name)d'")
    return
  }
  if (!id.includes('.')) {
    told('missing', `'${id}' is neither a number nor an external id with its module's name`)
    return
  }
  const resolved = check.project.ids.resolve(id, check.module)
  if (resolved.verdict === 'no' && !record) told('missing', 'no module within reach declares it')
  if (resolved.verdict === 'yes' && resolved.model && !/^ir\.actions\./.test(resolved.model))
    told(record ? 'number' : 'model', `it is a record of ${resolved.model}`)
}
