import type { Call, Expr } from '../../parse/python/ast.ts'
import { HOLE } from '../../parse/sql/tokens.ts'
import type { CodeScope } from './code-scopes.ts'
import { wholeValues } from './local-values.ts'

/** The text of a query as far as it is known. */
export interface QueryText {
  /** `HOLE` stands for each piece that is not known */
  readonly text: string
  /** the literal that it is, when it is one alone: where its letters stand can be told */
  readonly literal: Expr | undefined
}

/** Tells the text that `self._table` and calls of methods of `self` give. */
export type OwnText = (expr: Expr) => string | undefined

const DEPTH = 12

/**
 * The text of a query: literals, `+`, `%`, `format`, `join`-free f-strings and names that are given one value.
 * @param own what members of `self` give, where that is known
 */
export function queryText(scope: CodeScope, query: Expr, own: OwnText): QueryText {
  return { text: textOf(scope, query, own, DEPTH), literal: literalOf(scope, query) }
}

function literalOf(scope: CodeScope, query: Expr): Expr | undefined {
  if (query.t === 'Str') return query
  const values = query.t === 'Name' && scope.node ? wholeValues(scope.node, query.id) : undefined
  return values?.length === 1 && values[0]?.t === 'Str' ? values[0] : undefined
}

function textOf(scope: CodeScope, expr: Expr, own: OwnText, depth: number): string {
  if (depth === 0) return HOLE
  const known = (one: Expr): string => textOf(scope, one, own, depth - 1)
  switch (expr.t) {
    case 'Str':
      return expr.value
    case 'Name': {
      const values = scope.node && wholeValues(scope.node, expr.id)
      if (values) return values.length === 1 && values[0] ? known(values[0]) : HOLE
      const { constants } = scope.facts
      return Object.hasOwn(constants, expr.id) && !isLocal(scope, expr.id) ? (constants[expr.id] ?? HOLE) : HOLE
    }
    case 'Binary':
      if (expr.op === '+') return known(expr.left) + known(expr.right)
      return expr.op === '%' ? formatted(known(expr.left), expr.right, known) : HOLE
    case 'JoinedStr':
      return expr.pieces.map((piece) => (typeof piece === 'string' ? piece : known(piece))).join('')
    case 'Formatted':
      return known(expr.value)
    case 'Attribute':
      return own(expr) ?? HOLE
    case 'Call':
      return own(expr) ?? called(expr, known)
    default:
      return HOLE
  }
}

/** Is a name bound in the function in any way? */
function isLocal({ node }: CodeScope, name: string): boolean {
  return node?.params.args.some((param) => param.name === name) ?? false
}

/** `'…' % values`: what is put in, `%%` made one sign. */
function formatted(text: string, right: Expr, known: (one: Expr) => string): string {
  const items = right.t === 'Tuple' ? right.items : [right]
  let next = 0
  return text.replace(/%(?:%|\((\w+)\)[sd]|[sd])/g, (found, name: string | undefined) => {
    if (found === '%%') return '%'
    if (name !== undefined) return namedValue(right, name, known)
    const item = items[next++]
    return item ? known(item) : HOLE
  })
}

function namedValue(right: Expr, name: string, known: (one: Expr) => string): string {
  if (right.t !== 'Dict') return HOLE
  const at = right.keys.findIndex((key) => key?.t === 'Str' && key.value === name)
  const value = right.values[at]
  return value ? known(value) : HOLE
}

/** `'…'.format(…)`, and psycopg2's and Odoo's `SQL('…', …)`, whose places may take anything. */
function called({ func, args, keywords }: Call, known: (one: Expr) => string): string {
  const [first] = args
  if (func.t === 'Attribute' && func.attr === 'format') {
    let next = 0
    return known(func.value).replace(/\{\{|\}\}|\{(\w*)\}/g, (found, name: string | undefined) => {
      if (name === undefined) return found[0] ?? ''
      const item = name === '' ? args[next++] : /^\d+$/.test(name) ? args[Number(name)] : undefined
      const value = item ?? keywords.find((keyword) => keyword.name === name)?.value
      return value ? known(value) : HOLE
    })
  }
  if (isSqlObject(func) && first) return known(first).replace(/%s|%\(\w+\)s|\{\w*\}/g, HOLE)
  if (func.t === 'Attribute' && /^(?:strip|lstrip|rstrip)$/.test(func.attr) && args.length === 0)
    return known(func.value)
  if (func.t === 'Name' && func.id === 'dedent' && first) return known(first)
  return HOLE
}

/** `SQL(…)`, `sql.SQL(…)`, `tools.SQL(…)` */
function isSqlObject(func: Expr): boolean {
  return (func.t === 'Name' && func.id === 'SQL') || (func.t === 'Attribute' && func.attr === 'SQL')
}
