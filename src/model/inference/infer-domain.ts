import { isDomainOperator } from '../../knowledge/recordset-api.ts'
import type { Expr, List, Tuple } from '../../parse/python/ast.ts'
import type { ModelView } from '../models/model-view.ts'
import type { ExpressionReader } from './infer-expression.ts'
import { judgePath } from './infer-path.ts'
import type { Type } from './infer-type.ts'

/**
 * Judges the written terms of a domain, and how they are put together where all of it is written. `strict`: the
 * database is asked, which knows no other operators.
 */
export function checkDomain(reader: ExpressionReader, view: ModelView, type: Type, expr: Expr, strict: boolean): void {
  if (type.kind !== 'list' && type.kind !== 'tuple') return
  if (expr.t === 'Tuple' && isTerm(reader, view, expr)) {
    reader.emit([expr.s, expr.e], { kind: 'shape', reason: 'bare' })
    return
  }
  for (const node of type.nodes) if (node.t === 'Tuple' || node.t === 'List') checkTerm(reader, view, node, strict)
  if (type.kind === 'list' && type.whole && expr.t === 'List') checkShape(reader, expr)
}

/** `('name', '=', 'x')` where a list of such terms is wanted. */
function isTerm(reader: ExpressionReader, view: ModelView, { items }: Tuple): boolean {
  const [left, operator] = items
  if (items.length !== 3 || left?.t !== 'Str' || operator?.t !== 'Str') return false
  return (
    view.field(left.value.split('.')[0] ?? '') !== undefined && isDomainOperator(operator.value, reader.world.series)
  )
}

function checkTerm(reader: ExpressionReader, view: ModelView, term: Tuple | List, strict: boolean): void {
  const [left, operator, right] = term.items
  if (!left || left.t === 'Starred' || term.items.some((item) => item.t === 'Starred')) return
  if (left.t !== 'Str') return
  if (!operator || !right || term.items.length !== 3) {
    // inside a longer list it may be anything; a first text that names a field is a term
    if (view.field(left.value)) reader.emit([term.s, term.e], { kind: 'shape', reason: 'term' })
    return
  }
  judgePath(reader, view, left.value, [left.s, left.e], 'domain', right)
  if (operator.t !== 'Str') return
  if (strict && !isDomainOperator(operator.value, reader.world.series))
    reader.emit([operator.s, operator.e], { kind: 'operator', operator: operator.value })
  if (!/any$/.test(operator.value) || right.t !== 'List') return
  const comodel = left.value.includes('.') ? undefined : view.field(left.value)?.comodel
  const inner = comodel === undefined ? undefined : reader.world.find(comodel)
  if (inner)
    for (const node of right.items) if (node.t === 'Tuple' || node.t === 'List') checkTerm(reader, inner, node, strict)
}

/** Counts as Odoo does: `&` and `|` stand before two terms, `!` before one. */
function checkShape(reader: ExpressionReader, domain: List): void {
  let expected = 1
  let last: Expr | undefined
  for (const item of domain.items) {
    if (item.t !== 'Str' && item.t !== 'Tuple' && item.t !== 'List') return
    if (item.t === 'Str' && !/^[&|!]$/.test(item.value)) return
    if (expected === 0) expected = 1
    if (item.t === 'Str') {
      last = item
      if (item.value !== '!') expected += 1
    } else expected -= 1
  }
  if (expected > 0 && last) reader.emit([last.s, last.e], { kind: 'shape', reason: 'few' })
}
