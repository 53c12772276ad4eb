import { ArchNode } from './arch-node.ts'
import { parseXpath, type XpathExpr, type XpathIssue } from './xpath.ts'
import { evaluateXpath } from './xpath-evaluate.ts'
import { XpathFault, type XpathNode } from './xpath-node.ts'
import { and, equalValues, type Tri } from './xpath-values.ts'

/** What a locator finds in an arch. Odoo takes the first node; `more` counts further ones. */
export type Located =
  | { readonly found: 'node'; readonly node: ArchNode; readonly more: number }
  | { readonly found: 'nothing' }
  /** it cannot be known; `node` is what it would most likely be, `sole` when nothing else could be meant */
  | { readonly found: 'unknown'; readonly node: ArchNode | undefined; readonly sole: boolean }
  | { readonly found: 'syntax'; readonly issue: XpathIssue }
  /** libxml2 stops: unknown function or prefix, or the result is no element */
  | { readonly found: 'fault'; readonly message: string }

/** Looks for the node that a specification means, as `locate_node` of Odoo's template inheritance does. */
export function locate(root: ArchNode, spec: ArchNode): Located {
  if (spec.tag === 'xpath') {
    const expr = spec.plain('expr')
    return expr === undefined
      ? { found: 'syntax', issue: { message: 'the attribute expr is missing', at: 0 } }
      : locateXpath(root, expr)
  }
  if (spec.tag === 'field') {
    const name = spec.get('name')
    return first(root, 'field', (node) => sameAttribute(node.get('name'), name))
  }
  const wanted = spec.attributes.filter(([name]) => name !== 'position')
  return first(root, spec.tag, (node) =>
    wanted.reduce<Tri>((all, [name, value]) => and(all, sameAttribute(node.get(name), value)), true),
  )
}

function sameAttribute(one: string | undefined, other: string | undefined): Tri {
  if (one === undefined || other === undefined) return one === other
  return equalValues(one, other)
}

function first(root: ArchNode, tag: string, matches: (node: ArchNode) => Tri): Located {
  let likely: ArchNode | undefined
  let node: ArchNode | undefined
  let more = 0
  let candidates = 0
  const visit = (one: ArchNode): void => {
    if (one.tag === tag) {
      const match = matches(one)
      if (match !== false) candidates++
      if (match && node) more++
      else if (match) node = one
      else if (match === undefined && !node) likely ??= one
    }
    for (const child of one.children) visit(child)
  }
  visit(root)
  if (likely) return { found: 'unknown', node: likely, sole: candidates === 1 }
  return node ? { found: 'node', node, more } : { found: 'nothing' }
}

/** Evaluates an XPath as a locator. */
export function locateXpath(root: ArchNode, text: string): Located {
  const expr = parseXpath(text)
  if ('issue' in expr) return { found: 'syntax', issue: expr.issue }
  try {
    const value = evaluateXpath(expr, root)
    if (value.t !== 'nodes') return { found: 'fault', message: `gives a ${value.t}, no node` }
    // lxml leaves the document out of what it gives
    const nodes = value.nodes.filter((node) => node.k !== 'document')
    const [one] = nodes
    if (!one) return value.open ? { found: 'unknown', node: undefined, sole: false } : { found: 'nothing' }
    if (value.maybe.has(one)) return { found: 'unknown', node: elementOf(one), sole: nodes.length === 1 && !value.open }
    const node = elementOf(one)
    return node
      ? { found: 'node', node, more: nodes.length - 1 }
      : { found: 'fault', message: 'gives something that is no element' }
  } catch (error) {
    if (error instanceof XpathFault) return { found: 'fault', message: error.message }
    throw error
  }
}

/** Could no node of an arch be meant, wherever in it the node stood? */
export function isNowhere(root: ArchNode, spec: ArchNode): boolean {
  const expr = spec.tag === 'xpath' ? parseXpath(spec.plain('expr') ?? '') : undefined
  if (!expr) return spec.tag !== 'xpath' && locate(root, spec).found === 'nothing'
  const last = 'issue' in expr ? undefined : lastStep(expr)
  if (!last) return false
  const value = evaluateXpath(last, root)
  return value.t === 'nodes' && value.nodes.length === 0 && !value.open
}

/** `//name[…]` of the last step of a path, with what its predicates ask of the node itself. */
function lastStep(expr: XpathExpr): XpathExpr | undefined {
  const step = expr.k === 'path' ? expr.steps.at(-1) : undefined
  if (!step || !/^(?:child|descendant|descendant-or-self)$/.test(step.axis) || step.test.k !== 'name') return undefined
  const all = { axis: 'descendant-or-self', test: { k: 'node' }, predicates: [], start: 0, end: 0 } as const
  const steps = [all, { ...step, axis: 'child', predicates: step.predicates.filter(asksNode) } as const]
  return { k: 'path', absolute: true, base: undefined, filters: [], steps }
}

/** Does a predicate look at nothing but the node and its attributes? */
function asksNode(expr: XpathExpr): boolean {
  switch (expr.k) {
    case 'string':
      return true
    case 'call':
      return /^(?:hasclass|contains|starts-with|not)$/.test(expr.name) && expr.args.every(asksNode)
    case 'binary':
      return /^(?:or|and|=|!=)$/.test(expr.op) && asksNode(expr.left) && asksNode(expr.right)
    case 'path':
      return !expr.absolute && !expr.base && expr.steps.length === 1 && expr.steps[0]?.axis === 'attribute'
    default:
      return false
  }
}

function elementOf(node: XpathNode): ArchNode | undefined {
  return node.k === 'element' && node.element instanceof ArchNode ? node.element : undefined
}
