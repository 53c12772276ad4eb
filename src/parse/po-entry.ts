/** A string and its continuation lines. */
export interface PoString {
  /** unescaped as polib does */
  readonly value: string
  /** from the first quote to the last */
  readonly s: number
  readonly e: number
}

interface EntryParts {
  readonly context: PoString | undefined
  readonly msgid: PoString
  readonly plural: PoString | undefined
  readonly msgstr: readonly PoString[]
  readonly obsolete: boolean
  /** begin and end of each line with a reference, a flag or a generated comment */
  readonly notes: readonly number[]
}

/** One entry. What its comments say is read when it is asked for: most of a file's bytes are comments. */
export class PoEntry {
  readonly context: PoString | undefined
  readonly msgid: PoString
  readonly plural: PoString | undefined
  /** `msgstr`, or the forms `msgstr[0]`, `msgstr[1]` … in the order of their numbers */
  readonly msgstr: readonly PoString[]
  /** true for an entry commented out with `#~` */
  readonly obsolete: boolean
  readonly #text: string
  readonly #notes: readonly number[]

  constructor(text: string, { context, msgid, plural, msgstr, obsolete, notes }: EntryParts) {
    this.context = context
    this.msgid = msgid
    this.plural = plural
    this.msgstr = msgstr
    this.obsolete = obsolete
    this.#text = text
    this.#notes = notes
  }

  get flags(): readonly string[] {
    return this.#contents(',').flatMap((content) => content.split(',').map((flag) => flag.trim()))
  }

  /** what `#: …` lines name, as written: `model:ir.model,name:module.xmlid`, `code:addons/x/y.py:0` */
  get references(): readonly string[] {
    return this.#contents(':').flatMap((content) => content.split(SPACES).filter((name) => name !== ''))
  }

  /** the first generated comment's module, as Odoo reads it: without one Odoo cannot import the entry */
  get module(): string | undefined {
    return /^modules?: ([\p{L}\p{N}_]+)/u.exec(this.#contents('.').join('\n'))?.[1]
  }

  #contents(sign: string): readonly string[] {
    const found: string[] = []
    for (let i = 0; i < this.#notes.length; i += 2) {
      const s = this.#notes[i] ?? 0
      if (this.#text.charAt(s + 1) === sign) found.push(this.#text.slice(s + 3, this.#notes[i + 1]))
    }
    return found
  }
}

/** What Python's `str.split()` splits at. */
export const SPACES = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/

export function isSpace(code: number): boolean {
  if (code < 0x80) return code === 32 || (code >= 9 && code <= 13) || (code >= 28 && code <= 31)
  return SPACES.test(String.fromCharCode(code))
}

const ESCAPE = /\\([\\ntrvbf"])/g
const ESCAPED: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', v: '\v', b: '\b', f: '\f' }

/** The text of a quoted string `[s, e)`. Like polib it leaves out the first and the last character, whatever they are. */
export function quotedText(text: string, s: number, e: number): string {
  const raw = text.slice(s + 1, Math.max(e - 1, s + 1))
  return raw.includes('\\') ? raw.replace(ESCAPE, (_, code: string) => ESCAPED[code] ?? code) : raw
}
