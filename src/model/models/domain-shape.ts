import type { Expr, List } from '../../parse/python/ast.ts'

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
