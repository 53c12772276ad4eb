import type { Expr, List } from '../../parse/python/ast.ts'
import type { ModelView } from './models.ts'

/** The last operator of a domain that stands before too few terms: `&` and `|` take two, `!` takes one. */
export function lonelyOperator(domain: List): Expr | undefined {
  let expected = 1
  let last: Expr | undefined
  for (const item of domain.items) {
    if (item.t !== 'Str' && item.t !== 'Tuple' && item.t !== 'List') return undefined
    if (item.t === 'Str' && !/^[&|!]$/.test(item.value)) return undefined
    if (expected === 0) expected = 1
    if (item.t === 'Str') {
      last = item
      if (item.value !== '!') expected += 1
    } else expected -= 1
  }
  return expected > 0 ? last : undefined
}

/** The items of a written domain that are no terms: of another length than three, or run together for want of a comma. */
export function brokenTerms(
  domain: Expr,
  model: ModelView,
): readonly { readonly node: Expr; readonly reason: string }[] {
  if (domain.t !== 'List') return []
  return domain.items.flatMap((item) => {
    if (isRunTogether(item)) return [{ node: item, reason: 'a comma is missing between two conditions of the domain' }]
    if (item.t !== 'Tuple' && item.t !== 'List') return []
    const [left] = item.items
    const count = item.items.length
    if (left?.t !== 'Str' || count === 3 || item.items.some(({ t }) => t === 'Starred') || !model.field(left.value))
      return []
    return [
      { node: item, reason: `a condition of a domain has three parts, (field, operator, value), this one ${count}` },
    ]
  })
}

/** `('a', '=', 1) ('b', '=', 2)`: Python takes it for a call. */
export function isRunTogether(item: Expr): boolean {
  return item.t === 'Call' && (item.func.t === 'Tuple' || item.func.t === 'Str')
}
