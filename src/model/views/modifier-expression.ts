import type { Expr } from '../../parse/python/ast.ts'
import { parseExpression } from './expression-names.ts'

/** Binds more strongly the higher it is. */
const OR = 1
const AND = 2
const NOT = 3
const COMPARISON = 4
const ATOM = 5

interface Part {
  readonly text: string
  readonly rank: number
}

/** What the reader must know of fields: a list of records is compared in another way than one value. */
export type IsToMany = (field: string) => boolean

/** Python expressions for a dict of `attrs`, by modifier; `undefined`: something in it has no plain counterpart. */
export function attrsExpressions(attrs: string, isToMany: IsToMany): ReadonlyMap<string, string> | undefined {
  const read = parseExpression(attrs)
  if (!('expr' in read) || read.expr.t !== 'Dict' || attrs.includes('%(')) return undefined
  const text = attrs.trim()
  const found = new Map<string, string>()
  for (const [index, key] of read.expr.keys.entries()) {
    const value = read.expr.values[index]
    if (key?.t !== 'Str' || !/^(?:invisible|readonly|required|column_invisible)$/.test(key.value)) return undefined
    const part = value && modifier(value, text, isToMany)
    if (!part) return undefined
    found.set(key.value, part.text)
  }
  return found
}

/** `draft,sent` → `state not in ['draft', 'sent']` */
export function statesExpression(states: string): string | undefined {
  const keys = states.split(',').map((key) => key.trim())
  if (keys.some((key) => !/^\w[\w.-]*$/.test(key))) return undefined
  const [only] = keys
  return keys.length === 1 ? `state != '${only}'` : `state not in [${keys.map((key) => `'${key}'`).join(', ')}]`
}

function modifier(value: Expr, text: string, isToMany: IsToMany): Part | undefined {
  if (value.t === 'Const' && typeof value.value === 'boolean')
    return { text: value.value ? 'True' : 'False', rank: ATOM }
  if (value.t === 'Num') return { text: value.value === 0 ? 'False' : 'True', rank: ATOM }
  if (value.t !== 'List' && value.t !== 'Tuple') return undefined
  if (value.items.length === 0) return { text: 'False', rank: ATOM }
  const items = [...value.items]
  const parts: Part[] = []
  while (items.length > 0) {
    const part = term(items, text, isToMany)
    if (!part) return undefined
    parts.push(part)
  }
  return parts.reduce((left, right) => join(left, right, AND))
}

/** One term in prefix order: an operator with its terms, or a condition. */
function term(items: Expr[], text: string, isToMany: IsToMany): Part | undefined {
  const first = items.shift()
  if (first?.t !== 'Str') return first && leaf(first, text, isToMany)
  if (first.value === '!') {
    const inner = term(items, text, isToMany)
    return inner && { text: `not ${wrapped(inner, NOT)}`, rank: NOT }
  }
  if (first.value !== '&' && first.value !== '|') return undefined
  const left = term(items, text, isToMany)
  const right = left && term(items, text, isToMany)
  return right && join(left, right, first.value === '&' ? AND : OR)
}

function leaf(condition: Expr, text: string, isToMany: IsToMany): Part | undefined {
  if ((condition.t !== 'Tuple' && condition.t !== 'List') || condition.items.length !== 3) return undefined
  const [left, sign, right] = condition.items
  if (!left || sign?.t !== 'Str' || !right) return undefined
  if (left.t === 'Num') return sign.value === '=' ? constant(left, right) : undefined
  if (left.t !== 'Str' || !/^(?:parent\.)?[a-z_]\w*$/.test(left.value)) return undefined
  const name = left.value
  const operator = sign.value === '=' ? '==' : sign.value === '<>' ? '!=' : sign.value
  const empty = (right.t === 'Const' && right.value === false) || (right.t === 'List' && right.items.length === 0)
  const truth = empty ? false : right.t === 'Const' && right.value === true ? true : undefined
  if (operator === '==' || operator === '!=') {
    if (truth !== undefined)
      return truth === (operator === '==') ? { text: name, rank: ATOM } : { text: `not ${name}`, rank: NOT }
    return isToMany(name) ? undefined : compared(name, operator, right, text)
  }
  if (!/^(?:not in|in|<=?|>=?)$/.test(operator) || isToMany(name)) return undefined
  return compared(name, operator, right, text)
}

/** `(1, '=', 1)` */
function constant(left: Expr & { readonly t: 'Num' }, right: Expr): Part | undefined {
  return right.t === 'Num' ? { text: left.value === right.value ? 'True' : 'False', rank: ATOM } : undefined
}

function compared(name: string, operator: string, right: Expr, text: string): Part {
  const raw = text.slice(right.s, right.e).replace(/\s+/g, ' ')
  const loose = ['Bool', 'Compare', 'Conditional', 'Lambda'].includes(right.t)
  return { text: `${name} ${operator} ${loose ? `(${raw})` : raw}`, rank: COMPARISON }
}

function join(left: Part, right: Part, rank: number): Part {
  const word = rank === OR ? 'or' : 'and'
  return { text: `${wrapped(left, rank)} ${word} ${wrapped(right, rank)}`, rank }
}

function wrapped(part: Part, rank: number): string {
  return part.rank < rank ? `(${part.text})` : part.text
}
