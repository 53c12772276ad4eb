import type { Literal, Text } from '../../facts/literal.ts'
import type { ManifestKey } from '../../facts/manifest.ts'
import type { Fix } from '../../text/edit.ts'
import type { Span } from '../../text/span.ts'
import { type Addon, truth } from '../addon.ts'

/** Replaces a value of the manifest. */
export function replaceValue(addon: Addon, span: Span, text: string, title: string, safety: Fix['safety']): Fix {
  return { title, safety, edits: [{ file: addon.site.manifest, span, text }] }
}

/** Writes another text in the place of one that the manifest holds, between the same marks where it has them to itself. */
export function replaceText(addon: Addon, { value, span }: Text, text: string, safety: Fix['safety']): Fix {
  const [start, end] = span
  // a prefix, three marks, an escape, or several texts in one are written anew
  const plain = end - start === value.length + 2 && !/[\\'"\r\n]/.test(value + text)
  const title = `Write '${text}'`
  if (plain) return replaceValue(addon, [start + 1, end - 1], text, title, safety)
  return replaceValue(addon, span, quoted(addon, text), title, safety)
}

/** Puts brackets around a value of the manifest. */
export function bracket(addon: Addon, [start, end]: Span): Fix {
  const file = addon.site.manifest
  const edits = [
    { file, span: [start, start] as const, text: '[' },
    { file, span: [end, end] as const, text: ']' },
  ]
  return { title: 'Write a list', safety: 'safe', edits }
}

/**
 * Takes one text out of a list of the manifest, with the comma before it. `undefined` when it is the first one, or when
 * a comment stands between it and the one before: a comment there may be about either.
 */
export function removeItem(addon: Addon, key: string, item: Span, title: string): Fix | undefined {
  const list = addon.value(key)
  if (list?.kind !== 'list' && list?.kind !== 'tuple' && list?.kind !== 'set') return undefined
  const index = list.items.findIndex((one) => one.span[0] === item[0])
  const before = list.items[index - 1]
  if (!before) return undefined
  const span: Span = [before.span[1], item[1]]
  if (addon.manifest.comments.some((comment) => comment[0] >= span[0] && comment[1] <= span[1])) return undefined
  return { title, safety: 'safe', edits: [{ file: addon.site.manifest, span, text: '' }] }
}

/** Takes a key out with its value and the comma behind it. `undefined` where a comment would be lost with it. */
export function removeKey(addon: Addon, entry: ManifestKey): Fix | undefined {
  const { keys, comments, span: dict } = addon.manifest
  const index = keys.indexOf(entry)
  const next = keys[index + 1]
  const before = keys[index - 1]
  const start = entry.keySpan[0]
  const end = entry.value.span[1]
  // as far as the next key; the last key goes with the comma before it
  const span: Span | undefined = next
    ? [start, next.keySpan[0]]
    : before
      ? [before.value.span[1], end]
      : dict[1] > end
        ? [start, end]
        : undefined
  if (!span || comments.some((comment) => comment[0] < span[1] && comment[1] > span[0])) return undefined
  const title = `Remove '${entry.key}'`
  return { title, safety: 'safe', edits: [{ file: addon.site.manifest, span, text: '' }] }
}

/** Writes a key that the manifest does not have before its first one. */
export function putKey(
  addon: Addon,
  key: string,
  value: string,
  title: string,
  safety: Fix['safety'],
): Fix | undefined {
  const first = addon.manifest.keys[0]?.keySpan[0]
  if (first === undefined) return undefined
  const end = gapBefore(addon, first, addon.manifest.span[0])
  const text = `${quoted(addon, key)}: ${value},${end}`
  return { title, safety, edits: [{ file: addon.site.manifest, span: [first, first], text }] }
}

/** Adds a text to the end of a list of the manifest, or makes the list. */
export function appendItem(
  addon: Addon,
  key: string,
  text: string,
  title: string,
  safety: Fix['safety'],
): Fix | undefined {
  const edit = (span: Span, text: string): Fix => ({
    title,
    safety,
    edits: [{ file: addon.site.manifest, span, text }],
  })
  const put = quoted(addon, text)
  const list = addon.value(key)
  if (list === undefined) return putKey(addon, key, `[${put}]`, title, safety)
  if (list.kind !== 'list' && list.kind !== 'tuple') return undefined
  const last = list.items.at(-1)
  if (last) {
    const gap = gapBefore(addon, last.span[0], list.items.at(-2)?.span[1] ?? list.span[0])
    const end = last.span[1]
    const remark = addon.manifest.comments.find((comment) => comment[0] >= end && comment[1] < list.span[1])
    if (gap === ' ' || !remark || lineOf(addon, remark[0]) !== lineOf(addon, end))
      return { ...edit([end, end], `,${gap}${put}`), joins: true }
    // a comment behind the last item speaks of that one
    const behind = edit([remark[1], remark[1]], `${gap}${put},`)
    if (addon.manifest.layout.commas.includes(end)) return { ...behind, joins: true }
    return { ...behind, edits: [...edit([end, end], ',').edits, ...behind.edits] }
  }
  if (list.kind !== 'list' || list.span[1] - list.span[0] < 2) return undefined
  return edit([list.span[0] + 1, list.span[0] + 1], put)
}

/** Moves one text of a list before another one that stands earlier. `undefined` where a comment is in the way. */
export function moveItem(addon: Addon, key: string, item: string, before: string, title: string): Fix | undefined {
  const list = addon.value(key)
  if (list?.kind !== 'list' && list?.kind !== 'tuple') return undefined
  const find = (text: string) => list.items.find((one) => one.kind === 'str' && one.value === text)
  const [moved, target] = [find(item), find(before)]
  if (!moved || !target || target.span[0] >= moved.span[0]) return undefined
  const removal = removeItem(addon, key, moved.span, title)
  if (!removal) return undefined
  const at = list.items.indexOf(target)
  const next = list.items[at + 1] ?? moved
  const gap = gapBefore(addon, next.span[0], target.span[1])
  const insertion = {
    file: addon.site.manifest,
    span: [target.span[0], target.span[0]] as const,
    text: `${quoted(addon, item)},${gap}`,
  }
  return { title, safety: 'unsafe', edits: [insertion, ...removal.edits] }
}

/** What stands between a comma and an item: a line break and the item's indent, where it begins a line. */
function gapBefore(addon: Addon, item: number, before: number): string {
  const line = lineOf(addon, item)
  return line > lineOf(addon, before) ? `\n${' '.repeat(item - (addon.manifest.layout.lines[line] ?? 0))}` : ' '
}

function lineOf(addon: Addon, offset: number): number {
  return addon.manifest.layout.lines.findLastIndex((start) => start <= offset)
}

/** A text as Python writes it, in the marks that the manifest has. */
export function quoted(addon: Addon, text: string): string {
  const { quote } = addon.manifest.layout
  return quote + text.replace(/[\\'"]/g, (mark) => (mark === '\\' || mark === quote ? `\\${mark}` : mark)) + quote
}

/** The kind of a literal in the words that Python has for it. */
export function kindName(value: Literal): string {
  switch (value.kind) {
    case 'str':
      return 'a text'
    case 'bytes':
      return 'bytes'
    case 'int':
      return 'an integer'
    case 'float':
    case 'complex':
      return 'a number'
    case 'bool':
      return value.value ? 'True' : 'False'
    case 'none':
      return 'None'
    case 'list':
    case 'tuple':
    case 'set':
    case 'dict':
      return `a ${value.kind}`
    default:
      return 'no literal'
  }
}

/** Is the value false in Python? */
export function isEmpty(value: Literal): boolean {
  return truth(value) === false
}

/** Can Python go through the value as through a list? A text can too, letter by letter. */
export function isIterable(value: Literal): boolean {
  return ['str', 'bytes', 'list', 'tuple', 'set', 'dict'].includes(value.kind)
}

/** What Python meets when it goes through a list, a tuple, a set or a dict. */
export function itemsOf(value: Literal): readonly Literal[] {
  if (value.kind === 'list' || value.kind === 'tuple' || value.kind === 'set') return value.items
  return value.kind === 'dict' ? value.entries.map((entry) => entry.key) : []
}
