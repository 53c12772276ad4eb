import type { Compare, Expr } from '../../parse/python/ast.ts'
import type { Span } from '../../text/span.ts'
import { followPath } from '../models/field-path.ts'
import type { FieldView } from '../models/field-view.ts'
import type { ModelView } from '../models/model-view.ts'
import type { ExpressionReader } from './infer-expression.ts'
import type { Type } from './infer-type.ts'

/** Judges a text that a selection field is given, or compared with. */
export function judgeKey(
  reader: ExpressionReader,
  view: ModelView,
  name: string,
  key: { readonly value: string; readonly span: Span },
  use: 'write' | 'compare',
): void {
  const field = view.field(name)
  if (view.closed && field?.type === 'Reference' && use === 'write') judgeReference(reader, view, field, key)
  if (!view.closed || field?.type !== 'Selection' || key.value === '') return
  const keys = field.selection
  if (keys && !keys.includes(key.value))
    reader.emit(key.span, { kind: 'selection', view, name, key: key.value, keys, use })
}

/** `{'ref': 'res.partner,5'}`: what stands before the comma is a model that the field takes. */
function judgeReference(
  reader: ExpressionReader,
  view: ModelView,
  field: FieldView,
  { value, span }: { readonly value: string; readonly span: Span },
): void {
  const model = /^([\w.]+),\d+$/.exec(value)?.[1]
  if (model === undefined) return
  const keys = field.selection
  if (keys && !keys.includes(model))
    reader.emit(span, { kind: 'selection', view, name: field.name, key: model, keys, use: 'write' })
  else if (!keys && reader.world.lacks(model)) reader.emit(span, { kind: 'model', model, opened: false })
}

/** `record.state = 'done'` */
export function judgeAssigned(reader: ExpressionReader, owner: Type, name: string, value: Type, span: Span): void {
  if (owner.kind !== 'records' || owner.views.length !== 1 || owner.open || value.kind !== 'text') return
  const [view] = owner.views
  if (view) judgeKey(reader, view, name, { value: value.value, span }, 'write')
}

/** `record.state == 'done'`, `record.state in ('draft', 'sent')` */
export function judgeCompared(reader: ExpressionReader, { left, ops, comparators }: Compare, owner: Type): void {
  const [right] = comparators
  if (left.t !== 'Attribute' || !right || comparators.length !== 1) return
  if (owner.kind !== 'records' || owner.views.length !== 1 || owner.open) return
  const [view] = owner.views
  if (!view || !/^(?:==|!=|in|not in)$/.test(ops[0] ?? '')) return
  const texts: readonly Expr[] = right.t === 'List' || right.t === 'Tuple' || right.t === 'Set' ? right.items : [right]
  const isList = texts[0] !== right
  if (isList !== /in$/.test(ops[0] ?? '')) return
  for (const text of texts)
    if (text.t === 'Str') judgeKey(reader, view, left.attr, { value: text.value, span: [text.s, text.e] }, 'compare')
}

/** `('state', '=', 'done')`, `('state', 'in', ['draft', 'sent'])` in a domain */
export function judgeCondition(
  reader: ExpressionReader,
  view: ModelView,
  path: string,
  operator: string,
  right: Expr,
): void {
  const isList = operator === 'in' || operator === 'not in'
  if (!isList && operator !== '=' && operator !== '!=') return
  const texts = !isList ? [right] : right.t === 'List' || right.t === 'Tuple' ? right.items : []
  if (!texts.some(({ t }) => t === 'Str')) return
  const end = followPath(view, path, reader.world.find)
  if (end.verdict !== 'yes') return
  for (const text of texts)
    if (text.t === 'Str')
      judgeKey(reader, end.model, end.field.name, { value: text.value, span: [text.s, text.e] }, 'compare')
}
