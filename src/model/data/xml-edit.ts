import type { XmlAttribute, XmlElement } from '../../parse/xml/tree.ts'
import type { Edit, Fix } from '../../text/edit.ts'
import type { FilePath, Span } from '../../text/span.ts'

/** Takes a child element out, with the white space before it. */
export function removeChild(
  file: FilePath,
  parent: XmlElement,
  child: XmlElement,
  title: string,
  safety: Fix['safety'],
): Fix {
  return { title, safety, edits: [{ file, span: [blankBefore(parent, child), child.e], text: '' }] }
}

/** Takes an attribute out, with the white space before it. */
export function removeAttribute(
  file: FilePath,
  element: XmlElement,
  attribute: XmlAttribute,
  title: string,
  safety: Fix['safety'],
): Fix {
  const index = element.attributes.indexOf(attribute)
  const before = element.attributes[index - 1]
  const start = before ? before.ve + 1 : element.s + 1 + element.tag.length
  return { title, safety, edits: [{ file, span: [start, attribute.ve + 1], text: '' }] }
}

/** Gives an element another name, in its start tag and its end tag. */
export function renameElement(file: FilePath, element: XmlElement, name: string): readonly Edit[] {
  const start: Edit = { file, span: [element.s + 1, element.s + 1 + element.tag.length], text: name }
  const end = endTag(element)
  return end ? [start, { file, span: [end[0] + 2, end[0] + 2 + element.tag.length], text: name }] : [start]
}

/** The end tag `</…>`; `undefined` for an element that closes itself. */
export function endTag(element: XmlElement): Span | undefined {
  const from = element.children.at(-1)?.e ?? element.se
  return from === element.e ? undefined : [from, element.e]
}

/** Where the white space begins that stands before a child: it may hold the line break and the indent. */
function blankBefore(parent: XmlElement, child: XmlElement): number {
  const before = parent.children[parent.children.indexOf(child) - 1]
  if (before?.kind !== 'text' || before.e !== child.s || before.e - before.s !== before.text.length) return child.s
  return before.s + before.text.trimEnd().length
}
