import type { Span } from '../../text/span.ts'
import { badNameCharacter, C, CLASS, CONTINUES_NAME, continuesName, isDigit, isPrintable } from './characters.ts'
import type { Interner } from './intern.ts'
import {
  K,
  KEYWORDS,
  NUMBER_INT,
  STR_BACKSLASH,
  STR_BYTES,
  STR_CR,
  STR_NON_ASCII,
  STR_RAW,
  STR_SPEC,
  STR_TRIPLE,
} from './kinds.ts'
import { scanNumber } from './numbers.ts'
import { operatorEnd, operatorKind } from './operators.ts'

/** Why the tokenizer stopped. */
export interface LexFailure {
  readonly code: string
  readonly message: string
  readonly span: Span
  /** CPython tells it in place of any error that its parser found earlier in the file */
  readonly loud: boolean
}

interface FString {
  readonly quote: number
  readonly triple: boolean
  readonly raw: boolean
  readonly start: number
  /** for each open replacement field: how many brackets are open inside it, itself included */
  readonly levels: number[]
}

const KEYWORD_COUNT = KEYWORDS.length
const MAX_INDENTS = 100
const MAX_BRACKETS = 200

/** Tokens of one text in parallel arrays. Stops at the first error, with an `Error` token. */
export class Lexer {
  readonly text: string
  readonly interner: Interner
  readonly comments: Span[] = []
  kinds: Uint8Array
  starts: Int32Array
  ends: Int32Array
  /** identifier id, bits of a string, kind of a number, column of an indentation */
  values: Int32Array
  count = 0
  failure: LexFailure | undefined
  /** columns of the open blocks, counted with tabs to 8 and with tabs to 1 */
  columns: number[] = [0]
  narrow: number[] = [0]
  /** offsets of the open brackets */
  readonly brackets: number[] = []
  #fstrings: FString[] = []
  /** number of open brackets at which the innermost f-string's field ends; -1 outside f-strings */
  #fieldLevel = -1

  constructor(text: string, interner: Interner) {
    this.text = text
    this.interner = interner
    const capacity = (text.length >> 2) + 64
    this.kinds = new Uint8Array(capacity)
    this.starts = new Int32Array(capacity)
    this.ends = new Int32Array(capacity)
    this.values = new Int32Array(capacity)
  }

  /** Drops the tokens from `count` on and reads again from a line's beginning, with these blocks open. */
  restart(
    count: number,
    offset: number,
    columns: readonly number[],
    narrow: readonly number[],
    lenient: boolean,
  ): void {
    this.count = count
    this.columns = [...columns]
    this.narrow = [...narrow]
    this.brackets.length = 0
    this.#fstrings = []
    this.#fieldLevel = -1
    this.failure = undefined
    while (this.comments.length > 0 && this.comments[this.comments.length - 1]![0] >= offset) this.comments.pop()
    this.run(offset, lenient)
  }

  /** Reads all tokens from a line's beginning. */
  run(from: number, lenient = false): void {
    const { text } = this
    const length = text.length
    let pos = this.#indentation(from, lenient)
    while (pos >= 0) {
      if (pos >= length) {
        pos = this.#endOfText(length)
        continue
      }
      const code = text.charCodeAt(pos)
      switch (code < 128 ? CLASS[code]! : C.Letter) {
        case C.Letter:
          pos = this.#word(pos)
          break
        case C.Blank:
          pos++
          break
        case C.Operator:
          pos = this.#operator(pos, code)
          break
        case C.LineEnd:
          pos = this.#lineEnd(pos, pos, code)
          break
        case C.Digit:
          pos = this.#number(pos)
          break
        case C.Quote:
          pos = this.#string(pos, pos, 0)
          break
        case C.Dot:
          pos = this.#dot(pos)
          break
        case C.Hash:
          pos = this.#comment(pos)
          break
        case C.Backslash:
          pos = this.#continuation(pos)
          break
        default:
          pos = this.#badCharacter(pos)
      }
    }
  }

  #push(kind: K, start: number, end: number, value: number): void {
    const at = this.count++
    if (at >= this.kinds.length) this.#grow()
    this.kinds[at] = kind
    this.starts[at] = start
    this.ends[at] = end
    this.values[at] = value
  }

  #grow(): void {
    const capacity = this.kinds.length * 2
    const kinds = new Uint8Array(capacity)
    kinds.set(this.kinds)
    this.kinds = kinds
    this.starts = enlarged(this.starts, capacity)
    this.ends = enlarged(this.ends, capacity)
    this.values = enlarged(this.values, capacity)
  }

  /** Notes the error and ends the reading. */
  #fail(code: string, message: string, start: number, end: number, loud = true): number {
    this.failure = { code, message, span: [start, end], loud }
    this.#push(K.Error, start, end, 0)
    this.#push(K.End, end, end, 0)
    return -1
  }

  /** Skips blank lines and reads the indentation of the next line with content. */
  #indentation(from: number, lenient: boolean): number {
    const { text } = this
    const length = text.length
    let pos = from
    for (;;) {
      let column = 0
      let narrow = 0
      let continued = 0
      let code = 0
      for (;;) {
        code = pos < length ? text.charCodeAt(pos) : 10
        if (code === 32) {
          column++
          narrow++
        } else if (code === 9) {
          column = (column & ~7) + 8
          narrow++
        } else if (code === 12) column = narrow = 0
        else if (code === 92) {
          if (continued === 0) continued = column
          const next = this.#afterBackslash(pos)
          if (next < 0) return next
          pos = next - 1
        } else break
        pos++
      }
      if (pos >= length) return pos
      if (code === 35) pos = this.#commentEnd(pos)
      else if (code !== 10 && code !== 13) {
        if (continued !== 0) column = narrow = continued
        return this.#indent(pos, column, narrow, lenient)
      }
      if (pos >= length) return pos
      pos += text.charCodeAt(pos) === 13 && text.charCodeAt(pos + 1) === 10 ? 2 : 1
    }
  }

  #indent(pos: number, column: number, narrow: number, lenient: boolean): number {
    const { columns, narrow: narrows } = this
    let top = columns.length - 1
    if (column > columns[top]!) {
      if (narrow <= narrows[top]! && !lenient) return this.#mixedTabs(pos)
      if (top + 1 >= MAX_INDENTS)
        return this.#fail('too-deep-indentation', 'too many levels of indentation', pos, pos + 1, false)
      columns.push(column)
      narrows.push(narrow)
      this.#push(K.Indent, pos, pos, column)
      return pos
    }
    if (!columns.includes(column) && !lenient) {
      const message = 'unindent does not match any outer indentation level'
      return this.#fail('unindent-mismatch', message, pos, pos + 1, false)
    }
    while (column < columns[top]!) {
      if (column > columns[top - 1]!) {
        columns[top] = column
        narrows[top] = narrow
        return pos
      }
      columns.pop()
      narrows.pop()
      top--
      this.#push(K.Dedent, pos, pos, columns[top]!)
    }
    if (narrow !== narrows[top]!) {
      if (!lenient) return this.#mixedTabs(pos)
      narrows[top] = narrow
    }
    return pos
  }

  #mixedTabs(pos: number): number {
    const message = 'inconsistent use of tabs and spaces in indentation'
    return this.#fail('mixed-tabs-and-spaces', message, pos, pos + 1, false)
  }

  #endOfText(length: number): number {
    if (this.brackets.length > 0) {
      const open = this.brackets[this.brackets.length - 1]!
      return this.#fail('bracket-never-closed', `'${this.text.charAt(open)}' was never closed`, open, open + 1, false)
    }
    const last = this.count > 0 ? this.kinds[this.count - 1]! : K.Newline
    if (last !== K.Newline && last !== K.Dedent && last !== K.Indent) this.#push(K.Newline, length, length, 0)
    // the end belongs to the last line, not to the empty one behind its line end
    let end = length
    if (this.text.endsWith('\r\n')) end -= 2
    else if (this.text.endsWith('\n') || this.text.endsWith('\r')) end -= 1
    for (let top = this.columns.length - 2; top >= 0; top--) this.#push(K.Dedent, end, end, this.columns[top]!)
    this.#push(K.End, end, end, 0)
    return -1
  }

  #lineEnd(pos: number, start: number, code: number): number {
    const next = code === 13 && this.text.charCodeAt(pos + 1) === 10 ? pos + 2 : pos + 1
    if (this.brackets.length > 0) return next
    this.#push(K.Newline, start, pos, 0)
    return this.#indentation(next, false)
  }

  #commentEnd(start: number): number {
    const { text } = this
    const length = text.length
    let pos = start + 1
    while (pos < length) {
      const code = text.charCodeAt(pos)
      if (code === 10 || code === 13) break
      pos++
    }
    this.comments.push([start, pos])
    return pos
  }

  #comment(start: number): number {
    const pos = this.#commentEnd(start)
    return pos < this.text.length ? this.#lineEnd(pos, start, this.text.charCodeAt(pos)) : pos
  }

  #continuation(pos: number): number {
    return this.#afterBackslash(pos)
  }

  /** The beginning of the line after a backslash at a line's end. */
  #afterBackslash(pos: number): number {
    const { text } = this
    const code = text.charCodeAt(pos + 1)
    const next = code === 13 && text.charCodeAt(pos + 2) === 10 ? pos + 3 : pos + 2
    if (code !== 10 && code !== 13 && pos + 1 < text.length)
      return this.#fail(
        'character-after-backslash',
        'unexpected character after line continuation character',
        pos + 1,
        pos + 2,
        false,
      )
    if (next < text.length) return next
    return this.brackets.length > 0
      ? this.#endOfText(text.length)
      : this.#fail('unexpected-end', 'unexpected EOF while parsing', pos, pos + 1, false)
  }

  #word(start: number): number {
    const { text } = this
    let pos = start
    let hash = 0
    let code = text.charCodeAt(pos)
    while (code < 128 && CONTINUES_NAME[code] === 1) {
      hash = (Math.imul(hash, 31) + code) | 0
      code = text.charCodeAt(++pos)
    }
    if (code >= 128) return this.#unicodeName(start)
    if ((code === 34 || code === 39) && pos - start <= 2) {
      const bits = prefixBits(text, start, pos)
      if (bits > 0) return bits & 1024 ? this.#fstring(start, pos, bits) : this.#string(start, pos, bits)
    }
    const id = this.interner.find(text, start, pos, hash)
    this.#push(id < KEYWORD_COUNT ? K.False + id : K.Name, start, pos, id)
    return pos
  }

  #unicodeName(start: number): number {
    const { text } = this
    let end = start
    while (end < text.length && continuesName(text.charCodeAt(end))) end++
    const name = text.slice(start, end)
    const bad = badNameCharacter(name)
    if (bad >= 0) return this.#badCharacter(start + bad)
    const id = this.interner.idOf(name.normalize('NFKC'))
    // an identifier that only looks like a keyword once normalised is no keyword
    this.#push(K.Name, start, end, id)
    return end
  }

  #badCharacter(pos: number): number {
    const point = this.text.codePointAt(pos)!
    const character = String.fromCodePoint(point)
    const hex = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`
    const end = pos + character.length
    return isPrintable(character)
      ? this.#fail('invalid-character', `invalid character '${character}' (${hex})`, pos, end)
      : this.#fail('invalid-character', `invalid non-printable character ${hex}`, pos, end)
  }

  #number(start: number): number {
    const { text } = this
    let pos = start + 1
    let code = text.charCodeAt(pos)
    if (text.charCodeAt(start) !== 48) while (isDigit(code)) code = text.charCodeAt(++pos)
    if (code !== 46 && !isDigit(code) && !continuesName(code)) {
      this.#push(K.Number, start, pos, NUMBER_INT)
      return pos
    }
    const scan = scanNumber(text, start)
    if (scan.message) return this.#fail('invalid-number', scan.message, start, Math.max(scan.end, start + 1))
    this.#push(K.Number, start, scan.end, scan.kind)
    return scan.end
  }

  #dot(pos: number): number {
    const { text } = this
    const next = text.charCodeAt(pos + 1)
    if (isDigit(next)) {
      const scan = scanNumber(text, pos)
      if (scan.message) return this.#fail('invalid-number', scan.message, pos, scan.end)
      this.#push(K.Number, pos, scan.end, scan.kind)
      return scan.end
    }
    if (next === 46 && text.charCodeAt(pos + 2) === 46) {
      this.#push(K.Ellipsis, pos, pos + 3, 0)
      return pos + 3
    }
    this.#push(K.Dot, pos, pos + 1, 0)
    return pos + 1
  }

  #operator(pos: number, code: number): number {
    switch (code) {
      case 40:
      case 91:
      case 123:
        return this.#open(pos, code)
      case 41:
      case 93:
      case 125:
        return this.#close(pos, code)
      case 44:
        this.#push(K.Comma, pos, pos + 1, 0)
        return pos + 1
      case 58:
        if (this.#fieldLevel === this.brackets.length) {
          this.#push(K.Colon, pos, pos + 1, 0)
          return this.#fstringText(pos + 1, true)
        }
        break
    }
    const end = operatorEnd(this.text, pos, code)
    this.#push(operatorKind(this.text, pos, end, code), pos, end, 0)
    return end
  }

  #open(pos: number, code: number): number {
    if (this.brackets.length >= MAX_BRACKETS)
      return this.#fail('too-many-brackets', 'too many nested parentheses', pos, pos + 1)
    this.brackets.push(pos)
    this.#push(code === 40 ? K.LParen : code === 91 ? K.LBracket : K.LBrace, pos, pos + 1, 0)
    return pos + 1
  }

  #close(pos: number, code: number): number {
    const { brackets, text } = this
    const inField = this.#fieldLevel >= 0
    if (inField && code !== 125 && this.#fieldLevel === brackets.length)
      return this.#fail('unmatched-bracket', `f-string: unmatched '${text.charAt(pos)}'`, pos, pos + 1)
    const open = brackets.pop()
    if (open === undefined) return this.#fail('unmatched-bracket', `unmatched '${text.charAt(pos)}'`, pos, pos + 1)
    const opening = text.charCodeAt(open)
    if (opening !== (code === 41 ? 40 : code - 2)) {
      const where = /[\r\n]/.test(text.slice(open, pos)) ? ` on line ${lineOf(text, open)}` : ''
      return this.#fail(
        'bracket-mismatch',
        `${inField ? 'f-string: ' : ''}closing parenthesis '${text.charAt(pos)}' does not match opening parenthesis '${text.charAt(open)}'${where}`,
        pos,
        pos + 1,
      )
    }
    this.#push(code === 41 ? K.RParen : code === 93 ? K.RBracket : K.RBrace, pos, pos + 1, 0)
    if (inField && brackets.length < this.#fieldLevel) {
      const levels = this.#fstrings[this.#fstrings.length - 1]!.levels
      levels.pop()
      return this.#fstringText(pos + 1, levels.length > 0)
    }
    return pos + 1
  }

  /** A string that is no f-string; `start` is its prefix, `open` its quote. */
  #string(start: number, open: number, prefix: number): number {
    const { text } = this
    const length = text.length
    const quote = text.charCodeAt(open)
    const triple = text.charCodeAt(open + 1) === quote && text.charCodeAt(open + 2) === quote
    let bits = prefix | (triple ? STR_TRIPLE : 0)
    let pos = open + (triple ? 3 : 1)
    for (;;) {
      const code = pos < length ? text.charCodeAt(pos) : -1
      if (code === quote) {
        if (!triple) break
        if (text.charCodeAt(pos + 1) === quote && text.charCodeAt(pos + 2) === quote) break
      } else if (code === 92) {
        bits |= STR_BACKSLASH
        pos++
        if (text.charCodeAt(pos) === 13) {
          bits |= STR_CR
          if (text.charCodeAt(pos + 1) === 10) pos++
        } else if (text.charCodeAt(pos) >= 128) bits |= STR_NON_ASCII
      } else if (code === -1 || (!triple && (code === 10 || code === 13))) {
        if (this.#closesFString(quote, triple))
          return this.#fail('fstring', "f-string: expecting '}'", start, open + (triple ? 3 : 1))
        return this.#unterminated(start, Math.min(pos, length), triple, 'string')
      } else if (code === 13) bits |= STR_CR
      else if (code >= 128) bits |= STR_NON_ASCII
      pos++
    }
    pos += triple ? 3 : 1
    this.#push(K.Str, start, pos, bits)
    return pos
  }

  /** A string that never ends, in a field of an f-string with the same quotes: more likely that one's end. */
  #closesFString(quote: number, triple: boolean): boolean {
    const outer = this.#fieldLevel < 0 ? undefined : this.#fstrings[this.#fstrings.length - 1]
    return outer !== undefined && outer.quote === quote && outer.triple === triple
  }

  #unterminated(start: number, end: number, triple: boolean, what: string): number {
    // the last line has no end behind the final line break
    const detected = lineOf(this.text, triple ? end - (/[\r\n]$/.test(this.text) ? 1 : 0) : end)
    return this.#fail(
      triple ? 'unterminated-triple-quoted-string' : 'unterminated-string',
      `unterminated ${triple ? 'triple-quoted ' : ''}${what} literal (detected at line ${detected})`,
      start,
      end,
    )
  }

  #fstring(start: number, open: number, bits: number): number {
    const { text } = this
    const quote = text.charCodeAt(open)
    const triple = text.charCodeAt(open + 1) === quote && text.charCodeAt(open + 2) === quote
    if (this.#fstrings.length >= 150)
      return this.#fail('too-many-fstrings', 'too many nested f-strings', start, open + 1)
    const pos = open + (triple ? 3 : 1)
    this.#fstrings.push({ quote, triple, raw: (bits & STR_RAW) !== 0, start, levels: [] })
    this.#push(K.FStart, start, pos, bits | (triple ? STR_TRIPLE : 0))
    return this.#fstringText(pos, false)
  }

  /** Text of the innermost f-string, up to its next field, or to its end, or (`spec`) to its field's end. */
  #fstringText(start: number, spec: boolean): number {
    const { text } = this
    const length = text.length
    const state = this.#fstrings[this.#fstrings.length - 1]!
    const { quote, triple } = state
    let bits = (state.raw ? STR_RAW : 0) | (spec ? STR_SPEC : 0)
    let pos = start
    for (;;) {
      const code = pos < length ? text.charCodeAt(pos) : -1
      if (code === quote) {
        if (!triple || (text.charCodeAt(pos + 1) === quote && text.charCodeAt(pos + 2) === quote)) {
          if (spec) return this.#openField(start, pos, bits, state)
          return this.#endFString(start, pos, bits, state)
        }
      } else if (code === 123) {
        if (!spec && text.charCodeAt(pos + 1) === 123) pos++
        else return this.#field(start, pos, bits, state)
      } else if (code === 125) {
        if (spec) return this.#openField(start, pos, bits, state)
        if (text.charCodeAt(pos + 1) !== 125)
          return this.#fail('fstring', "f-string: single '}' is not allowed", pos, pos + 1)
        pos++
      } else if (code === 92) {
        bits |= STR_BACKSLASH
        const next = text.charCodeAt(pos + 1)
        if (next === 13) {
          bits |= STR_CR
          pos += text.charCodeAt(pos + 2) === 10 ? 2 : 1
        } else if (!state.raw && next === 78 && text.charCodeAt(pos + 2) === 123) {
          const close = text.indexOf('}', pos)
          pos = close < 0 ? pos + 2 : close
        } else if (next !== 123 && next !== 125) pos++
      } else if (code === -1 || (!triple && (code === 10 || code === 13))) {
        if (spec && code !== -1) return this.#openField(start, pos, bits, state)
        return this.#unterminated(state.start, Math.min(pos, length), triple, 'f-string')
      } else if (code === 13) bits |= STR_CR
      pos++
    }
  }

  #pushText(start: number, end: number, bits: number): void {
    if (end > start) this.#push(K.FMiddle, start, end, bits)
  }

  /** Back from a format specification to the tokens of its field. */
  #openField(start: number, pos: number, bits: number, state: FString): number {
    this.#pushText(start, pos, bits)
    this.#fieldLevel = state.levels[state.levels.length - 1] ?? -1
    return pos
  }

  #field(start: number, pos: number, bits: number, state: FString): number {
    this.#pushText(start, pos, bits)
    if (state.levels.length >= 3) return this.#fail('fstring', 'f-string: expressions nested too deeply', pos, pos + 1)
    const next = this.#open(pos, 123)
    state.levels.push(this.brackets.length)
    this.#fieldLevel = this.brackets.length
    return next
  }

  #endFString(start: number, pos: number, bits: number, state: FString): number {
    this.#pushText(start, pos, bits)
    const end = pos + (state.triple ? 3 : 1)
    this.#push(K.FEnd, pos, end, 0)
    this.#fstrings.pop()
    this.#fieldLevel = this.#fstrings[this.#fstrings.length - 1]?.levels.at(-1) ?? -1
    return end
  }
}

function enlarged(array: Int32Array, capacity: number): Int32Array {
  const result = new Int32Array(capacity)
  result.set(array)
  return result
}

/** The bits of a string's prefix, 1024 for `f`; 0 when these letters are no prefix. */
function prefixBits(text: string, start: number, end: number): number {
  let bits = end - start
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i) | 32
    if (code === 98 && !(bits & (STR_BYTES | 1024))) bits |= STR_BYTES
    else if (code === 114 && !(bits & STR_RAW)) bits |= STR_RAW
    else if (code === 102 && !(bits & (STR_BYTES | 1024))) bits |= 1024
    else if (code !== 117 || end - start !== 1) return 0
  }
  return bits
}

/** The line (from 1) on which an offset stands. */
export function lineOf(text: string, offset: number): number {
  let line = 1
  for (let i = 0; i < offset; i++) {
    const code = text.charCodeAt(i)
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) line++
  }
  return line
}
