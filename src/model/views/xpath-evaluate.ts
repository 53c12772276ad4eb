import type { XpathExpr, XpathStep, XpathTest } from './xpath.ts'
import { callFunction } from './xpath-functions.ts'
import {
  type Context,
  type NodeSet,
  stringOf,
  toBoolean,
  toNumber,
  withDescendants,
  type XpathElement,
  XpathFault,
  type XpathNode,
  type XpathValue,
} from './xpath-node.ts'
import { and, equalValues, isPlain, not, or, type Tri, UNKNOWN_TEXT } from './xpath-values.ts'

const NONE: ReadonlySet<XpathNode> = new Set()
const DOCUMENT: XpathNode = { k: 'document' }

/** Evaluates an expression with the root element as context. Throws `XpathFault` where libxml2 gives an error. */
export function evaluateXpath(expr: XpathExpr, root: XpathElement): XpathValue {
  const evaluation = new Evaluation(root)
  return evaluation.value(expr, { node: evaluation.node(root), position: 1, size: 1 })
}

export class Evaluation {
  readonly root: XpathElement
  readonly #nodes = new Map<XpathElement, XpathNode>()
  #order: Map<XpathElement, number> | undefined

  constructor(root: XpathElement) {
    this.root = root
  }

  node(element: XpathElement): XpathNode {
    let node = this.#nodes.get(element)
    if (!node) {
      node = { k: 'element', element }
      this.#nodes.set(element, node)
    }
    return node
  }

  value(expr: XpathExpr, context: Context): XpathValue {
    switch (expr.k) {
      case 'string':
        return { t: 'string', v: expr.value }
      case 'number':
        return { t: 'number', v: expr.value }
      case 'variable':
        throw new XpathFault(`the variable $${expr.name} is not defined`)
      case 'negate': {
        const value = toNumber(this.value(expr.operand, context))
        return { t: 'number', v: value === undefined ? undefined : -value }
      }
      case 'call':
        return callFunction(this, expr, context)
      case 'binary':
        return this.#binary(expr, context)
      case 'path':
        return this.#path(expr, context)
    }
  }

  #binary(expr: XpathExpr & { k: 'binary' }, context: Context): XpathValue {
    const { op } = expr
    const left = this.value(expr.left, context)
    if (op === 'and' || op === 'or') {
      const one = toBoolean(left)
      if (one === (op === 'or')) return { t: 'boolean', v: one }
      const other = toBoolean(this.value(expr.right, context))
      return { t: 'boolean', v: op === 'and' ? and(one, other) : or(one, other) }
    }
    const right = this.value(expr.right, context)
    if (op === '|') return this.#union(left, right)
    if (op === '=' || op === '!=') return { t: 'boolean', v: this.#equal(left, right, op === '!=') }
    if (op === '<' || op === '<=' || op === '>' || op === '>=')
      return { t: 'boolean', v: compareOrder(left, right, op) }
    const one = toNumber(left)
    const other = toNumber(right)
    if (one === undefined || other === undefined) return { t: 'number', v: undefined }
    const v =
      op === '+'
        ? one + other
        : op === '-'
          ? one - other
          : op === '*'
            ? one * other
            : op === 'div'
              ? one / other
              : one % other
    return { t: 'number', v }
  }

  #equal(left: XpathValue, right: XpathValue, negated: boolean): Tri {
    const turn = (same: Tri): Tri => (negated ? not(same) : same)
    if (left.t === 'boolean' || right.t === 'boolean') {
      const one = toBoolean(left)
      const other = toBoolean(right)
      return turn(one === undefined || other === undefined ? undefined : one === other)
    }
    if (left.t === 'nodes') return this.#equalNodes(left, right, turn)
    if (right.t === 'nodes') return this.#equalNodes(right, left, turn)
    if (left.t === 'string' && right.t === 'string') return turn(equalValues(left.v, right.v))
    const one = toNumber(left)
    const other = toNumber(right)
    return turn(one === undefined || other === undefined ? undefined : one === other)
  }

  /** Is there a node in the set whose text is the other value, or one of the other's? */
  #equalNodes(set: NodeSet, other: XpathValue, turn: (same: Tri) => Tri): Tri {
    let any: Tri = set.open ? undefined : false
    for (const node of set.nodes) {
      const text = stringOf(node, this.root)
      let same: Tri
      if (other.t === 'string') same = turn(equalValues(text, other.v))
      else if (other.t === 'number')
        same = isPlain(text) && other.v !== undefined ? turn(Number(text) === other.v) : undefined
      else if (other.t === 'nodes') {
        same = other.open ? undefined : false
        for (const one of other.nodes)
          same = or(same, other.maybe.has(one) ? undefined : turn(equalValues(text, stringOf(one, this.root))))
      }
      any = or(any, same && set.maybe.has(node) ? undefined : same)
    }
    return any
  }

  #union(left: XpathValue, right: XpathValue): NodeSet {
    if (left.t !== 'nodes' || right.t !== 'nodes') throw new XpathFault("'|' needs nodes on both sides")
    const maybe = new Set([...left.maybe, ...right.maybe])
    for (const node of left.nodes) if (!left.maybe.has(node)) maybe.delete(node)
    for (const node of right.nodes) if (!right.maybe.has(node)) maybe.delete(node)
    return this.#sorted([...new Set([...left.nodes, ...right.nodes])], maybe, left.open || right.open)
  }

  #path(expr: XpathExpr & { k: 'path' }, context: Context): XpathValue {
    let set: NodeSet
    if (expr.base) {
      const base = this.value(expr.base, context)
      if (expr.filters.length === 0 && expr.steps.length === 0) return base
      if (base.t !== 'nodes') throw new XpathFault('a path goes on after something that is no node')
      set = base
      for (const filter of expr.filters) set = this.#filter(set, filter)
    } else set = { t: 'nodes', nodes: [expr.absolute ? DOCUMENT : context.node], maybe: NONE }
    for (let i = 0; i < expr.steps.length; i++) {
      const step = expr.steps[i]
      const next = expr.steps[i + 1]
      if (!step) continue
      const short = next && step.axis === 'descendant-or-self' && step.predicates.length === 0 && next.axis === 'child'
      // `//a[@b]` is all descendants at once, unless a predicate counts among siblings
      if (short && step.test.k === 'node' && !next.predicates.some(countsPosition)) {
        set = this.#step(set, { ...next, axis: 'descendant' })
        i++
      } else set = this.#step(set, step)
    }
    return set
  }

  #step(set: NodeSet, step: XpathStep): NodeSet {
    const maybe = new Set<XpathNode>()
    const found: XpathNode[] = []
    const certain = new Set<XpathNode>()
    for (const node of set.nodes) {
      const list = this.#axis(node, step)
      let part: NodeSet = { t: 'nodes', nodes: list, maybe: NONE }
      for (const predicate of step.predicates) part = this.#filter(part, predicate)
      for (const one of part.nodes) {
        if (!certain.has(one) && !maybe.has(one)) found.push(one)
        if (set.maybe.has(node) || part.maybe.has(one)) {
          if (!certain.has(one)) maybe.add(one)
        } else {
          certain.add(one)
          maybe.delete(one)
        }
      }
    }
    return set.nodes.length <= 1 && !REVERSE.has(step.axis)
      ? { t: 'nodes', nodes: found, maybe, ...(set.open && { open: true as const }) }
      : this.#sorted(found, maybe, set.open)
  }

  /** Nodes of an axis come in the axis' own order, which for reverse axes begins with the nearest. */
  #filter(set: NodeSet, predicate: XpathExpr): NodeSet {
    const nodes: XpathNode[] = []
    const maybe = new Set<XpathNode>()
    const asked = askedAttribute(predicate)
    if (asked) {
      for (const node of set.nodes) {
        const value = node.k === 'element' ? attributeValue(node.element, asked.name) : undefined
        const holds = value === undefined ? false : equalValues(value, asked.value)
        if (holds === false) continue
        nodes.push(node)
        if (holds === undefined || set.maybe.has(node)) maybe.add(node)
      }
      return { t: 'nodes', nodes, maybe, ...(set.open && { open: true as const }) }
    }
    const size = set.maybe.size === 0 ? set.nodes.length : undefined
    let unsure = false
    set.nodes.forEach((node, i) => {
      if (set.maybe.has(node)) unsure = true
      const position = unsure ? undefined : i + 1
      const value = this.value(predicate, { node, position, size })
      const holds =
        value.t === 'number'
          ? value.v === undefined || position === undefined
            ? undefined
            : value.v === position
          : toBoolean(value)
      if (holds === false) return
      nodes.push(node)
      if (holds === undefined || set.maybe.has(node)) maybe.add(node)
    })
    return { t: 'nodes', nodes, maybe, ...(set.open && { open: true as const }) }
  }

  #axis(node: XpathNode, step: XpathStep): readonly XpathNode[] {
    const { axis, test } = step
    if (test.k === 'name' && test.name.includes(':') && !test.name.startsWith('{'))
      throw new XpathFault(`the prefix of ${test.name} is not defined`)
    if (axis === 'namespace') return []
    if (axis === 'attribute') return node.k === 'element' ? attributeNodes(node.element, test) : []
    if (test.k === 'text')
      return axis === 'child' || axis === 'descendant' || axis === 'descendant-or-self' ? this.#texts(node, axis) : []
    if (test.k === 'other') return []
    const nodes: XpathNode[] = []
    if (axis === 'descendant') {
      const add = (element: XpathElement): void => {
        if (matches(test, element)) nodes.push(this.node(element))
        for (const child of element.children) add(child)
      }
      if (node.k === 'element') for (const child of node.element.children) add(child)
      else if (node.k === 'document') add(this.root)
      return nodes
    }
    const elements = this.#elements(node, axis)
    for (const element of elements) {
      if (element === 'document') {
        if (test.k === 'node') nodes.push(DOCUMENT)
      } else if (matches(test, element)) nodes.push(this.node(element))
    }
    return nodes
  }

  #elements(node: XpathNode, axis: XpathStep['axis']): readonly (XpathElement | 'document')[] {
    if (node.k === 'leaf') {
      const up: (XpathElement | 'document')[] = [node.owner, ...ancestors(node.owner)]
      return axis === 'parent' ? [node.owner] : axis === 'ancestor' || axis === 'ancestor-or-self' ? up : []
    }
    const element = node.k === 'element' ? node.element : undefined
    const children = element ? element.children : [this.root]
    switch (axis) {
      case 'child':
        return children
      case 'descendant':
        return children.flatMap((child) => withDescendants(child))
      case 'descendant-or-self':
        return element ? withDescendants(element) : ['document', ...withDescendants(this.root)]
      case 'self':
        return [element ?? 'document']
      case 'parent':
        return element ? [element.parent ?? 'document'] : []
      case 'ancestor':
        return element ? ancestors(element) : []
      case 'ancestor-or-self':
        return element ? [element, ...ancestors(element)] : ['document']
      case 'following-sibling':
      case 'preceding-sibling': {
        const siblings = element?.parent?.children ?? []
        const at = element ? siblings.indexOf(element) : -1
        return axis === 'following-sibling' ? siblings.slice(at + 1) : siblings.slice(0, Math.max(at, 0)).reverse()
      }
      case 'following':
      case 'preceding': {
        if (!element) return []
        const order = this.#orders()
        const own = order.get(element) ?? 0
        const up = new Set<XpathElement | 'document'>(ancestors(element))
        const inside = new Set(withDescendants(element))
        const all = withDescendants(this.root).filter((one) => !up.has(one) && !inside.has(one))
        return axis === 'following'
          ? all.filter((one) => (order.get(one) ?? 0) > own)
          : all.filter((one) => (order.get(one) ?? 0) < own).reverse()
      }
      default:
        return []
    }
  }

  #texts(node: XpathNode, axis: 'child' | 'descendant' | 'descendant-or-self'): readonly XpathNode[] {
    const owners = this.#elements(node, axis === 'child' ? 'self' : 'descendant-or-self')
    return owners.flatMap((owner): XpathNode[] => {
      if (owner === 'document') return []
      const texts: XpathNode[] = []
      if (owner.ownText !== undefined) texts.push({ k: 'leaf', owner, name: '', value: owner.ownText })
      if (owner.ownText === undefined ? owner.hasText : owner.children.length > 0)
        texts.push({ k: 'leaf', owner, name: '', value: UNKNOWN_TEXT })
      return texts
    })
  }

  #sorted(nodes: XpathNode[], maybe: ReadonlySet<XpathNode>, open: true | undefined): NodeSet {
    const order = nodes.length > 1 ? this.#orders() : undefined
    const rank = (node: XpathNode): number =>
      node.k === 'document' ? -1 : (order?.get(node.k === 'leaf' ? node.owner : node.element) ?? 0)
    return { t: 'nodes', nodes: order ? nodes.sort((a, b) => rank(a) - rank(b)) : nodes, maybe, ...(open && { open }) }
  }

  #orders(): ReadonlyMap<XpathElement, number> {
    this.#order ??= new Map(withDescendants(this.root).map((element, i) => [element, i]))
    return this.#order
  }
}

const REVERSE: ReadonlySet<string> = new Set(['ancestor', 'ancestor-or-self', 'preceding', 'preceding-sibling'])

function matches(test: XpathTest, element: XpathElement): boolean {
  if (test.k === 'name')
    return test.name.startsWith('{}') ? element.tag === test.name.slice(2) : element.tag === test.name
  return test.k === 'any' || test.k === 'node'
}

function attributeNodes(owner: XpathElement, test: XpathTest): readonly XpathNode[] {
  if (test.k !== 'name' && test.k !== 'any' && test.k !== 'node') return []
  const nodes: XpathNode[] = []
  for (const [name, value] of owner.attributes)
    if (test.k !== 'name' || test.name === name) nodes.push({ k: 'leaf', owner, name, value })
  return nodes
}

function attributeValue(owner: XpathElement, wanted: string): string | undefined {
  for (const [name, value] of owner.attributes) if (name === wanted) return value
  return undefined
}

function ancestors(element: XpathElement): (XpathElement | 'document')[] {
  const all: (XpathElement | 'document')[] = []
  for (let up = element.parent; up; up = up.parent) all.push(up)
  all.push('document')
  return all
}

/** The predicate `@name = 'value'`, by far the most common one, which needs no sets of nodes to be judged. */
function askedAttribute(expr: XpathExpr): { readonly name: string; readonly value: string } | undefined {
  if (expr.k !== 'binary' || expr.op !== '=' || expr.right.k !== 'string' || expr.left.k !== 'path') return undefined
  const { absolute, base, steps } = expr.left
  const [step] = steps
  if (absolute || base || steps.length > 1 || step?.axis !== 'attribute' || step.predicates.length > 0) return undefined
  if (step.test.k !== 'name' || /[:{]/.test(step.test.name)) return undefined
  return { name: step.test.name, value: expr.right.value }
}

/** Does a predicate look at the place among siblings? */
function countsPosition(expr: XpathExpr): boolean {
  switch (expr.k) {
    case 'number':
    case 'negate':
      return true
    case 'call':
      return (
        ['position', 'last', 'count', 'number', 'sum', 'floor', 'ceiling', 'round', 'string-length'].includes(
          expr.name,
        ) || expr.args.some(countsPosition)
      )
    case 'binary':
      if (['+', '-', '*', 'div', 'mod'].includes(expr.op)) return true
      return usesPosition(expr.left) || usesPosition(expr.right)
    case 'path':
      return expr.base !== undefined && countsPosition(expr.base)
    default:
      return false
  }
}

/** `position()` or `last()` anywhere that sees the predicate's own context. */
function usesPosition(expr: XpathExpr): boolean {
  switch (expr.k) {
    case 'call':
      return expr.name === 'position' || expr.name === 'last' || expr.args.some(usesPosition)
    case 'binary':
      return usesPosition(expr.left) || usesPosition(expr.right)
    case 'negate':
      return usesPosition(expr.operand)
    case 'path':
      return expr.base !== undefined && usesPosition(expr.base)
    default:
      return false
  }
}

function compareOrder(left: XpathValue, right: XpathValue, op: '<' | '<=' | '>' | '>='): Tri {
  const one = toNumber(left)
  const other = toNumber(right)
  if (one === undefined || other === undefined) return undefined
  return op === '<' ? one < other : op === '<=' ? one <= other : op === '>' ? one > other : one >= other
}
