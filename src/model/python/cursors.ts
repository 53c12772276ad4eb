import type { Call, Expr } from '../../parse/python/ast.ts'
import type { CodeScope } from './code-scopes.ts'
import { wholeValues } from './local-values.ts'

/** The name by which an expression is known as a database cursor: `cr`, `self.env.cr`, `new_cr`. */
export function cursorName(expr: Expr): string | undefined {
  const name = expr.t === 'Name' ? expr.id : expr.t === 'Attribute' ? expr.attr : ''
  return /^_?(?:[a-z]+_)?(?:cr|cursor)$/.test(name) ? name : undefined
}

/** The query that a call gives to a cursor; `undefined`: it is no such call. */
export function executedQuery({ func, args }: Call, methods = /^execute$/): Expr | undefined {
  if (func.t !== 'Attribute' || !methods.test(func.attr) || cursorName(func.value) === undefined) return undefined
  return args[0]
}

/** Was the cursor opened in the same function: `with registry.cursor() as cr`, `cr = db.cursor()`? */
export function isOwnCursor({ node }: CodeScope, expr: Expr): boolean {
  let at = expr
  while (at.t === 'Attribute') at = at.value
  if (at.t !== 'Name' || !node) return false
  const values = wholeValues(node, at.id)
  return values?.some((value) => value.t === 'Call' && opens(value)) ?? false
}

function opens({ func, args }: Call): boolean {
  if (func.t === 'Attribute' && func.attr === 'cursor') return true
  // env = api.Environment(new_cr, …), env = self.env(cr=new_cr), contextlib.closing(registry.cursor())
  if (func.t === 'Name' ? func.id === 'closing' : func.t === 'Attribute' && func.attr === 'closing')
    return args[0]?.t === 'Call' && opens(args[0])
  return (func.t === 'Attribute' || func.t === 'Name') && isEnvironment(func)
}

/** Another environment is made for another cursor. */
function isEnvironment(func: Expr): boolean {
  return (func.t === 'Attribute' ? func.attr : func.t === 'Name' ? func.id : '') === 'Environment'
}
