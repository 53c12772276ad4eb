import type { Literal } from '../../facts/literal.ts'
import type { ManifestKey } from '../../facts/manifest.ts'
import type { Fix } from '../../text/edit.ts'
import type { Span } from '../../text/span.ts'
import { type Addon, truth } from '../addon.ts'

/** Replaces a value of the manifest. */
export function replaceValue(addon: Addon, span: Span, text: string, title: string, safety: Fix['safety']): Fix {
  return { title, safety, edits: [{ file: addon.site.manifest, span, text }] }
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

/** Adds a text to the end of a list of the manifest, or makes the list. */
export function appendItem(
  addon: Addon,
  key: string,
  text: string,
  title: string,
  safety: Fix['safety'],
): Fix | undefined {
  const edit = (span: Span, put: string): Fix => ({
    title,
    safety,
    edits: [{ file: addon.site.manifest, span, text: put }],
  })
  const list = addon.value(key)
  if (list === undefined) {
    const first = addon.manifest.keys[0]?.keySpan[0]
    if (first === undefined) return undefined
    // keys on lines of their own are indented as far as the first one
    const gap = first - addon.manifest.span[0] - 1
    const remarked = addon.manifest.comments.some(([start]) => start > addon.manifest.span[0] && start < first)
    const end = gap < 3 || remarked ? ' ' : `\n${' '.repeat(gap - 1)}`
    return edit([first, first], `'${key}': [${quoted(text)}],${end}`)
  }
  if (list.kind !== 'list' && list.kind !== 'tuple') return undefined
  const last = list.items.at(-1)
  if (last)
    return { ...edit([last.span[1], last.span[1]], `,${gapBefore(addon, list.items)}${quoted(text)}`), joins: true }
  if (list.kind !== 'list' || list.span[1] - list.span[0] < 2) return undefined
  return edit([list.span[0] + 1, list.span[0] + 1], quoted(text))
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
  const gap = gapBefore(addon, list.items)
  const insertion = {
    file: addon.site.manifest,
    span: [target.span[0], target.span[0]] as const,
    text: `${quoted(item)},${gap}`,
  }
  return { title, safety: 'unsafe', edits: [insertion, ...removal.edits] }
}

/** What stands between the comma and an item: where the last two are on lines of their own, a line break and their indent. */
function gapBefore(addon: Addon, items: readonly Literal[]): string {
  const [before, last] = items.slice(-2)
  if (!before || !last) return ' '
  const width = last.span[0] - before.span[1]
  const remarked = addon.manifest.comments.some(([start]) => start > before.span[1] && start < last.span[0])
  return width < 4 || remarked ? ' ' : `\n${' '.repeat(width - 2)}`
}

/** A text as Python writes it. */
export function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, (mark) => `\\${mark}`)}'`
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
