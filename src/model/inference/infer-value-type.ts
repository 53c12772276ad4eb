import type { Expr } from '../../parse/python/ast.ts'
import { dottedName } from '../../parse/python/walk.ts'
import type { Span } from '../../text/span.ts'
import { literalFault, textFault } from '../data/data-values.ts'
import type { FieldView } from '../models/field-view.ts'
import type { ModelView } from '../models/model-view.ts'
import type { ExpressionReader } from './infer-expression.ts'
import type { Type } from './infer-type.ts'

/** How a field is given its value: `create` and `write` hand it on as it is, assigning looks at it first. */
export type ValueUse = 'create' | 'write' | 'assign'

/** Judges the value that a field is given, as far as it is written out or its type is known. */
export function judgeType(
  reader: ExpressionReader,
  view: ModelView,
  field: FieldView,
  value: Expr | undefined,
  type: Type,
  use: ValueUse,
  span: Span,
): void {
  if (reader.silent > 0 || reader.guarded > 0 || !view.closed || field.part.open) return
  const at: Span = value ? [value.s, value.e] : span
  const reason = reasonOf(view, field, value, type, use)
  if (reason !== undefined) reader.emit(at, { kind: 'type', view, name: field.name, reason })
  else if (TO_MANY.test(field.type) && (value?.t === 'List' || value?.t === 'Tuple'))
    for (const item of value.items) judgeCommand(reader, view, field, item)
}

const TO_MANY = /^(?:One2many|Many2many)$/
const NUMBER = /^(?:Integer|Float|Monetary)$/

function reasonOf(
  view: ModelView,
  field: FieldView,
  value: Expr | undefined,
  type: Type,
  use: ValueUse,
): string | undefined {
  const single = singleModel(type)
  if (single !== undefined) {
    if (field.comodel === undefined) return undefined
    if (field.type === 'Many2one' || TO_MANY.test(field.type))
      if (single.name !== field.comodel)
        return `it takes records of '${field.comodel}', and this is one of '${single.name}'`
    // code that is given the values first may take the id out of the record
    // and what is not stored in the table goes through the inverse, which takes a record
    if (field.type === 'Many2one' && use === 'create' && field.stored && !view.setByCode.has('?'))
      return 'create() takes the id of a record, and this is the record itself: write its .id'
    return undefined
  }
  if (type.kind === 'text') return ofText(field, type.value, use)
  if (type.kind === 'list' && field.type === 'Many2one') return 'it takes one record, and this is a list: write one id'
  if (NUMBER.test(field.type) && (value?.t === 'List' || value?.t === 'Dict')) return literalFault(field, value)
  if (TO_MANY.test(field.type)) {
    if (value?.t === 'Num' && value.value !== 0) return 'it takes a list of records or commands, and this is a number'
    if (type.kind === 'dict') return 'it takes a list of commands, and this is a dict: write [(0, 0, {…})]'
  }
  // 0 empties it, and what a method lists may be numbers
  if (field.type === 'Selection' && value?.t === 'Num' && value.value !== 0 && field.selection)
    return 'a number is no key of a selection'
  return undefined
}

function ofText(field: FieldView, text: string, use: ValueUse): string | undefined {
  if (text === '') return undefined
  if (NUMBER.test(field.type)) return textFault(field, text)
  // the database reads more ways to write a date than Odoo does
  if (/^Date/.test(field.type))
    return use === 'create' && !/^(?:1[3-9]|[23]\d)\D/.test(text) ? undefined : textFault(field, text)
  if (TO_MANY.test(field.type)) return 'it takes a list of records or commands, and this is a text'
  if (field.type !== 'Many2one' || (use === 'create' && /^\d+$/.test(text))) return undefined
  return use === 'write'
    ? 'a text is no record, and Odoo empties the field without a word'
    : 'it takes a record, and this is a text'
}

/** `(4, record)`, `Command.set(records)`, a dict where a command belongs */
function judgeCommand(reader: ExpressionReader, view: ModelView, field: FieldView, item: Expr): void {
  const emit = (node: Expr, reason: string): void =>
    reader.emit([node.s, node.e], { kind: 'type', view, name: field.name, reason })
  if (item.t === 'Dict') {
    emit(item, 'its list holds commands, and this is a dict: write (0, 0, {…})')
    return
  }
  const linked = linkedBy(item)
  if (!linked) return
  reader.silent++
  const type = reader.type(linked.node)
  reader.silent--
  if (type.kind === 'records')
    emit(
      linked.node,
      `the command takes ${linked.many ? 'ids, and these are records: write .ids' : 'an id, and this is a record: write .id'}`,
    )
  else if (!linked.many && type.kind === 'list')
    emit(linked.node, 'the command takes one id, and this is a list: use 6, or Command.set')
  // nothing is browsed for 0: the records are taken out
  else if (linked.many && linked.node.t === 'Num' && !(field.type === 'One2many' && linked.node.value === 0))
    emit(linked.node, 'the command takes a list of ids, and this is a number')
}

function linkedBy(item: Expr): { readonly node: Expr; readonly many: boolean } | undefined {
  if (item.t === 'Tuple' || item.t === 'List') {
    const [code, second, third] = item.items
    const number = code?.t === 'Num' ? code.value : undefined
    if (number === 6 && third) return { node: third, many: true }
    return (number === 2 || number === 3 || number === 4) && second ? { node: second, many: false } : undefined
  }
  if (item.t !== 'Call') return undefined
  const called = /(?:^|\.)Command\.(link|unlink|delete|set)$/.exec(dottedName(item.func) ?? '')?.[1]
  const [node] = item.args
  return called && node ? { node, many: called === 'set' } : undefined
}

function singleModel(type: Type): ModelView | undefined {
  return type.kind === 'records' && type.views.length === 1 && !type.open ? type.views[0] : undefined
}
