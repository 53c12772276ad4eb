import type { Text } from '../../facts/literal.ts'
import type { Expr } from '../../parse/python/ast.ts'
import { childExprs } from '../../parse/python/walk.ts'
import type { XmlElement } from '../../parse/xml/tree.ts'
import type { Span } from '../../text/span.ts'
import { parseExpression } from '../views/expression-names.ts'

/** A text of a data file that is a Python expression. */
export interface ReadExpression {
  readonly expr: Expr
  readonly spanOf: (node: { readonly s: number; readonly e: number }) => Span
}

/** A text of a data file that Odoo takes for a Python expression. */
export type DataExpression = ReadExpression | { readonly message: string; readonly at: Span }

/** Reads the expression of an attribute or of an element's text. Places inside it are known unless entities stand there. */
export function dataExpression(text: Text): DataExpression {
  const [start, end] = text.span
  const direct = end - start === text.value.length
  const spanAt = (from: number, to: number): Span => (direct ? [start + from, start + to] : text.span)
  const parsed = parseExpression(text.value)
  if ('message' in parsed) {
    const at = Math.min(parsed.at, Math.max(0, text.value.length - 1))
    return { message: parsed.message, at: spanAt(at, Math.max(at + 1, text.value.trimEnd().length)) }
  }
  return { expr: parsed.expr, spanOf: ({ s, e }) => spanAt(parsed.lead + s, parsed.lead + e) }
}

/** The whole text of an element as Odoo reads it, with its place; `undefined` when it holds elements. */
export function elementText(element: XmlElement): Text | undefined {
  const nodes = element.children.filter((child) => child.kind !== 'comment')
  if (nodes.some((child) => child.kind === 'element')) return undefined
  // `node.text` of lxml ends at the first comment
  const [first] = element.children
  if (!first) return { value: '', span: [element.s, element.se] }
  return first.kind === 'text'
    ? { value: first.text, span: [first.s, first.e] }
    : { value: '', span: [element.s, element.se] }
}

/** The names that an expression takes from its surroundings, with their places. */
export function freeNames(
  expr: Expr,
  bound: ReadonlySet<string> = new Set(),
): readonly { readonly id: string; readonly s: number; readonly e: number }[] {
  if (expr.t === 'Name') return bound.has(expr.id) ? [] : [expr]
  if (expr.t === 'Lambda') {
    const { posonly, args, vararg, kwonly, kwarg } = expr.params
    const params = [...posonly, ...args, vararg, ...kwonly, kwarg].filter((param) => param !== null)
    const defaults = params.flatMap((param) => (param.default ? freeNames(param.default, bound) : []))
    return [...defaults, ...freeNames(expr.body, new Set([...bound, ...params.map((param) => param.name)]))]
  }
  if (expr.t === 'Comp') {
    const inner = new Set(bound)
    const found: { id: string; s: number; e: number }[] = []
    for (const { target, iter, ifs } of expr.clauses) {
      found.push(...freeNames(iter, inner))
      for (const name of freeNames(target)) inner.add(name.id)
      for (const test of ifs) found.push(...freeNames(test, inner))
    }
    for (const part of [expr.element, expr.value]) if (part) found.push(...freeNames(part, inner))
    return found
  }
  const children: Expr[] = []
  childExprs(expr, children)
  const own = new Set(bound)
  for (const child of children) if (child.t === 'Walrus') own.add(child.target.id)
  return children.flatMap((child) => freeNames(child, own))
}
