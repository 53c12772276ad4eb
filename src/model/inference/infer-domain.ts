import { isDomainOperator } from '../../knowledge/recordset-api.ts'
import type { Expr, List, Tuple } from '../../parse/python/ast.ts'
import { since } from '../../text/series.ts'
import { textFault } from '../data/data-values.ts'
import { tellsApart } from '../models/domain-paths.ts'
import { isRunTogether, lonelyOperator } from '../models/domain-shape.ts'
import { followPath } from '../models/field-path.ts'
import type { ModelView } from '../models/model-view.ts'
import type { ExpressionReader } from './infer-expression.ts'
import { judgePath } from './infer-path.ts'
import { judgeCondition } from './infer-selection.ts'
import { checkStored } from './infer-stored.ts'
import type { Type } from './infer-type.ts'

/**
 * Judges the written terms of a domain, and how they are put together where all of it is written. `strict`: the
 * database is asked, which knows no other operators.
 */
export function checkDomain(reader: ExpressionReader, view: ModelView, type: Type, expr: Expr, strict: boolean): void {
  if (expr.t === 'Str' && expr.value !== '') reader.emit([expr.s, expr.e], { kind: 'shape', reason: 'text' })
  if (type.kind !== 'list' && type.kind !== 'tuple') return
  if (expr.t === 'Tuple' && isTerm(reader, view, expr)) {
    reader.emit([expr.s, expr.e], { kind: 'shape', reason: 'bare' })
    return
  }
  for (const node of type.nodes) {
    if (node.t === 'Tuple' || node.t === 'List') {
      checkTerm(reader, view, node, strict)
      // what a name stood for elsewhere may be another thing here
      if (strict && node.s >= expr.s && node.e <= expr.e) checkOperand(reader, view, node)
    } else if (isRunTogether(node)) reader.emit([node.s, node.e], { kind: 'shape', reason: 'joined' })
  }
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

/** Judges what a condition of a domain compares with. */
function checkOperand(reader: ExpressionReader, view: ModelView, { items }: Tuple | List): void {
  const [left, operator, right] = items
  if (left?.t !== 'Str' || operator?.t !== 'Str' || !right || items.length !== 3) return
  if (since(reader.world.series, '19.0')) return
  const told = (reason: string): void => reader.emit([right.s, right.e], { kind: 'operand', path: left.value, reason })
  const end = followPath(view, left.value, reader.world.find)
  if (/^(?:not )?in$/.test(operator.value)) {
    // of many records a single id is asked for as well
    const isOne = right.t === 'Num' && end.verdict === 'yes' && !/^(?:One2many|Many2many)$/.test(end.field.type)
    if (right.t === 'Str' || isOne)
      told(`'${operator.value}' takes a list, and this is a ${right.t === 'Str' ? 'text' : 'number'}`)
    return
  }
  reader.silent++
  const type = reader.type(right)
  reader.silent--
  if (type.kind === 'records' && /^(?:[=!<>]+|child_of|parent_of)$/.test(operator.value))
    told("the database compares with ids, and this is a record: write its .id, or 'in'")
  if (type.kind !== 'text' || end.verdict !== 'yes' || !/^(?:=|!=|[<>]=?)$/.test(operator.value)) return
  if (!/^(?:Integer|Float|Monetary)$/.test(end.field.type)) return
  const fault = textFault(end.field, type.value)
  if (fault !== undefined) told(fault)
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
  const compared = { value: right, apart: operator.t === 'Str' && tellsApart(operator.value) }
  judgePath(reader, view, left.value, [left.s, left.e], 'domain', compared)
  if (strict) checkStored(reader, view, left.value, [left.s, left.e], 'domain')
  if (operator.t !== 'Str') return
  judgeCondition(reader, view, left.value, operator.value, right)
  if (strict && reader.world.lacksOperator(operator.value))
    reader.emit([operator.s, operator.e], { kind: 'operator', operator: operator.value })
  if (!/any$/.test(operator.value) || right.t !== 'List') return
  const comodel = left.value.includes('.') ? undefined : view.field(left.value)?.comodel
  const inner = comodel === undefined ? undefined : reader.world.find(comodel)
  if (inner)
    for (const node of right.items) if (node.t === 'Tuple' || node.t === 'List') checkTerm(reader, inner, node, strict)
}
