import type { Expr } from '../../parse/python/ast.ts'

/** A condition of a domain: the path of fields on its left, its operator, its value. */
export interface Condition {
  readonly path: Expr & { readonly t: 'Str' }
  readonly operator: Expr | undefined
  readonly value: Expr | undefined
}

/** The conditions of a domain as far as it is written out, in whatever lists are joined to make it. */
export function conditions(domain: Expr): readonly Condition[] {
  switch (domain.t) {
    case 'List':
    case 'Tuple':
      return domain.items.flatMap((item) => {
        if ((item.t !== 'Tuple' && item.t !== 'List') || item.items.length !== 3) return []
        const [path, operator, value] = item.items
        return path?.t === 'Str' && !/^[&|!]$/.test(path.value) ? [{ path, operator, value }] : []
      })
    case 'Binary':
      return domain.op === '+' ? [domain.left, domain.right].flatMap(conditions) : []
    case 'Conditional':
      return [domain.body, domain.orelse].flatMap(conditions)
    case 'Bool':
      return domain.values.flatMap(conditions)
    default:
      return []
  }
}

/** Does an operator, of Python or of a condition, tell records apart from a value: `!=`, `not in`? */
export function tellsApart(operator: string | undefined): boolean {
  return operator === '!=' || operator === 'not in'
}
