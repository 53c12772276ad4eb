import type { Text } from '../../facts/literal.ts'
import type { FunctionFacts } from '../../facts/python-facts.ts'
import type { Expr } from '../../parse/python/ast.ts'
import type { Span } from '../../text/span.ts'
import type { ModelClass } from './model-classes.ts'

/** The literal arguments of a decorator of the API (`depends`, `constrains`, `onchange`) on a method. */
export interface Decorated {
  readonly method: FunctionFacts
  readonly names: readonly Text[]
  /** where the decorator stands again below: only the uppermost counts */
  readonly lost: readonly Span[]
}

/** Methods of a class that carry a decorator of this name, each with the texts given to it. */
export function decorated(one: ModelClass, decorator: string): readonly Decorated[] {
  return one.definition.methods.flatMap((method) => {
    const [first, ...others] = method.decorators.filter(
      ({ name }) => name === `api.${decorator}` || name === `odoo.api.${decorator}` || name === decorator,
    )
    if (!first) return []
    return [{ method, names: first.call?.args.flatMap(texts) ?? [], lost: others.map(({ span }) => span) }]
  })
}

function texts(expr: Expr): readonly Text[] {
  if (expr.t === 'Str') return [{ value: expr.value, span: [expr.s, expr.e] }]
  // `@api.depends(*('a', 'b'))`
  if (expr.t === 'Starred') return texts(expr.value)
  // `@api.depends(lambda self: ['a', 'b'])`
  if (expr.t === 'Lambda') return texts(expr.body)
  if (expr.t === 'Binary' && expr.op === '+') return [...texts(expr.left), ...texts(expr.right)]
  return expr.t === 'Tuple' || expr.t === 'List' ? expr.items.flatMap(texts) : []
}
