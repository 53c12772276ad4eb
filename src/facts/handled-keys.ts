import type { Assign, Expr, FunctionDef, Stmt } from '../parse/python/ast.ts'
import { walkExprs, walkOwnExprs, walkStmts } from '../parse/python/walk.ts'
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
  for (const { node } of takers) read(node.body, keys, called, valueNames(node))
  for (const { name, node } of methods)
    if (called.has(name) && !TAKES_VALUES.test(name)) read(node.body, keys, called, NONE)
  return [...keys].sort()
}

const NONE: ReadonlySet<string> = new Set()

/** Reads a body; a key that is not written counts where it is taken out of one of `values`. */
function read(body: readonly Stmt[], keys: Set<string>, called: Set<string>, values: ReadonlySet<string>): void {
  const taken = (owner: Expr, key: Expr): void => {
    if (key.t === 'Str') keys.add(key.value)
    else if (key.t === 'Name' && owner.t === 'Name' && values.has(owner.id)) keys.add(ANY_KEY)
  }
  const visit = (expr: Expr): void => {
    if (expr.t !== 'Call' || expr.func.t !== 'Attribute') return
    const { attr, value } = expr.func
    const [key] = expr.args
    if (attr === 'pop' && key) taken(value, key)
    else if (attr.startsWith('_') || attr.includes('val')) called.add(attr)
  }
  walkStmts(body, (statement) => {
    if (statement.t === 'Delete')
      for (const target of statement.targets) if (target.t === 'Subscript') taken(target.value, target.index)
    if (statement.t === 'Assign' && isFiltered(statement, values)) keys.add(ANY_KEY)
    walkOwnExprs(statement, visit)
  })
}

/** The names of what a method is given, and of what its loops take out of that: `for vals in vals_list`. */
function valueNames({ params, body }: FunctionDef): ReadonlySet<string> {
  const names = new Set(params.args.slice(1).map(({ name }) => name))
  walkStmts(body, (statement) => {
    if (statement.t !== 'For' || !mentions(statement.iter, names)) return
    walkExprs(statement.target, (one) => {
      if (one.t === 'Name') names.add(one.id)
    })
  })
  return names
}

function mentions(expr: Expr | null, names: ReadonlySet<string>): boolean {
  let found = false
  walkExprs(expr, (one) => {
    if (one.t === 'Name' && names.has(one.id)) found = true
  })
  return found
}

/** `vals = {name: vals[name] for name in …}`, `vals = {name: value for name, value in vals.items() if …}` */
function isFiltered({ targets, value }: Assign, values: ReadonlySet<string>): boolean {
  const [target] = targets
  if (target?.t !== 'Name' || !values.has(target.id) || value.t !== 'Comp' || value.kind !== 'dict') return false
  const own = new Set([target.id])
  return mentions(value.value, own) || value.clauses.some(({ iter, ifs }) => ifs.length > 0 && mentions(iter, own))
}
