import type { Assign, Expr, Stmt } from '../parse/python/ast.ts'
import { statementExprs, walkExprs, walkStmts } from '../parse/python/walk.ts'
import type { FunctionFacts } from './python-facts.ts'

/** Methods that are given values of fields, and may be given more. */
const TAKES_VALUES = /^(?:create|write|copy|copy_data|new|update|_create|_write|default_get)$/

/** In place of a key: it may be any. */
export const ANY_KEY = '*'

/**
 * The keys that the methods of a class that take values take out of them, `vals.pop('x')` and `del vals['x']`, in their
 * own bodies and in those of the methods that they call on `self`: such a key need not be a field. `ANY_KEY` where which
 * keys these are is not written: `vals.pop(name)`, `vals = {name: vals[name] for name in self._fields}`. Sorted.
 */
export function keysTakenOut(methods: readonly FunctionFacts[]): readonly string[] {
  const takers = methods.filter(({ name }) => TAKES_VALUES.test(name))
  if (takers.length === 0) return []
  const keys = new Set<string>()
  const called = new Set<string>()
  for (const { node } of takers) read(node.body, keys, called)
  for (const { name, node } of methods) if (called.has(name) && !TAKES_VALUES.test(name)) read(node.body, keys, called)
  return [...keys].sort()
}

function read(body: readonly Stmt[], keys: Set<string>, called: Set<string>): void {
  const visit = (expr: Expr): void => {
    if (expr.t !== 'Call' || expr.func.t !== 'Attribute') return
    const { attr } = expr.func
    const [key] = expr.args
    if (attr === 'pop' && key) addKey(keys, key)
    else if (attr.startsWith('_') || attr.includes('val')) called.add(attr)
  }
  walkStmts(body, (statement) => {
    if (statement.t === 'Delete')
      for (const target of statement.targets) if (target.t === 'Subscript') addKey(keys, target.index)
    if (statement.t === 'Assign' && isFiltered(statement)) keys.add(ANY_KEY)
    const exprs: Expr[] = []
    statementExprs(statement, exprs)
    for (const expr of exprs) walkExprs(expr, visit)
  })
}

function addKey(keys: Set<string>, key: Expr): void {
  if (key.t === 'Str') keys.add(key.value)
  else if (key.t === 'Name') keys.add(ANY_KEY)
}

/** `vals = {name: vals[name] for name in …}`, `vals = {name: value for name, value in vals.items() if …}` */
function isFiltered({ targets, value }: Assign): boolean {
  const [target] = targets
  if (target?.t !== 'Name' || value.t !== 'Comp' || value.kind !== 'dict') return false
  const reads = (expr: Expr | null): boolean => {
    let found = false
    walkExprs(expr, (one) => {
      if (one.t === 'Name' && one.id === target.id) found = true
    })
    return found
  }
  return reads(value.value) || value.clauses.some(({ iter, ifs }) => ifs.length > 0 && reads(iter))
}
