import { continuesName, isDigit, isHexDigit } from './characters.ts'
import { NUMBER_COMPLEX, NUMBER_FLOAT, NUMBER_INT } from './kinds.ts'

/** A number token's end and kind; with `message` the token is wrong and `end` is where the reading stopped. */
export interface NumberScan {
  readonly end: number
  readonly kind: number
  readonly message?: string
}

/** Reads the number that begins at `start`: a digit, or a dot with a digit behind it. */
export function scanNumber(text: string, start: number): NumberScan {
  const first = text.charCodeAt(start)
  if (first === 46) return scanFraction(text, start)
  if (first === 48) {
    const letter = text.charCodeAt(start + 1) | 32
    if (letter === 120) return scanRadix(text, start + 2, 'hexadecimal', isHexDigit)
    if (letter === 111) return scanRadix(text, start + 2, 'octal', (code) => code >= 48 && code < 56)
    if (letter === 98) return scanRadix(text, start + 2, 'binary', (code) => code === 48 || code === 49)
  }
  const end = decimalTail(text, start)
  if (end < 0) return { end: -end, kind: NUMBER_INT, message: 'invalid decimal literal' }
  const code = text.charCodeAt(end)
  if (code === 46) return scanFraction(text, end)
  if ((code | 32) === 101) return scanExponent(text, end, NUMBER_INT)
  if ((code | 32) === 106) return finish(text, end + 1, NUMBER_COMPLEX, 'imaginary')
  if (first === 48 && /[1-9]/.test(text.slice(start, end)))
    return {
      end,
      kind: NUMBER_INT,
      message: 'leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers',
    }
  return finish(text, end, NUMBER_INT, 'decimal')
}

function scanRadix(text: string, from: number, name: string, isOne: (code: number) => boolean): NumberScan {
  let i = from
  do {
    if (text.charCodeAt(i) === 95) i++
    const code = text.charCodeAt(i)
    if (!isOne(code)) return wrongDigit(text, i, name)
    do i++
    while (isOne(text.charCodeAt(i)))
  } while (text.charCodeAt(i) === 95)
  if (isDigit(text.charCodeAt(i))) return wrongDigit(text, i, name)
  return finish(text, i, NUMBER_INT, name)
}

function wrongDigit(text: string, at: number, name: string): NumberScan {
  const digit = text.charAt(at)
  return isDigit(digit.charCodeAt(0))
    ? { end: at + 1, kind: NUMBER_INT, message: `invalid digit '${digit}' in ${name} literal` }
    : { end: at, kind: NUMBER_INT, message: `invalid ${name} literal` }
}

/** The end of digits with single underscores between; negative where a digit is missing after an underscore. */
function decimalTail(text: string, start: number): number {
  let i = start
  for (;;) {
    while (isDigit(text.charCodeAt(i))) i++
    if (text.charCodeAt(i) !== 95) return i
    i++
    if (!isDigit(text.charCodeAt(i))) return -i
  }
}

function scanFraction(text: string, dot: number): NumberScan {
  let end = dot + 1
  if (isDigit(text.charCodeAt(end))) end = decimalTail(text, end)
  if (end < 0) return { end: -end, kind: NUMBER_FLOAT, message: 'invalid decimal literal' }
  const code = text.charCodeAt(end) | 32
  if (code === 101) return scanExponent(text, end, NUMBER_FLOAT)
  if (code === 106) return finish(text, end + 1, NUMBER_COMPLEX, 'imaginary')
  return finish(text, end, NUMBER_FLOAT, 'decimal')
}

function scanExponent(text: string, letter: number, kind: number): NumberScan {
  let i = letter + 1
  const sign = text.charCodeAt(i)
  if (sign === 43 || sign === 45) {
    i++
    if (!isDigit(text.charCodeAt(i))) return { end: i, kind: NUMBER_FLOAT, message: 'invalid decimal literal' }
  } else if (!isDigit(sign)) return finish(text, letter, kind, 'decimal')
  const end = decimalTail(text, i)
  if (end < 0) return { end: -end, kind: NUMBER_FLOAT, message: 'invalid decimal literal' }
  if ((text.charCodeAt(end) | 32) === 106) return finish(text, end + 1, NUMBER_COMPLEX, 'imaginary')
  return finish(text, end, NUMBER_FLOAT, 'decimal')
}

const KEYWORD_AFTER = /and|else|for|i[fns]|or|not/y

function finish(text: string, end: number, kind: number, name: string): NumberScan {
  const code = text.charCodeAt(end)
  if (end >= text.length || !continuesName(code)) return { end, kind }
  KEYWORD_AFTER.lastIndex = end
  if (KEYWORD_AFTER.test(text)) return { end, kind }
  return { end, kind, message: `invalid ${name} literal` }
}

/** The JavaScript number of a number as Python writes it. */
export function numberValue(raw: string, kind: number): number {
  const plain = raw.includes('_') ? raw.replaceAll('_', '') : raw
  return Number(kind === NUMBER_COMPLEX ? plain.slice(0, -1) : plain)
}
