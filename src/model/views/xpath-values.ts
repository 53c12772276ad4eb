import { hashValue, isUtilityClass, keptClasses } from '../../facts/skeleton.ts'

/** True, false, or not to be known: some values of a release's views are kept as hashes or not at all. */
export type Tri = boolean | undefined

/**
 * A value that is not plain text begins with this character, which no XML can hold: `#ab` a hash, `#` nothing known,
 * `c…` classes of which the utility classes are left out.
 */
export const VEIL = '\u0000'
export const UNKNOWN_TEXT = `${VEIL}#`

export function isPlain(value: string): boolean {
  return !value.startsWith(VEIL)
}

/** Are an attribute's value and a plain text the same? */
function equalsText(value: string, text: string): Tri {
  if (isPlain(value)) return value === text
  if (value === UNKNOWN_TEXT) return undefined
  if (value[1] === 'c') return keptClasses(text) === value.slice(2) ? undefined : false
  return hashValue(text) === value.slice(1)
}

/** Are two attribute values the same? */
export function equalValues(one: string, other: string): Tri {
  if (isPlain(other)) return equalsText(one, other)
  if (isPlain(one)) return equalsText(other, one)
  if (one === UNKNOWN_TEXT || other === UNKNOWN_TEXT) return undefined
  if (one !== other) return false
  return one[1] === 'c' ? undefined : true
}

/** Does a class attribute have this class? */
export function hasClass(value: string, name: string): Tri {
  if (isPlain(value)) return value.split(/[ \t\r\n]+/).includes(name)
  if (value[1] !== 'c') return undefined
  return value.slice(2).split(' ').includes(name) || (isUtilityClass(name) ? undefined : false)
}

export function not(one: Tri): Tri {
  return one === undefined ? undefined : !one
}

export function and(one: Tri, other: Tri): Tri {
  if (one === false || other === false) return false
  return one && other
}

export function or(one: Tri, other: Tri): Tri {
  if (one === true || other === true) return true
  return one === undefined || other === undefined ? undefined : false
}
