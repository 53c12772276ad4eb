/** What the first character of a token says about it. */
export enum C {
  Operator,
  Letter,
  Digit,
  Quote,
  Blank,
  LineEnd,
  Hash,
  Backslash,
  Dot,
  /** a control character */
  Bad,
}

/** Classes of ASCII characters that begin a token. */
export const CLASS = new Uint8Array(128)
/** ASCII characters that continue an identifier. */
export const CONTINUES_NAME = new Uint8Array(128)

for (let code = 0; code < 128; code++) {
  const character = String.fromCharCode(code)
  if (/[A-Za-z_]/.test(character)) CLASS[code] = C.Letter
  else if (/[0-9]/.test(character)) CLASS[code] = C.Digit
  else if (/['"]/.test(character)) CLASS[code] = C.Quote
  else if (/[ \t\f]/.test(character)) CLASS[code] = C.Blank
  else if (/[\r\n]/.test(character)) CLASS[code] = C.LineEnd
  else if (character === '#') CLASS[code] = C.Hash
  else if (character === '\\') CLASS[code] = C.Backslash
  else if (character === '.') CLASS[code] = C.Dot
  else if (code < 32 || code === 127) CLASS[code] = C.Bad
  else CLASS[code] = C.Operator
  if (/\w/.test(character)) CONTINUES_NAME[code] = 1
}

const START = /^[\p{XID_Start}_]/u
const CONTINUE = /^\p{XID_Continue}/u

/** The first character of `name` that an identifier cannot hold there, as an offset; -1 when it is one. */
export function badNameCharacter(name: string): number {
  for (let i = 0; i < name.length; ) {
    const character = String.fromCodePoint(name.codePointAt(i) ?? 0)
    if (!(i === 0 ? START : CONTINUE).test(character)) return i
    i += character.length
  }
  return -1
}

/** Python's `str.isprintable` of one character. */
export function isPrintable(character: string): boolean {
  return character === ' ' || !/^[\p{C}\p{Z}]/u.test(character)
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

export function isHexDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70)
}

/** As CPython's tokenizer asks: letters, digits, `_` and everything outside ASCII. */
export function continuesName(code: number): boolean {
  return code >= 128 || CONTINUES_NAME[code] === 1
}
