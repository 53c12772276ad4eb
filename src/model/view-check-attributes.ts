import type { Expr } from '../parse/python/ast.ts'
import { since } from '../text/series.ts'
import { type ArchNode, walkArch } from './arch-node.ts'
import {
  domainNames,
  expressionNames,
  type NameUse,
  parseExpression,
  UnreadableExpression,
} from './expression-names.ts'
import { followPath } from './field-path.ts'
import type { FieldView, ModelView } from './models.ts'
import { maskedBy, ownsNode, ownValue, partPlace, tagPlace, type ViewCheck, valuePlace } from './view-check.ts'
import { ANY_FIELD, type ArchScope, type ArchVisit } from './view-walk.ts'

const MODIFIERS = ['invisible', 'column_invisible', 'readonly', 'required'] as const
const RELATIONAL: ReadonlySet<string> = new Set(['Many2one', 'One2many', 'Many2many'])

/** Expressions, domains and contexts in the attributes of nodes. */
export function checkAttributes(check: ViewCheck, visits: readonly ArchVisit[]): void {
  for (const { node, scope } of visits) {
    if (since(check.series, '17.0')) {
      for (const attribute of MODIFIERS) checkModifier(check, node, scope, attribute)
      for (const attribute of ['attrs', 'states'] as const) checkRemoved(check, node, attribute)
    } else checkAttrs(check, node, scope)
    for (const [attribute] of node.attributes)
      if (attribute.startsWith('decoration-')) checkExpression(check, node, scope, attribute)
    checkContext(check, node, scope)
    if (node.tag === 'field') checkFieldDomain(check, node, scope)
    if (node.tag === 'filter' && ownValue(check, node, 'domain') !== undefined)
      checkDomain(check, node, scope, 'domain', scope.model, `domain of the filter '${node.plain('name') ?? ''}'`)
  }
}

function checkRemoved(check: ViewCheck, node: ArchNode, attribute: 'attrs' | 'states'): void {
  if (node.get(attribute) === undefined) return
  const change = node.changes.findLast((one) => one.attribute === attribute)
  const own = change ? change.view === check.view && change.module === check.module : ownsNode(check, node)
  if (!own) return
  const at = change ? valuePlace(check, node, attribute) : attributePlace(check, node, attribute)
  check.emit({ kind: 'attrs', at, view: check.view, attribute, set: change !== undefined })
}

function attributePlace(check: ViewCheck, node: ArchNode, attribute: string) {
  const found = check.source.element(node.place)?.attributes.find((one) => one.name === attribute)
  return found && node.place
    ? { file: node.place.file, span: [found.ns, found.ve + 1] as const }
    : tagPlace(check, node)
}

function checkModifier(check: ViewCheck, node: ArchNode, scope: ArchScope, attribute: string): void {
  const value = ownValue(check, node, attribute)
  if (value !== undefined && !/^(?:0|1|true|false)$/i.test(value)) checkExpression(check, node, scope, attribute)
}

/** A Python expression: its syntax, and the fields that it reads. */
function checkExpression(check: ViewCheck, node: ArchNode, scope: ArchScope, attribute: string): void {
  const value = ownValue(check, node, attribute)
  if (value === undefined) return
  const expr = parsed(check, node, attribute, value)
  if (!expr) return
  const uses = readable(check, node, attribute, value, () => expressionNames(expr.expr, check.series))
  needFields(check, node, scope, attribute, value, uses ?? [], expr.lead)
}

function parsed(
  check: ViewCheck,
  node: ArchNode,
  attribute: string,
  value: string,
): { expr: Expr; lead: number } | undefined {
  const result = parseExpression(value)
  if ('expr' in result) return result
  if (value.trim() === '') return undefined
  check.emit({
    kind: 'expression',
    at: partPlace(check, node, attribute, result.at, 1),
    view: check.view,
    attribute,
    expression: value,
    message: result.message,
  })
  return undefined
}

function readable<Result>(
  check: ViewCheck,
  node: ArchNode,
  attribute: string,
  expression: string,
  read: () => Result,
): Result | undefined {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof UnreadableExpression)) throw error
    check.emit({
      kind: 'expression',
      at: valuePlace(check, node, attribute),
      view: check.view,
      attribute,
      expression,
      message: error.message,
    })
    return undefined
  }
}

/** The fields that an expression reads must be in the view, since 18.0 in its model. */
function needFields(
  check: ViewCheck,
  node: ArchNode,
  scope: ArchScope,
  attribute: string,
  value: string,
  uses: readonly NameUse[],
  lead: number,
): void {
  const told = new Set<string>()
  for (const use of uses) {
    let target: ArchScope | undefined = scope
    let name = use.name
    while (name.startsWith('parent.')) {
      target = target?.parent
      name = name.slice('parent.'.length)
    }
    if (!target || name === 'id' || told.has(use.name)) continue
    told.add(use.name)
    const at = partPlace(check, node, attribute, lead + use.at, use.name.length)
    if (name.includes('.')) {
      check.emit({
        kind: 'expression',
        at,
        view: check.view,
        attribute,
        expression: value,
        message: `'${use.name}' goes through a field: only the view's own fields can be read`,
      })
      continue
    }
    if (target.fields.has(name) || target.fields.has(ANY_FIELD) || check.merged.merge.uncertain) continue
    tellAbsent(check, node, target, attribute, name, at)
  }
}

function tellAbsent(
  check: ViewCheck,
  node: ArchNode,
  scope: ArchScope,
  attribute: string,
  name: string,
  at: ReturnType<typeof partPlace>,
): void {
  const { model } = scope
  if (
    since(check.series, '17.0') &&
    !since(check.series, '18.0') &&
    ['active_id', 'active_ids', 'active_model'].includes(name)
  )
    return
  if (since(check.series, '18.0') && (name === 'true' || name === 'false')) return
  const exists = model?.field(name) !== undefined
  const sure = model !== undefined && (exists || (model.closed && !name.startsWith('x_')))
  if (since(check.series, '18.0') && (exists || !sure || scope.names.has(name))) return
  if (!model) return
  check.emit({
    kind: 'absent-field',
    at,
    view: check.view,
    attribute,
    field: name,
    model: model.name,
    exists,
    fatal: sure || !since(check.series, '18.0'),
    masked: broughtBy(check, model, name),
    by: goneBy(check, node, name),
  })
}

/** The module that Odoo installs by itself and that brings the field into the view. */
function broughtBy(check: ViewCheck, model: ModelView, name: string): string | undefined {
  const { modules, merged } = check.wider()
  const node =
    merged?.merge.root &&
    [...walkArch(merged.merge.root)].find((one) => one.tag === 'field' && one.plain('name') === name)
  if (node && modules.has(node.origin.module)) return node.origin.module
  return maskedBy(check, check.project.models.fieldOwners(model.name, name, check.module))
}

/** Who took the field out of the view, when someone did. */
function goneBy(check: ViewCheck, node: ArchNode, name: string) {
  const event = check.merged.merge.events.findLast(
    (one) =>
      (one.kind === 'remove' || one.kind === 'replace-root') &&
      !one.node.holds(node) &&
      fieldsIn(one.node).has(name) &&
      (one.origin.view !== check.view || one.origin.module !== check.module),
  )
  return event && { module: event.origin.module, view: event.origin.view, place: check.source.tag(event.spec) }
}

export function fieldsIn(node: ArchNode): ReadonlySet<string> {
  const names = new Set<string>()
  const visit = (one: ArchNode): void => {
    const name = one.tag === 'field' ? one.plain('name') : undefined
    if (name !== undefined) names.add(name)
    one.children.forEach(visit)
  }
  visit(node)
  return names
}

/** 16.0 and before: `attrs` is a dict of domains over the view's fields. */
function checkAttrs(check: ViewCheck, node: ArchNode, scope: ArchScope): void {
  const value = ownValue(check, node, 'attrs')
  if (value === undefined) return
  const result = parsed(check, node, 'attrs', value)
  if (!result) return
  const entries = dictEntries(check, node, 'attrs', value, result.expr)
  for (const [, inner] of entries) {
    const uses = readable(check, node, 'attrs', value, () => {
      if (inner.t !== 'List') return expressionNames(inner, check.series)
      const { paths, values } = domainNames(inner, check.series)
      return [...paths, ...values]
    })
    needFields(check, node, scope, 'attrs', value, uses ?? [], result.lead)
  }
}

/** The entries of a dict whose keys are texts; Odoo takes nothing else here. */
function dictEntries(
  check: ViewCheck,
  node: ArchNode,
  attribute: string,
  value: string,
  expr: Expr,
): readonly (readonly [string, Expr])[] {
  const refuse = (message: string): readonly (readonly [string, Expr])[] => {
    check.emit({
      kind: 'expression',
      at: valuePlace(check, node, attribute),
      view: check.view,
      attribute,
      expression: value,
      message,
    })
    return []
  }
  if (expr.t !== 'Dict') return refuse('it must be a dict')
  const entries: (readonly [string, Expr])[] = []
  for (const [i, key] of expr.keys.entries()) {
    const entry = expr.values[i]
    if (key?.t !== 'Str') return refuse('its keys must be texts')
    if (entry) entries.push([key.value, entry])
  }
  return entries
}

/** `context`: names of fields in the view, and `group_by` a field of the model. */
function checkContext(check: ViewCheck, node: ArchNode, scope: ArchScope): void {
  const value = ownValue(check, node, 'context')
  if (value === undefined) return
  const result = parsed(check, node, 'context', value)
  if (!result) return
  const entries = dictEntries(check, node, 'context', value, result.expr)
  if (entries.length === 0) return
  const uses = readable(check, node, 'context', value, () =>
    since(check.series, '17.0')
      ? expressionNames(result.expr, check.series)
      : entries.filter(([key]) => key !== 'group_by').flatMap(([, inner]) => expressionNames(inner, check.series)),
  )
  needFields(check, node, scope, 'context', value, uses ?? [], result.lead)
  for (const [key, inner] of entries) {
    if (key !== 'group_by') continue
    if (inner.t !== 'Str') {
      check.emit({
        kind: 'expression',
        at: valuePlace(check, node, 'context'),
        view: check.view,
        attribute: 'context',
        expression: value,
        message: "the value of 'group_by' must be a text",
      })
      continue
    }
    const [name = ''] = inner.value.split(':')
    const { model } = scope
    if (
      !model?.closed ||
      name.startsWith('x_') ||
      model.field(name) ||
      (name.includes('.') && since(check.series, '18.0') && model.field(name.split('.')[0] ?? ''))
    )
      continue
    const owners = check.project.models.fieldOwners(model.name, name, check.module)
    check.emit({
      kind: 'field-unknown',
      at: partPlace(check, node, 'context', result.lead + inner.s + 1, name.length),
      view: check.view,
      field: name,
      model,
      use: 'group_by',
      likely: false,
      owners,
      masked: maskedBy(check, owners),
    })
  }
}

function checkFieldDomain(check: ViewCheck, node: ArchNode, scope: ArchScope): void {
  const name = node.plain('name')
  const field = name === undefined ? undefined : scope.model?.field(name)
  if (ownValue(check, node, 'domain') !== undefined && field && !field.part.open) {
    if (RELATIONAL.has(field.type))
      checkDomain(check, node, scope, 'domain', comodelOf(check, field), `domain of <field name="${name}">`)
    else if (field.definitions.length > 0 && PLAIN.has(field.type))
      check.emit({
        kind: 'structure',
        at: valuePlace(check, node, 'domain'),
        view: check.view,
        fault: 'domain',
        detail: `${name} is a ${field.type} field`,
      })
  }
  if (scope.root.tag === 'search' && ownValue(check, node, 'filter_domain') !== undefined)
    checkDomain(check, node, scope, 'filter_domain', scope.model, `filter_domain of <field name="${name ?? ''}">`)
}

const PLAIN: ReadonlySet<string> = new Set([
  'Char',
  'Text',
  'Html',
  'Integer',
  'Float',
  'Monetary',
  'Boolean',
  'Date',
  'Datetime',
  'Selection',
  'Binary',
  'Image',
])

function comodelOf(check: ViewCheck, field: FieldView): ModelView | undefined {
  return field.comodel === undefined ? undefined : check.modelOf(field.comodel)
}

/** A domain: left sides are paths from the model, right sides read the view's fields. */
function checkDomain(
  check: ViewCheck,
  node: ArchNode,
  scope: ArchScope,
  attribute: 'domain' | 'filter_domain',
  model: ModelView | undefined,
  use: string,
): void {
  const value = node.plain(attribute) ?? ''
  // since 17.0 Odoo puts parentheses around a domain: it may go over several lines
  const result = parsed(check, node, attribute, value)
  if (!result) return
  const likely = attribute === 'filter_domain'
  const names = likely
    ? tolerant(() => domainNames(result.expr, check.series))
    : readable(check, node, attribute, value, () => domainNames(result.expr, check.series))
  if (!names) return
  if (!likely) needFields(check, node, scope, attribute, value, names.values, result.lead)
  if (!model) return
  for (const path of names.paths) {
    if (path.name.split('.')[0] === 'parent' && since(check.series, '17.0')) continue
    const end = followPath(model, path.name, (other) => check.modelOf(other))
    if (end.verdict !== 'no' && end.verdict !== 'leaf') continue
    const at = partPlace(check, node, attribute, result.lead + path.at, path.name.length)
    check.emit({
      kind: 'domain-field',
      at,
      view: check.view,
      path: path.name,
      field: end.name,
      model: end.model,
      leaf: end.verdict === 'leaf',
      use,
      likely,
      masked: maskedBy(check, check.project.models.fieldOwners(end.model.name, end.name, check.module)),
    })
  }
}

function tolerant<Result>(read: () => Result): Result | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof UnreadableExpression) return undefined
    throw error
  }
}
