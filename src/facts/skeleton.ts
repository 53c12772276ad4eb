import type { XmlElement } from '../parse/xml/tree.ts'
import type { FilePath } from '../text/span.ts'
import type { SkeletonNode } from './module-facts.ts'

/** Attributes whose values are names or locators: kept as they are in a release's knowledge. */
const NAMED: ReadonlySet<string> = new Set([
  'name', 'id', 'class', 'position', 'expr', 'for', 'type', 'widget', 'groups', 't-name', 't-call', 't-inherit',
  't-inherit-mode', 'inherit_id', 'mode', 't-ref', 't-field', 't-set', 't-foreach', 't-as', 'icon', 'data-key',
  'data-oe-id', 'special', 'js_class', 'add', 'remove', 'separator', 'edit', 'create', 'delete', 'multi_edit', 'editable',
  'default_order', 'default_group_by', 'sample', 'view_mode', 'tag', 'colspan', 'col', 'nolabel', 'optional', 'inner',
]) // biome-ignore format: a table

/**
 * The skeleton of an element. With `hashed`, values that are no names become `#` and a hash of six letters, and texts are
 * left out: only what a locator needs stays.
 */
export function skeletonOf(element: XmlElement, hashed: boolean, file?: FilePath): SkeletonNode {
  const children: SkeletonNode[] = []
  let text = false
  for (const child of element.children) {
    if (child.kind === 'element') children.push(skeletonOf(child, hashed, file))
    else if (child.kind === 'text' && child.text.trim() !== '') text = true
  }
  return {
    tag: element.tag,
    attributes: element.attributes.map(
      ({ name, value }) => [name, hashed && !NAMED.has(name) ? hashValue(value) : value] as const,
    ),
    children,
    ...(text && { text: true as const }),
    ...(file !== undefined && { place: { file, span: [element.s, element.se] as const } }),
  }
}

/** A value as it stands in a release's knowledge: `#` and six letters of its FNV-1a hash; the empty text stays empty. */
export function hashValue(value: string): string {
  if (value === '') return ''
  let hash = 0x811c9dc5
  for (let i = 0; i < value.length; i++) {
    hash ^= value.charCodeAt(i)
    hash = Math.imul(hash, 0x01000193) >>> 0
  }
  return `#${(hash % 2_176_782_336).toString(36).padStart(6, '0')}`
}
