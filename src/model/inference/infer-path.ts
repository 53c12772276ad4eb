import type { Expr } from '../../parse/python/ast.ts'
import type { Span } from '../../text/span.ts'
import { DATE_PARTS, followPath } from '../models/field-path.ts'
import type { ModelView } from '../models/model-view.ts'
import type { ExpressionReader } from './infer-expression.ts'
import type { PathUse } from './infer-fault.ts'
import { checkStored } from './infer-stored.ts'
import { isSequence, type Type } from './infer-type.ts'

/** Judges a dotted path that is given as text. */
export function checkPath(reader: ExpressionReader, view: ModelView, type: Type, expr: Expr, use: PathUse): void {
  if (type.kind === 'text') judgePath(reader, view, type.value, [expr.s, expr.e], use)
}

/** Reports a path of fields that leads nowhere. */
export function judgePath(
  reader: ExpressionReader,
  view: ModelView,
  path: string,
  span: Span,
  use: PathUse,
  compared?: { readonly value: Expr; readonly apart: boolean },
): void {
  if (!/^\w+(?:\.\w+)*$/.test(path)) return
  reader.world.used?.({ view, path, span, use, value: compared?.value, ...(compared?.apart && { apart: true }) })
  const end = followPath(view, path, reader.world.find)
  if (end.verdict === 'yes' || end.verdict === 'unknown') return
  // parts of dates can be asked for, and what structured values hold
  if (end.verdict === 'leaf' && use !== 'mapped' && use !== 'filtered' && !SCALAR.has(end.field.type)) {
    const dated = use === 'domain' && view.series === '19.0' && /^Date(?:time)?$/.test(end.field.type)
    if (!dated || DATE_PARTS.has(path.slice(path.lastIndexOf('.') + 1))) return
  }
  reader.emit(span, { kind: 'path', view, path, use })
}

/** Types that have nothing behind a dot, in no series. */
const SCALAR: ReadonlySet<string> = new Set(['Char', 'Text', 'Integer', 'Float', 'Monetary', 'Boolean', 'Selection'])

/** Judges `order='a desc, b'`. */
export function checkOrder(
  reader: ExpressionReader,
  view: ModelView,
  type: Type,
  expr: Expr,
  use: 'order' | 'orderby' | 'sorted' = 'order',
): void {
  if (type.kind !== 'text') return
  for (const term of type.value.split(',')) {
    const name = /^\s*"?(\w+)"?(?:[.:][\w.:]+)?(?:\s+(?:asc|desc))?(?:\s+nulls\s+(?:first|last))?\s*$/i.exec(term)?.[1]
    // groups are ordered by how many records they have, too
    if (name === undefined || (use === 'orderby' && name === '__count')) continue
    judgePath(reader, view, name, [expr.s, expr.e], use === 'orderby' ? 'order' : use)
    if (use === 'order') checkStored(reader, view, name, [expr.s, expr.e], 'order')
  }
}

/** Judges names of fields in a list, or one in a text: `field`, `field:aggregate`, `alias:aggregate(field)`. */
export function checkNames(reader: ExpressionReader, view: ModelView, type: Type, expr: Expr, use: PathUse): void {
  if (type.kind === 'text') judgeName(reader, view, type.value, [expr.s, expr.e], use)
  else if (isSequence(type))
    for (const node of type.nodes) if (node.t === 'Str') judgeName(reader, view, node.value, [node.s, node.e], use)
}

function judgeName(reader: ExpressionReader, view: ModelView, text: string, span: Span, use: PathUse): void {
  const name = /^\w+:\w+\((\w+)\)$/.exec(text)?.[1] ?? text.split(/[:.]/)[0] ?? ''
  if (name === '__count' || name === '') return
  judgePath(reader, view, name, span, use)
  if (use === 'group') checkStored(reader, view, name, span, 'group')
}
