import { Failure } from './failure.ts'
import { STR_BACKSLASH, STR_BYTES, STR_CR, STR_RAW } from './kinds.ts'

/** The value of a literal's text between `start` and `end`; throws a `Failure` at `place` when an escape is wrong. */
export function decodeText(text: string, start: number, end: number, bits: number, place: () => Failure): string {
  const raw = text.slice(start, end)
  const plain = bits & STR_CR ? raw.replace(/\r\n?/g, '\n') : raw
  if (!(bits & STR_BACKSLASH) || bits & STR_RAW) return plain
  return new Escapes(plain, (bits & STR_BYTES) !== 0, place).decode()
}

const SIMPLE: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

class Escapes {
  readonly #text: string
  readonly #bytes: boolean
  readonly #place: () => Failure
  /** the place just behind the escape at hand */
  #pos = 0

  constructor(text: string, bytes: boolean, place: () => Failure) {
    this.#text = text
    this.#bytes = bytes
    this.#place = place
  }

  decode(): string {
    const text = this.#text
    let result = ''
    let from = 0
    for (;;) {
      const at = text.indexOf('\\', from)
      if (at < 0) return result + text.slice(from)
      this.#pos = at + 2
      result += text.slice(from, at) + this.#escape(at, text.charAt(at + 1))
      from = this.#pos
    }
  }

  #escape(at: number, letter: string): string {
    const simple = SIMPLE[letter]
    if (simple !== undefined) return simple
    switch (letter) {
      case 'x':
        return this.#hex(at, 2, 'x')
      case 'u':
        if (!this.#bytes) return this.#hex(at, 4, 'u')
        break
      case 'U':
        if (!this.#bytes) return this.#hex(at, 8, 'U')
        break
      case 'N':
        if (!this.#bytes) return this.#named(at)
        break
      default: {
        const octal = /^[0-7]{1,3}/.exec(this.#text.slice(at + 1, at + 4))
        if (octal) {
          this.#pos = at + 1 + octal[0].length
          const code = Number.parseInt(octal[0], 8)
          return String.fromCharCode(this.#bytes ? code & 255 : code)
        }
      }
    }
    // an unknown escape stands for itself
    return `\\${letter}`
  }

  #hex(at: number, length: number, letter: string): string {
    const digits = /^[0-9a-fA-F]*/.exec(this.#text.slice(at + 2, at + 2 + length))![0]
    this.#pos = at + 2 + digits.length
    if (digits.length < length) {
      if (this.#bytes) throw this.#error(`(value error) invalid \\x escape at position ${at}`)
      throw this.#unicodeError(at, `truncated \\${letter}${'X'.repeat(length)} escape`)
    }
    const code = Number.parseInt(digits, 16)
    if (code > 0x10ffff) throw this.#unicodeError(at, 'illegal Unicode character')
    return String.fromCodePoint(code)
  }

  /** `\N{NAME}` stays as written: there is no table of names here. */
  #named(at: number): string {
    const named = /^\{[^}]+\}/.exec(this.#text.slice(at + 2))
    if (!named) {
      const open = this.#text.charAt(at + 2) === '{'
      const close = open ? this.#text.indexOf('}', at) : -1
      this.#pos = !open ? at + 2 : close < 0 ? this.#text.length : close + 1
      throw this.#unicodeError(at, 'malformed \\N character escape')
    }
    this.#pos = at + 2 + named[0].length
    return this.#text.slice(at, this.#pos)
  }

  #unicodeError(at: number, reason: string): Failure {
    // CPython counts positions in a text whose characters outside ASCII are written as `\UXXXXXXXX`
    const position = (offset: number) => this.#text.slice(0, offset).replace(/[^\0-\x7f]/gu, '          ').length
    const first = position(at)
    const last = position(this.#pos) - 1
    const where = last > first ? `bytes in position ${first}-${last}` : `byte 0x5c in position ${first}`
    return this.#error(`(unicode error) 'unicodeescape' codec can't decode ${where}: ${reason}`)
  }

  #error(message: string): Failure {
    const { span } = this.#place()
    return new Failure('invalid-escape', message, span[0], span[1])
  }
}
