import type { Literal } from '../facts/literal.ts'
import type { Fix } from '../text/edit.ts'
import type { Span } from '../text/span.ts'
import { type Addon, truth } from './addon.ts'

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
