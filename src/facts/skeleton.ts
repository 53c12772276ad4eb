import { attribute } from '../parse/xml/query.ts'
import type { XmlElement } from '../parse/xml/tree.ts'
import { keepList } from '../text/keep.ts'
import type { FilePath } from '../text/span.ts'
import type { SkeletonNode } from './module-facts.ts'

/** Attributes whose values are names or locators: kept as they are in a release's knowledge. */
const NAMED: ReadonlySet<string> = new Set([
  'name', 'id', 'class', 'position', 'expr', 'for', 'type', 'widget', 'groups', 't-name', 't-call', 't-inherit',
  't-inherit-mode', 'inherit_id', 'mode', 't-ref', 't-field', 't-set', 't-foreach', 't-as', 'data-key',
  'data-oe-id', 'special', 'js_class', 'add', 'remove', 'separator', 
  'default_order', 'default_group_by', 'view_mode', 'tag', 'inner',
]) // biome-ignore format: a table

/** Attributes by whose value hardly anyone finds a node: a release keeps only that they are there, as `#`. */
const UNKEPT =
  /^(?:style|help|domain|colspan|col|sample|optional|nolabel|sizes?|color|icon|limit|edit|create|delete|multi_edit|editable|placeholder|options|context|title|alt|src|href|width|height|d|fill|stroke.*|viewBox|transform|target|rel|data-(?!key|oe-id|name).*|aria-.*|decoration-.*|t-on-.*|t-att-.*|t-attf-.*|t-value|t-options.*|t-key|t-props|t-model.*|confirm|filename|digits|sum|avg|context_today|on[A-Z].*)$/

/** Directives by which changes of client templates find nodes: a release keeps hashes of these there. */
const LOCATING = /^t-(?:on-.*|att-.*|attf-.*|value|key|props|model.*)$/

/** Whose skeleton it is: templates of the web client are located by their directives. */
export type SkeletonUse = 'view' | 'client'

/**
 * The skeleton of an element. With `hashed`, values that are no names become `#` and a hash of two letters, and texts are
 * left out: only what a locator needs stays.
 */
export function skeletonOf(
  element: XmlElement,
  hashed: boolean,
  file?: FilePath,
  use: SkeletonUse = 'view',
): SkeletonNode {
  const children: SkeletonNode[] = []
  let text = false
  for (const child of element.children) {
    if (child.kind === 'element') children.push(skeletonOf(child, hashed, file, use))
    else if (child.kind === 'text' && child.text.trim() !== '') text = true
  }
  const attributes: (readonly [string, string])[] = []
  for (const { name, value } of element.attributes)
    attributes.push([name, hashed ? keptValue(name, value, use) : value])
  const own = ownText(element, hashed, use)
  if (own !== undefined) attributes.push([OWN_TEXT, own])
  return {
    tag: element.tag,
    attributes: keepList(attributes),
    children: keepList(children),
    ...(text && { text: true as const }),
    ...(file !== undefined && { place: { file, span: [element.s, element.se] as const } }),
  }
}

/** No XML attribute can have this name: under it stands the text before the first child, where a merge needs it. */
export const OWN_TEXT = '#text'

/**
 * The text before an element's first child. A release keeps it for `<attribute>`, whose text becomes another node's
 * attribute, and for `$0`, which stands for the node that is replaced.
 */
function ownText(element: XmlElement, hashed: boolean, use: SkeletonUse): string | undefined {
  if (element.children.some((child) => child.kind === 'text' && child.text === '$0')) return '$0'
  const [first] = element.children
  if (first?.kind !== 'text') return undefined
  const { text } = first
  if (element.tag === 'attribute') {
    const name = attribute(element, 'name')?.value ?? ''
    return hashed ? keptValue(name, text, use) : text
  }
  return hashed || text.trim() === '' ? undefined : text
}

/** True when a release keeps the attribute's values as they are. */
export function keepsValues(name: string): boolean {
  return NAMED.has(name)
}

function keptValue(name: string, value: string, use: SkeletonUse): string {
  if (name === 'class') return keptClasses(value)
  if (NAMED.has(name)) return value
  if (use === 'client' && LOCATING.test(name)) return hashValue(value)
  return UNKEPT.test(name) ? UNKNOWN_VALUE : hashValue(value)
}

/**
 * Bootstrap's classes for spacing, size, colour and text: they make up most of a page's classes and mark nothing. A release
 * leaves them out and puts one `#` for all of them.
 */
const UTILITY_CLASS =
  /^(?:[mp][trblxyse]?|g[xy]?|gap|w|h|mw|mh|vw|vh|fs|fw|lh|order|offset|align|justify|flex|float|opacity|overflow|text|bg|border|rounded|shadow|col|font|d|position|start|end|top|bottom)(?:-(?:n?\d+|[a-z]+))+$|^(?:pt|pb)\d+$|^(?:border|rounded|shadow|small|o_colored_level|o_cc\d?|img-fluid)$/

/** True for a class of which a release does not know whether a node has it. */
export function isUtilityClass(name: string): boolean {
  return UTILITY_CLASS.test(name)
}

/** A class attribute as a release keeps it. */
export function keptClasses(value: string): string {
  const tokens = value.split(/\s+/).filter(Boolean)
  const kept = tokens.filter((token) => !isUtilityClass(token))
  return kept.length === tokens.length ? value : [...kept, UNKNOWN_VALUE].join(' ')
}

/** Stands for a value that a release does not keep: equal to nothing and different from nothing. */
const UNKNOWN_VALUE = '#'

/** A value as it stands in a release's knowledge: `#` and two letters of its FNV-1a hash; the empty text stays empty. */
export function hashValue(value: string): string {
  if (value === '') return ''
  let hash = 0x811c9dc5
  for (let i = 0; i < value.length; i++) {
    hash ^= value.charCodeAt(i)
    hash = Math.imul(hash, 0x01000193) >>> 0
  }
  return `#${(hash % 1296).toString(36).padStart(2, '0')}`
}
