import { since } from '../../text/series.ts'
import { RELATIONAL } from '../models/field-path.ts'
import type { ModelView } from '../models/models.ts'
import type { ArchNode } from './arch-node.ts'
import { domainNames, expressionNames } from './expression-names.ts'
import { isJudged, maskedBy, ownValue, partPlace, tagPlace, type ViewCheck, valuePlace } from './view-check.ts'
import { checkDomains } from './view-check-domains.ts'
import {
  dictEntries,
  type ExpressionUse,
  needFields,
  parsed,
  readable,
  removedFields,
  tellExpression,
} from './view-check-expressions.ts'
import { checkPythonDomain } from './view-check-python-domain.ts'
import { checkCompared, checkStatusbar } from './view-check-selections.ts'
import { isViewRef, viewRefFault } from './view-ref.ts'
import type { ArchScope, ArchVisit } from './view-walk.ts'

const MODIFIERS: ReadonlySet<string> = new Set(['invisible', 'column_invisible', 'readonly', 'required'])

/** Expressions, domains and contexts in the attributes of nodes. */
export function checkAttributes(check: ViewCheck, visits: readonly ArchVisit[]): void {
  const removed = removedFields(check)
  const modern = since(check.series, '17.0')
  for (const visit of visits) {
    const { node, scope } = visit
    for (const [attribute] of node.attributes) {
      const isModifier = modern && MODIFIERS.has(attribute)
      if (isModifier || attribute.startsWith('decoration-')) checkExpression(check, node, scope, attribute, removed)
    }
    if (modern) for (const attribute of ['attrs', 'states'] as const) checkRemoved(check, node, scope, attribute)
    else checkAttrs(check, node, scope)
    checkContext(check, node, scope)
    checkStatusbar(check, node, scope)
    checkDomains(check, visit)
    checkPythonDomain(check, visit)
  }
}

function checkRemoved(check: ViewCheck, node: ArchNode, scope: ArchScope, attribute: 'attrs' | 'states'): void {
  if (node.get(attribute) === undefined) return
  const change = node.changes.findLast((one) => one.attribute === attribute)
  if (!isJudged(check, change ?? node.origin)) return
  const at = change ? valuePlace(check, node, attribute) : attributePlace(check, node, attribute)
  const inner = scope.parent !== undefined
  check.emit({ kind: 'attrs', at, view: check.view, attribute, set: change !== undefined, inner, model: scope.model })
}

function attributePlace(check: ViewCheck, node: ArchNode, attribute: string) {
  const found = check.source.element(node.place)?.attributes.find((one) => one.name === attribute)
  return found && node.place
    ? { file: node.place.file, span: [found.ns, found.ve + 1] as const }
    : tagPlace(check, node)
}

/** A Python expression: its syntax, and the fields that it reads. */
function checkExpression(
  check: ViewCheck,
  node: ArchNode,
  scope: ArchScope,
  attribute: string,
  removed: ReadonlySet<string>,
): void {
  const own = ownValue(check, node, attribute)
  const value = own ?? (removed.size === 0 ? undefined : node.plain(attribute))
  if (value === undefined || (MODIFIERS.has(attribute) && /^(?:0|1|true|false)$/i.test(value))) return
  const use: ExpressionUse = { node, scope, attribute, value, ...(own === undefined && { only: removed }) }
  const expr = parsed(check, use)
  if (!expr) return
  const uses = readable(check, use, () => expressionNames(expr.expr, check.series))
  needFields(check, use, uses ?? [], expr.lead)
  checkCompared(check, use, expr.expr, expr.lead)
}

/** 16.0 and before: `attrs` is a dict of domains over the view's fields. */
function checkAttrs(check: ViewCheck, node: ArchNode, scope: ArchScope): void {
  const value = ownValue(check, node, 'attrs')
  if (value === undefined) return
  const use: ExpressionUse = { node, scope, attribute: 'attrs', value }
  const result = parsed(check, use)
  if (!result) return
  for (const [, inner] of dictEntries(check, use, result.expr) ?? []) {
    const uses = readable(check, use, () => {
      if (inner.t !== 'List') return expressionNames(inner, check.series)
      const { paths, values } = domainNames(inner, check.series)
      return [...paths, ...values]
    })
    needFields(check, use, uses ?? [], result.lead)
    checkCompared(check, use, inner, result.lead)
  }
}

/** The model whose fields a context may group by: in 14.0 that of the records that a field leads to. */
function contextModel(check: ViewCheck, node: ArchNode, scope: ArchScope): ModelView | undefined {
  const field = node.tag === 'field' ? scope.model?.field(node.plain('name') ?? '') : undefined
  if (check.series !== '14.0' || !field || !RELATIONAL.has(field.type)) return scope.model
  return field.comodel === undefined ? undefined : check.modelOf(field.comodel)
}

/** `context`: names of fields in the view, and `group_by` a field of the model. */
function checkContext(check: ViewCheck, node: ArchNode, scope: ArchScope): void {
  const value = ownValue(check, node, 'context')
  if (value === undefined) return
  const use: ExpressionUse = { node, scope, attribute: 'context', value }
  const result = parsed(check, use)
  const entries = result && dictEntries(check, use, result.expr)
  if (!result || !entries || entries.length === 0) return
  const uses = readable(check, use, () =>
    since(check.series, '17.0')
      ? expressionNames(result.expr, check.series)
      : entries.filter(([key]) => key !== 'group_by').flatMap(([, inner]) => expressionNames(inner, check.series)),
  )
  needFields(check, use, uses ?? [], result.lead)
  for (const [key, inner] of entries) {
    if (isViewRef(key) && inner.t === 'Str') {
      const fault = viewRefFault(check.project, check.module, key, inner.value)
      const at = partPlace(check, node, 'context', result.lead + inner.s + 1, inner.value.length)
      if (fault) check.emit({ kind: 'view-ref', at, view: check.view, key, id: inner.value, fault })
    }
    if (key !== 'group_by') continue
    if (inner.t !== 'Str') {
      tellExpression(check, use, "the value of 'group_by' must be a text")
      continue
    }
    const [name = ''] = inner.value.split(':')
    const model = contextModel(check, node, scope)
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
