import type { XmlAttribute, XmlElement, XmlNode } from './tree.ts'

/** The attribute of that name, prefix included. */
export function attribute(element: XmlElement, name: string): XmlAttribute | undefined {
  for (const candidate of element.attributes) if (candidate.name === name) return candidate
  return undefined
}

/** The child elements, in order. */
export function elementsOf(element: XmlElement): XmlElement[] {
  const elements: XmlElement[] = []
  for (const child of element.children) if (child.kind === 'element') elements.push(child)
  return elements
}

/** The element and all below it, in document order. */
export function elementsWithin(root: XmlElement): readonly XmlElement[] {
  const found: XmlElement[] = []
  const add = (element: XmlElement): void => {
    found.push(element)
    for (const child of element.children) if (child.kind === 'element') add(child)
  }
  add(root)
  return found
}

/** lxml's `element.text`: the text before the first child, which a comment is too; an empty string for none. */
export function textOf(element: XmlElement): string {
  let text = ''
  for (const child of element.children) {
    if (child.kind !== 'text') break
    text += child.text
  }
  return text
}

/** Calls `visit` for the node and all below it in document order; a visitor that returns false skips what is below. */
export function walk(node: XmlNode, visit: (node: XmlNode, parent: XmlElement | undefined) => unknown): void {
  const step = (current: XmlNode, parent: XmlElement | undefined): void => {
    if (visit(current, parent) === false || current.kind !== 'element') return
    for (const child of current.children) step(child, current)
  }
  step(node, undefined)
}

/** The elements around an offset, the innermost one first; empty when it lies outside of the root. */
export function elementsAround(root: XmlElement, offset: number): readonly XmlElement[] {
  const chain: XmlElement[] = []
  for (let at: XmlElement | undefined = root; at; ) {
    if (offset < at.s || offset >= at.e) break
    chain.unshift(at)
    at = elementsOf(at).find((child) => child.s <= offset && offset < child.e)
  }
  return chain
}
