import type { Call, Expr } from './ast.ts'

/** The plain name `self`. */
export function isSelf(expr: Expr): boolean {
  return expr.t === 'Name' && expr.id === 'self'
}

/** `super()`, `super(Class, self)` */
export function isSuperCall(expr: Expr): expr is Call {
  return expr.t === 'Call' && expr.func.t === 'Name' && expr.func.id === 'super'
}
