import type { Call, Expr, Params } from './ast.ts'

/** The plain name `self`. */
export function isSelf(expr: Expr): boolean {
  return expr.t === 'Name' && expr.id === 'self'
}

/** `super()`, `super(Class, self)` */
export function isSuperCall(expr: Expr): expr is Call {
  return expr.t === 'Call' && expr.func.t === 'Name' && expr.func.id === 'super'
}

/** The name of the first parameter that is given by its place: `self`, `cls`. */
export function firstParameter({ posonly, args }: Params): string | undefined {
  return (posonly[0] ?? args[0])?.name
}
