import type { Expr } from './ast.ts'

/** What CPython calls an expression in its messages. */
export function expressionName(expr: Expr): string {
  switch (expr.t) {
    case 'Str':
    case 'Bytes':
    case 'Num':
      return 'literal'
    case 'Const':
      return expr.value === null ? 'None' : expr.value === '...' ? 'ellipsis' : expr.value ? 'True' : 'False'
    case 'Call':
      return 'function call'
    case 'Set':
      return 'set display'
    case 'Dict':
      return 'dict literal'
    case 'Unary':
    case 'Binary':
    case 'Bool':
      return 'expression'
    case 'Compare':
      return 'comparison'
    case 'Conditional':
      return 'conditional expression'
    case 'Comp':
      return expr.kind === 'generator' ? 'generator expression' : `${expr.kind} comprehension`
    case 'Await':
      return 'await expression'
    case 'Yield':
      return 'yield expression'
    case 'Walrus':
      return 'named expression'
    case 'JoinedStr':
    case 'Formatted':
      return 'f-string expression'
    default:
      return expr.t.toLowerCase()
  }
}

/** The first part of an expression that cannot be assigned to (`del`: deleted). */
export function invalidTarget(expr: Expr, use: 'star' | 'for' | 'del'): Expr | undefined {
  switch (expr.t) {
    case 'Name':
    case 'Attribute':
    case 'Subscript':
      return undefined
    case 'Tuple':
    case 'List':
      for (const item of expr.items) {
        const invalid = invalidTarget(item, use)
        if (invalid) return invalid
      }
      return undefined
    case 'Starred':
      return use === 'del' ? expr : invalidTarget(expr.value, use)
    case 'Compare':
      if (use === 'for') return expr.ops[0] === 'in' ? invalidTarget(expr.left, use) : undefined
      return expr
    default:
      return expr
  }
}

/** A target as the grammar has it: also `**a` and stars inside stars are none. */
export function isTarget(expr: Expr): boolean {
  switch (expr.t) {
    case 'Name':
    case 'Attribute':
    case 'Subscript':
      return true
    case 'Tuple':
    case 'List':
      return expr.items.every(isTarget)
    case 'Starred':
      return expr.value.t !== 'Starred' && isTarget(expr.value)
    default:
      return false
  }
}
