import { isDomainOperator } from '../../knowledge/recordset-api.ts'
import type { Expr, List, Tuple } from '../../parse/python/ast.ts'
import { lonelyOperator } from '../models/domain-shape.ts'
import type { ModelView } from '../models/model-view.ts'
import type { ExpressionReader } from './infer-expression.ts'
import { judgePath } from './infer-path.ts'
import { judgeCondition } from './infer-selection.ts'
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
  if (type.kind === 'list' && type.whole && expr.t === 'List') {
    const lonely = lonelyOperator(expr)
    if (lonely) reader.emit([lonely.s, lonely.e], { kind: 'shape', reason: 'few' })
  }
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
  judgeCondition(reader, view, left.value, operator.value, right)
  if (strict && !isDomainOperator(operator.value, reader.world.series))
    reader.emit([operator.s, operator.e], { kind: 'operator', operator: operator.value })
  if (!/any$/.test(operator.value) || right.t !== 'List') return
  const comodel = left.value.includes('.') ? undefined : view.field(left.value)?.comodel
  const inner = comodel === undefined ? undefined : reader.world.find(comodel)
  if (inner)
    for (const node of right.items) if (node.t === 'Tuple' || node.t === 'List') checkTerm(reader, inner, node, strict)
}
