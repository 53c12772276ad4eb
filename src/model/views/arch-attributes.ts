import type { ArchNode } from './arch-node.ts'
import { isPlain, UNKNOWN_TEXT } from './xpath-values.ts'

/** Attributes that hold Python expressions: since 18.0 `add` and `remove` join them with `and` or `or`. */
const EXPRESSION_ATTRIBUTES: ReadonlySet<string> = new Set([
  'readonly',
  'required',
  'invisible',
  'column_invisible',
  't-if',
  't-elif',
])

/** What an `<attribute>` has that adds to a value, or takes from it; the last is read by base_view_inheritance_extension. */
export const ADDING: readonly string[] = ['add', 'remove', 'operation']

/** What an `<attribute>` makes of a node's attribute: a value, nothing (the attribute goes), or Odoo's objection. */
export function mergedAttribute(
  element: ArchNode,
  attribute: string,
  before: string | undefined,
  joins: boolean,
): { readonly value: string | undefined } | { readonly fault: string } {
  const add = element.plain('add') ?? ''
  const remove = element.plain('remove') ?? ''
  // the addon base_view_inheritance_extension reads it
  if (element.get('operation') !== undefined) return { value: UNKNOWN_TEXT }
  if (joins) {
    const unknown = element.attributes
      .map(([name]) => name)
      .find((name) => !['name', 'add', 'remove', 'separator'].includes(name) && !name.startsWith('data-oe-'))
    if (unknown !== undefined) return { fault: `<attribute> takes no attribute '${unknown}'` }
  }
  // a text that a release does not keep is some value all the same
  if (add === '' && remove === '') return { value: element.ownText || (element.hasText ? UNKNOWN_TEXT : undefined) }
  if (element.ownText !== undefined) return { fault: "<attribute> with 'add' or 'remove' holds a text too" }
  const value = before ?? ''
  const separator = element.plain('separator')
  if (joins && (EXPRESSION_ATTRIBUTES.has(attribute) || attribute.startsWith('decoration-'))) {
    const word = separator?.trim()
    if (word !== 'and' && word !== 'or')
      return { fault: `a Python expression is joined with the separator 'and' or 'or', not '${separator ?? ','}'` }
    if (!isPlain(value)) return { value: UNKNOWN_TEXT }
    return { value: joinExpression(value, word, add, remove) || undefined }
  }
  if (!isPlain(value) && !(attribute === 'class' && value[1] === 'c')) return { value: UNKNOWN_TEXT }
  return { value: joinList(value, separator, add, remove) || undefined }
}

function joinList(value: string, separator: string | undefined, add: string, remove: string): string {
  const space = separator === ' '
  const split = (text: string): string[] =>
    (space ? text.split(/\s+/) : text.split(separator ?? ',')).map((one) => one.trim()).filter(Boolean)
  const removed = new Set(split(remove))
  const veil = isPlain(value) ? '' : value.slice(0, 2)
  const kept = split(value.slice(veil.length)).filter((one) => !removed.has(one))
  const joined = [...kept, ...split(add)].join(space ? ' ' : (separator ?? ','))
  return joined === '' ? '' : veil + joined
}

/** 18.0's way: `(old) and (new)`. */
function joinExpression(value: string, word: 'and' | 'or', add: string, remove: string): string {
  let result = value
  if (remove !== '') {
    if (stripParentheses(result) === remove) result = ''
    else
      for (const pattern of [
        `(${remove}) ${word} `,
        ` ${word} (${remove})`,
        `${remove} ${word} `,
        ` ${word} ${remove}`,
      ]) {
        const at = result.indexOf(pattern)
        if (at < 0) continue
        result = result.slice(0, at) + result.slice(at + pattern.length)
        break
      }
  }
  if (add === '') return result
  return result === '' ? add : `(${result}) ${word} (${add})`
}

function stripParentheses(text: string): string {
  return text.replace(/^\(+/, '').replace(/\)+$/, '')
}
