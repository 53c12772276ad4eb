import { conditions } from '../../../model/models/domain-paths.ts'
import type { ArchNode } from '../../../model/views/arch-node.ts'
import { expressionNames, parseExpression } from '../../../model/views/expression-names.ts'
import type { ArchScope } from '../../../model/views/view-walk.ts'
import type { Expr } from '../../../parse/python/ast.ts'
import { walkExprs } from '../../../parse/python/walk.ts'
import { since } from '../../../text/series.ts'
import type { ChangedFields } from '../changed-fields.ts'
import type { Collect } from '../risk.ts'
import { changedContext, changedDomain } from './changed-uses.ts'
import { contextKey } from './context-uses.ts'
import { useDomain, useField } from './use.ts'

/** Where an attribute's value stands. */
interface ValuePlace {
  readonly file: string
  readonly start: number
}

/** Attributes of one's own nodes that name fields: those of the view's model, or of the model that a field leads to. */
export function attributeUses(collect: Collect, changed: ChangedFields, node: ArchNode, scope: ArchScope): void {
  const { views, series } = collect.project
  const model = scope.model?.name
  if (model === undefined) return
  for (const attribute of ['attrs', 'invisible', 'readonly', 'required', 'column_invisible', 'domain', 'context']) {
    const text = node.plain(attribute)
    const source = text === undefined ? undefined : views.source.value(node, attribute)
    if (text === undefined || !source) continue
    const place = { file: source.place.file, start: source.place.span[0] }
    if (attribute === 'attrs') attrsUses(collect, changed, model, text, place)
    else if (attribute === 'domain') domainUses(collect, changed, node, scope, text, place)
    else if (attribute === 'context') {
      if (node.tag === 'filter') changedContext(collect, changed, model, text, place)
      else if (node.tag === 'field') defaultUses(collect, node, scope, text, place)
    } else if (since(series, '17.0')) expressionUses(collect, changed, model, text, place)
  }
}

/** `attrs="{'invisible': [('state', '!=', 'draft')]}"`, until 16.0 */
function attrsUses(collect: Collect, changed: ChangedFields, model: string, text: string, place: ValuePlace): void {
  const read = parseExpression(text)
  if (!('expr' in read) || read.expr.t !== 'Dict') return
  for (const value of read.expr.values)
    for (const { path, value: given } of conditions(value)) {
      if (path.value.includes('.')) continue
      const start = place.start + read.lead + path.s + 1
      named(collect, model, path.value, { file: place.file, start })
      compared(changed, model, path.value, given, { file: place.file, start })
    }
}

/** `invisible="state != 'draft'"`, from 17.0 on */
function expressionUses(
  collect: Collect,
  changed: ChangedFields,
  model: string,
  text: string,
  place: ValuePlace,
): void {
  const read = parseExpression(text)
  if (!('expr' in read)) return
  const at = (offset: number): ValuePlace => ({ file: place.file, start: place.start + read.lead + offset })
  try {
    for (const { name, at: offset } of expressionNames(read.expr, collect.project.series))
      if (!name.includes('.')) named(collect, model, name, at(offset))
  } catch {
    // an expression that Odoo does not read says nothing of fields
    return
  }
  walkExprs(read.expr, (one) => {
    if (one.t === 'Compare' && one.left.t === 'Name')
      compared(changed, model, one.left.id, one.comparators[0], at(one.left.s))
  })
}

function named(collect: Collect, model: string, field: string, { file, start }: ValuePlace): void {
  useField(collect, model, field, {
    file,
    span: [start, start + field.length],
    severity: 'load error',
    use: 'expression of a view',
  })
}

function compared(
  changed: ChangedFields,
  model: string,
  field: string,
  value: Expr | undefined,
  { file, start }: ValuePlace,
): void {
  const items = value?.t === 'List' || value?.t === 'Tuple' || value?.t === 'Set' ? value.items : value ? [value] : []
  const keys = items.flatMap((item) => (item.t === 'Str' ? [item.value] : []))
  if (keys.length === 0) return
  const at = { file, span: [start, start + field.length] as const }
  changed.tell({ model, field, at, how: 'value', keys, severity: 'silent loss', compared: true })
}

/** `context` of a field gives values to records of the model that it leads to. */
function defaultUses(collect: Collect, node: ArchNode, scope: ArchScope, text: string, place: ValuePlace): void {
  const comodel = scope.model?.field(node.plain('name') ?? '')?.comodel
  const read = comodel === undefined ? undefined : parseExpression(text)
  if (comodel === undefined || !read || !('expr' in read) || read.expr.t !== 'Dict') return
  for (const key of read.expr.keys) {
    if (key?.t !== 'Str' || !key.value.startsWith('default_')) continue
    const start = place.start + read.lead
    contextKey(collect, key.value, comodel, { file: place.file, span: [start + key.s, start + key.e] })
  }
}

/** `domain` of a field is about what it leads to, that of a filter about the view's own model. */
function domainUses(
  collect: Collect,
  changed: ChangedFields,
  node: ArchNode,
  scope: ArchScope,
  text: string,
  place: ValuePlace,
): void {
  const name = node.plain('name')
  const model =
    node.tag === 'filter'
      ? scope.model?.name
      : node.tag === 'field' && name !== undefined
        ? scope.model?.field(name)?.comodel
        : undefined
  if (model === undefined) return
  const read = parseExpression(text)
  if (!('expr' in read)) return
  const use = { file: place.file, severity: 'load error', use: 'domain of a view' } as const
  useDomain(collect, model, read.expr, use, place.start + read.lead)
  changedDomain(collect, changed, model, text, place)
}
