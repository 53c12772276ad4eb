import type { Expr } from './ast.ts'

/** `a.b.c` of a name with attributes; undefined for any other expression. */
export function dottedName(expr: Expr): string | undefined {
  let suffix = ''
  let at = expr
  while (at.t === 'Attribute') {
    suffix = `.${at.attr}${suffix}`
    at = at.value
  }
  return at.t === 'Name' ? at.id + suffix : undefined
}

/** The value of a string literal. */
export function stringValue(expr: Expr | null | undefined): string | undefined {
  return expr?.t === 'Str' ? expr.value : undefined
}
