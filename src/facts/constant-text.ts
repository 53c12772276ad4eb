import type { Expr } from '../parse/python/ast.ts'

/**
 * The text an expression always has: a literal, a known constant, `+` of both, `%` or `.format` of constants.
 * `undefined`: not known.
 */
export function constantText(expr: Expr, constants: Readonly<Record<string, string>>): string | undefined {
  switch (expr.t) {
    case 'Str':
      return expr.value
    case 'Name':
      return Object.hasOwn(constants, expr.id) ? constants[expr.id] : undefined
    case 'Binary': {
      if (expr.op === '+') {
        const left = constantText(expr.left, constants)
        const right = constantText(expr.right, constants)
        return left === undefined || right === undefined ? undefined : left + right
      }
      if (expr.op === '%') {
        const format = constantText(expr.left, constants)
        const values = (expr.right.t === 'Tuple' ? expr.right.items : [expr.right]).map((item) =>
          constantText(item, constants),
        )
        if (format === undefined || values.includes(undefined)) return undefined
        let next = 0
        const text = format.replace(/%s/g, () => values[next++] ?? '')
        return next === values.length && !/%[^s]/.test(format) ? text : undefined
      }
      return undefined
    }
    case 'JoinedStr': {
      let text = ''
      for (const piece of expr.pieces) {
        const value = typeof piece === 'string' ? piece : constantText(piece, constants)
        if (value === undefined) return undefined
        text += value
      }
      return text
    }
    default:
      return undefined
  }
}
