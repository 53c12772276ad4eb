import { isPlain, type Tri, UNKNOWN_TEXT } from './xpath-values.ts'

/** What the evaluator needs of an element. */
export interface XpathElement {
  readonly tag: string
  readonly parent: XpathElement | undefined
  readonly children: readonly XpathElement[]
  readonly attributes: readonly (readonly [name: string, value: string])[]
  /** text before the first child, when known */
  readonly ownText: string | undefined
  /** it has text that is not only white space */
  readonly hasText: boolean
}

/** A node: an element, the document above the root, an attribute or a text. */
export type XpathNode =
  | { readonly k: 'element'; readonly element: XpathElement }
  | { readonly k: 'document' }
  | { readonly k: 'leaf'; readonly owner: XpathElement; readonly name: string; readonly value: string }

/** Nodes in document order. Of those in `maybe` it is not known whether they belong to the set. */
export interface NodeSet {
  readonly t: 'nodes'
  readonly nodes: readonly XpathNode[]
  readonly maybe: ReadonlySet<XpathNode>
  /** more nodes than these may be in the set */
  readonly open?: true
}

export type XpathValue =
  | NodeSet
  | { readonly t: 'string'; readonly v: string }
  | { readonly t: 'number'; readonly v: number | undefined }
  | { readonly t: 'boolean'; readonly v: Tri }

/** libxml2 would stop: an unknown function, prefix or variable. */
export class XpathFault extends Error {}

export interface Context {
  readonly node: XpathNode
  /** `undefined`: not to be known */
  readonly position: number | undefined
  readonly size: number | undefined
}

/** The element and all below it, in document order. */
export function withDescendants(element: XpathElement): readonly XpathElement[] {
  const all: XpathElement[] = [element]
  const add = (parent: XpathElement): void => {
    for (const child of parent.children) {
      all.push(child)
      if (child.children.length > 0) add(child)
    }
  }
  add(element)
  return all
}

/** The string-value of a node; unknown texts make it unknown. */
export function stringOf(node: XpathNode, root: XpathElement): string {
  if (node.k === 'leaf') return node.value
  let text = ''
  for (const element of withDescendants(node.k === 'document' ? root : node.element)) {
    if (!element.hasText && element.ownText === undefined) continue
    if (element.ownText === undefined || element.children.length > 0) return UNKNOWN_TEXT
    text += element.ownText
  }
  return text
}

/** A value as a truth: a set of nodes is true when there is one. */
export function toBoolean(value: XpathValue): Tri {
  switch (value.t) {
    case 'boolean':
      return value.v
    case 'number':
      return value.v === undefined ? undefined : value.v !== 0 && !Number.isNaN(value.v)
    case 'string':
      return isPlain(value.v) ? value.v !== '' : value.v === UNKNOWN_TEXT ? undefined : true
    case 'nodes':
      if (value.nodes.length > value.maybe.size) return true
      return value.nodes.length > 0 || value.open ? undefined : false
  }
}

/** A value as a text; a veiled one when it is not to be known. */
export function toText(value: XpathValue, root: XpathElement): string {
  switch (value.t) {
    case 'string':
      return value.v
    case 'boolean':
      return value.v === undefined ? UNKNOWN_TEXT : String(value.v)
    case 'number':
      return value.v === undefined ? UNKNOWN_TEXT : String(value.v)
    case 'nodes': {
      const [first] = value.nodes
      if (!first) return value.open ? UNKNOWN_TEXT : ''
      return value.maybe.has(first) ? UNKNOWN_TEXT : stringOf(first, root)
    }
  }
}

/** A value as a number; `undefined` when it is not to be known. */
export function toNumber(value: XpathValue): number | undefined {
  if (value.t === 'number') return value.v
  if (value.t === 'boolean') return value.v === undefined ? undefined : Number(value.v)
  const text =
    value.t === 'string'
      ? value.v
      : value.nodes[0]?.k === 'leaf' && value.maybe.size === 0
        ? value.nodes[0].value
        : UNKNOWN_TEXT
  if (!isPlain(text)) return undefined
  return /^\s*-?(?:\d+(?:\.\d*)?|\.\d+)\s*$/.test(text) ? Number(text) : Number.NaN
}
