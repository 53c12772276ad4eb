import { keepText } from '../../text/keep.ts'
import type { Bytes, Expr, Formatted, JoinedStr, Num, Str } from './ast.ts'
import type { Failure } from './failure.ts'
import {
  K,
  NUMBER_COMPLEX,
  NUMBER_FLOAT,
  NUMBER_INT,
  STR_BYTES,
  STR_NON_ASCII,
  STR_RAW,
  STR_SPEC,
  STR_TRIPLE,
} from './kinds.ts'
import { numberValue } from './numbers.ts'
import { TokenReader } from './reader.ts'
import { decodeText } from './strings.ts'

const NUMBER_KINDS = ['int', 'float', 'complex'] as const
/** CPython converts no longer decimal integers. */
const MAX_INT_DIGITS = 4300

/** Reads numbers, strings and f-strings. */
export abstract class LiteralParser extends TokenReader {
  /** What may stand in a field of an f-string. */
  protected abstract fieldExpression(): Expr

  protected number(): Num {
    const { pos } = this
    const s = this.starts[pos]!
    const e = this.ends[pos]!
    const kind = this.values[pos]!
    const raw = this.text.slice(s, e)
    this.pos++
    if (kind === NUMBER_INT && raw.length > MAX_INT_DIGITS && /^[\d_]+$/.test(raw)) this.#checkDigits(raw, pos)
    const name = NUMBER_KINDS[kind === NUMBER_COMPLEX ? 2 : kind === NUMBER_FLOAT ? 1 : 0]
    return { t: 'Num', s, e, raw, value: numberValue(raw, kind), kind: name }
  }

  #checkDigits(raw: string, token: number): void {
    const digits = raw.replaceAll('_', '').length
    if (digits <= MAX_INT_DIGITS) return
    throw this.failAtToken(
      'int-too-long',
      `Exceeds the limit (${MAX_INT_DIGITS} digits) for integer string conversion: value has ${digits} digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.`,
      token,
    )
  }

  /** One string literal or several side by side. */
  protected strings(): Str | Bytes | JoinedStr {
    const first = this.pos
    const next = this.kinds[first + 1]!
    const s = this.starts[first]!
    if (this.at(K.Str) && next !== K.Str && next !== K.FStart) {
      this.pos++
      const value = this.#plain(first)
      const e = this.ends[first]!
      return this.values[first]! & STR_BYTES ? { t: 'Bytes', s, e, value } : { t: 'Str', s, e, value, parts: 1 }
    }
    return this.#concatenation(first, s)
  }

  #concatenation(first: number, s: number): Str | Bytes | JoinedStr {
    const pieces: (string | Expr)[] = []
    const bytes = (this.values[first]! & STR_BYTES) !== 0
    const after = this.#afterStrings(first)
    let parts = 0
    let joined = false
    for (; this.at(K.Str) || this.at(K.FStart); parts++) {
      const token = this.pos
      if (((this.values[token]! & STR_BYTES) !== 0) !== bytes)
        throw this.failAtToken('mixed-bytes-and-str', 'cannot mix bytes and nonbytes literals', after)
      if (this.at(K.Str)) {
        this.pos++
        append(pieces, this.#plain(token, after))
      } else {
        joined = true
        this.#fstring(pieces, after)
      }
    }
    const e = this.end
    if (joined) return { t: 'JoinedStr', s, e, pieces }
    const value = pieces.join('')
    return bytes ? { t: 'Bytes', s, e, value } : { t: 'Str', s, e, value, parts }
  }

  /** The token behind adjacent strings: the place at which CPython tells what is wrong with one of them. */
  #afterStrings(first: number): number {
    let token = first
    let open = 0
    for (; ; token++) {
      const kind = this.kinds[token]!
      if (kind === K.FStart) open++
      else if (kind === K.FEnd) open--
      else if (open === 0 && kind !== K.Str) return token
      else if (kind === K.End) return token
    }
  }

  #plain(token: number, after = token + 1): string {
    const bits = this.values[token]!
    if ((bits & (STR_BYTES | STR_NON_ASCII)) === (STR_BYTES | STR_NON_ASCII))
      throw this.failAtToken('bytes-not-ascii', 'bytes can only contain ASCII literal characters', token)
    const quotes = bits & STR_TRIPLE ? 3 : 1
    const from = this.starts[token]! + (bits & 3) + quotes
    return keepText(
      decodeText(this.text, from, this.ends[token]! - quotes, bits, () => this.failAtToken('', '', after)),
    )
  }

  /** Adds the pieces of one f-string. */
  #fstring(pieces: (string | Expr)[], after: number): void {
    this.pos++
    while (!this.accept(K.FEnd)) {
      if (this.at(K.FMiddle)) append(pieces, this.#middle(after))
      else this.#field(pieces, after)
    }
  }

  #middle(after: number): string {
    const token = this.pos++
    const bits = this.values[token]!
    const value = decodeText(this.text, this.starts[token]!, this.ends[token]!, bits, () =>
      this.failAtToken('', '', after),
    )
    if (bits & STR_SPEC) return value
    // braces are doubled in the source; an escape for a brace cannot be told from one here, so look at the source
    if (!/[{}]/.test(value)) return value
    return bits & STR_RAW
      ? value.replace(/\{\{|\}\}/g, (pair) => pair.charAt(0))
      : this.#unescapedBraces(token, bits, after)
  }

  #unescapedBraces(token: number, bits: number, after: number): string {
    let value = ''
    let from = this.starts[token]!
    const end = this.ends[token]!
    const decode = (to: number) => decodeText(this.text, from, to, bits, () => this.failAtToken('', '', after))
    for (let i = from; i < end; i++) {
      const character = this.text.charAt(i)
      if (character === '\\') {
        if (this.text.startsWith('N{', i + 1)) i = Math.max(i, this.text.indexOf('}', i))
        else if (!/[{}]/.test(this.text.charAt(i + 1))) i++
      } else if (character === '{' || character === '}') {
        value += decode(i + 1)
        from = i + 2
        i++
      }
    }
    return value + decode(end)
  }

  /** One replacement field, braces included. */
  #field(pieces: (string | Expr)[], after: number): void {
    const open = this.pos
    this.expect(K.LBrace)
    if (this.at(K.RBrace) || this.at(K.Exclamation) || this.at(K.Colon) || this.at(K.Equal))
      throw this.failAtToken('fstring', 'f-string: empty expression not allowed')
    const value = this.fieldExpression()
    const shown = this.accept(K.Equal)
    if (shown) append(pieces, this.text.slice(this.ends[open]!, this.starts[this.pos]!))
    let conversion: Formatted['conversion'] = null
    if (this.at(K.Exclamation)) conversion = this.#conversion()
    let spec: JoinedStr | null = null
    if (this.at(K.Colon)) spec = this.#spec(after)
    if (!this.at(K.RBrace)) throw this.#fieldEnd(shown || conversion !== null)
    this.pos++
    if (shown && !conversion && !spec) conversion = 'r'
    if (!conversion && !spec) pieces.push(value)
    else pieces.push({ t: 'Formatted', s: this.starts[open]!, e: this.end, value, conversion, spec })
  }

  #fieldEnd(late: boolean): Failure {
    if (this.at(K.Error)) return this.unexpected()
    return this.failAtToken('fstring', late ? "f-string: expecting '}'" : 'f-string: invalid syntax')
  }

  #conversion(): Formatted['conversion'] {
    this.pos++
    if (!this.at(K.Name)) {
      if (this.at(K.Error)) throw this.unexpected()
      throw this.failAtToken('fstring', 'f-string: missing conversion character')
    }
    if (this.starts[this.pos]! !== this.end)
      throw this.failAtToken('fstring', 'f-string: conversion type must come right after the exclamation mark')
    const letter = this.name()
    if (letter === 'r' || letter === 's' || letter === 'a') return letter
    throw this.failAtToken(
      'fstring',
      `f-string: invalid conversion character '${letter}': expected 's', 'r', or 'a'`,
      this.pos - 1,
    )
  }

  #spec(after: number): JoinedStr {
    this.pos++
    const s = this.end
    const pieces: (string | Expr)[] = []
    for (;;) {
      if (this.at(K.FMiddle)) append(pieces, this.#middle(after))
      else if (this.at(K.LBrace)) this.#field(pieces, after)
      else break
    }
    return { t: 'JoinedStr', s, e: this.end, pieces }
  }
}

/** Adds a literal text, to the last piece when that is text too. */
function append(pieces: (string | Expr)[], text: string): void {
  if (text === '') return
  const last = pieces.length - 1
  const previous = pieces[last]
  if (typeof previous === 'string') pieces[last] = previous + text
  else pieces.push(text)
}
