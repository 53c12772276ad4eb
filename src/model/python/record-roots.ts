import type { Expr, FunctionDef } from '../../parse/python/ast.ts'
import { dottedName } from '../../parse/python/walk.ts'
import { localValues } from './local-values.ts'

/** Methods whose result is of the records that they are called on. */
const KEEPS: ReadonlySet<string> = new Set([
  'filtered', 'filtered_domain', 'sorted', 'sudo', 'with_context', 'with_company', 'with_user', 'with_env', 'exists',
  'ensure_one', 'with_prefetch', 'with_lang', 'with_delay',
]) // biome-ignore format: a table
/** Methods whose result is other records of the model. */
const FINDS: ReadonlySet<string> = new Set(['browse', 'search', 'create', 'copy', 'new', 'union', 'concat'])

/**
 * What records a method's expression stands for: those that the method is called on (`self`, a loop over it, a part of
 * it), or others (`self.env['x']`, what a search brings, records behind a field). `undefined`: nothing is known.
 * @param leads is a field of `self` of this name one that leads to records?
 */
export function recordRoot(
  expr: Expr,
  node: FunctionDef,
  leads: (field: string) => boolean,
  trail: ReadonlySet<string> = new Set(),
): 'self' | 'others' | undefined {
  const ask = (inner: Expr): 'self' | 'others' | undefined => recordRoot(inner, node, leads, trail)
  switch (expr.t) {
    case 'Name': {
      if (expr.id === 'self') return 'self'
      const { values, parameters, opaque } = localValues(node)
      const found = values.get(expr.id)
      if (!found || trail.has(expr.id) || parameters.has(expr.id) || opaque.has(expr.id)) return undefined
      const inner = new Set([...trail, expr.id])
      const roots = found
        .filter(({ kind, value }) => kind !== 'added' && !(value.t === 'Name' && value.id === expr.id))
        .map(({ kind, value }) =>
          kind === 'whole' || kind === 'item' ? recordRoot(value, node, leads, inner) : undefined,
        )
      const [root] = roots
      return roots.every((one) => one === root) ? root : roots.includes(undefined) ? undefined : 'others'
    }
    case 'Subscript':
      return /(?:^|\.)env$/.test(dottedName(expr.value) ?? '') ? 'others' : ask(expr.value)
    case 'Attribute':
      return expr.value.t === 'Name' && ask(expr.value) === 'self' && leads(expr.attr) ? 'others' : undefined
    case 'Binary':
      return expr.op === '|' || expr.op === '+' || expr.op === '-' || expr.op === '&' ? ask(expr.left) : undefined
    case 'Conditional':
      return ask(expr.body) === ask(expr.orelse) ? ask(expr.body) : undefined
    case 'Call': {
      if (expr.func.t !== 'Attribute') return undefined
      const root = ask(expr.func.value)
      if (root === undefined) return undefined
      if (KEEPS.has(expr.func.attr)) return root
      if (FINDS.has(expr.func.attr)) return 'others'
      if (expr.func.attr !== 'mapped') return undefined
      const [path] = expr.args
      const first = path?.t === 'Str' ? path.value.split('.')[0] : undefined
      return root === 'self' && first !== undefined && leads(first) ? 'others' : undefined
    }
    default:
      return undefined
  }
}
