import type { PartPlace, SkeletonNode } from '../../facts/module-facts.ts'
import { keepsValues, OWN_TEXT } from '../../facts/skeleton.ts'
import { keepList } from '../../text/keep.ts'
import { UNKNOWN_TEXT, VEIL } from './xpath-values.ts'

/** Whose arch a node or a change comes from. */
export interface ArchOrigin {
  readonly module: string
  /** full external id of the view or template */
  readonly view: string
}

/** An attribute of a node that a view set, changed or took away. */
export interface ArchChange extends ArchOrigin {
  readonly attribute: string
  /** the `<attribute>` element */
  readonly place: PartPlace | undefined
}

type Attributes = readonly (readonly [name: string, value: string])[]

/** An element of a merged arch: as Odoo would have it, and where it comes from. Merging changes it; nothing else does. */
export class ArchNode {
  readonly tag: string
  attributes: Attributes
  children: ArchNode[] = []
  parent: ArchNode | undefined
  ownText: string | undefined
  hasText: boolean
  readonly origin: ArchOrigin
  /** the element's start tag in its file; absent for views of built-in releases */
  readonly place: PartPlace | undefined
  changes: readonly ArchChange[] = []
  /** the element of a specification from which this one was made or moved; set by the merge */
  movedBy: ArchOrigin | undefined

  constructor(
    tag: string,
    attributes: Attributes,
    text: string | undefined,
    hasText: boolean,
    origin: ArchOrigin,
    place: PartPlace | undefined,
  ) {
    this.tag = tag
    this.attributes = attributes
    this.ownText = text
    this.hasText = hasText
    this.origin = origin
    this.place = place
  }

  /** An attribute's value; it may be veiled (see `VEIL`). */
  get(name: string): string | undefined {
    for (const [one, value] of this.attributes) if (one === name) return value
    return undefined
  }

  /** An attribute's value when it is known. */
  plain(name: string): string | undefined {
    const value = this.get(name)
    return value?.startsWith(VEIL) ? undefined : value
  }

  set(name: string, value: string | undefined, change: ArchChange): void {
    const known = this.attributes.some(([one]) => one === name)
    if (value === undefined) this.attributes = this.attributes.filter(([one]) => one !== name)
    else if (known) this.attributes = this.attributes.map((pair) => (pair[0] === name ? [name, value] : pair))
    else this.attributes = [...this.attributes, [name, value]]
    this.changes = [...this.changes, change]
  }

  append(child: ArchNode): void {
    child.parent = this
    this.children.push(child)
  }

  /** Takes nodes for all its children. */
  adopt(children: ArchNode[]): void {
    for (const child of children) child.parent = this
    this.children = children
  }

  /** Puts nodes before a child of this node. */
  insertBefore(child: ArchNode, nodes: readonly ArchNode[]): void {
    for (const node of nodes) node.parent = this
    this.children.splice(this.children.indexOf(child), 0, ...nodes)
  }

  remove(): void {
    const siblings = this.parent?.children
    if (siblings) siblings.splice(siblings.indexOf(this), 1)
    this.parent = undefined
  }

  clone(): ArchNode {
    const copy = new ArchNode(this.tag, this.attributes, this.ownText, this.hasText, this.origin, this.place)
    copy.changes = this.changes
    copy.movedBy = this.movedBy
    copy.adopt(this.children.map((child) => child.clone()))
    return copy
  }

  /** Is `other` this node or one below it? */
  holds(other: ArchNode): boolean {
    for (let up: ArchNode | undefined = other; up; up = up.parent) if (up === this) return true
    return false
  }
}

/** The element and all elements below it, in document order. */
export function* walkArch(node: ArchNode): Generator<ArchNode> {
  yield node
  for (const child of node.children) yield* walkArch(child)
}

/** Makes nodes of an arch's skeleton; `origin` is the same object for all of them. */
export function archOf(skeleton: SkeletonNode, origin: ArchOrigin, hashed: boolean): ArchNode {
  let text: string | undefined
  const attributes: (readonly [string, string])[] = []
  let changed = false
  for (const pair of skeleton.attributes) {
    const [name, value] = pair
    if (name === OWN_TEXT) {
      const ownName = skeleton.tag === 'attribute' ? skeleton.attributes.find(([one]) => one === 'name')?.[1] : name
      if (skeleton.tag === 'attribute' && value.includes('%(')) text = qualified(value, origin.module)
      else text = hashed && value !== '$0' ? veiled(ownName ?? '', value) : value
      changed = true
      continue
    }
    const seen = value.includes('%(') ? qualified(value, origin.module) : hashed ? veiled(name, value) : value
    changed ||= seen !== value
    attributes.push(seen === value ? pair : [name, seen])
  }
  // most nodes share the list with their skeleton
  const kept = changed ? keepList(attributes) : skeleton.attributes
  const node = new ArchNode(skeleton.tag, kept, text, skeleton.text === true, origin, skeleton.place)
  node.adopt(skeleton.children.map((child) => archOf(child, origin, hashed)))
  return node
}

/** `%(id)d` stands for a number: the same record is meant with and without its module's name. */
function qualified(value: string, module: string): string {
  return value
    .replace(/(?<!%)%\(([^).]{1,300})\)[ds]/g, `%(${module}.$1)d`)
    .replace(/(?<!%)%\(([^)]{1,300})\)s/g, '%($1)d')
}

function veiled(name: string, value: string): string {
  if (name === 'class') return value.split(' ').includes('#') ? `${VEIL}c${value}` : value
  if (keepsValues(name) || !value.startsWith('#')) return value
  return value === '#' ? UNKNOWN_TEXT : `${VEIL}${value}`
}
