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
  readonly plural: PoString | undefined
  readonly obsolete: boolean
}

/** Lines with a reference, a flag or a generated comment: an entry's are a range of those of its file. */
interface PoNotes {
  /** begin and end of each */
  readonly all: readonly number[]
  readonly from: number
  readonly to: number
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
  readonly #notes: PoNotes

  constructor(text: string, parts: EntryParts, msgid: PoString, msgstr: readonly PoString[], notes: PoNotes) {
    this.context = parts.context
    this.msgid = msgid
    this.plural = parts.plural
    this.msgstr = msgstr
    this.obsolete = parts.obsolete
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

  /** the same as `module !== undefined`, without making texts */
  get hasModule(): boolean {
    const { all, from, to } = this.#notes
    for (let i = from; i < to; i += 2) {
      const s = all[i] ?? 0
      if (this.#text.charCodeAt(s + 1) === DOT) return MODULE.test(this.#text.slice(s + 3, s + 13))
    }
    return false
  }

  /** where the entry begins with a note of its own, else with its id */
  get start(): number {
    const { all, from, to } = this.#notes
    return Math.min((from < to ? all[from] : undefined) ?? this.msgid.s, this.context?.s ?? this.msgid.s, this.msgid.s)
  }

  /** the values of records that it gives as they are, and not term by term: `model:ir.model,name:module.xmlid` */
  get targets(): readonly string[] {
    const { all, from, to } = this.#notes
    let found: string[] | undefined
    for (let i = from; i < to; i += 2) {
      const s = all[i] ?? 0
      if (this.#text.charCodeAt(s + 1) !== COLON || !this.#text.startsWith('model:', s + 3)) continue
      const names = this.#text.slice(s + 3, all[i + 1])
      const some = names.includes(' ') ? names.split(SPACES).filter((name) => name.startsWith('model:')) : [names]
      if (found) found.push(...some)
      else found = some
    }
    return found ?? NONE
  }

  #contents(sign: string): readonly string[] {
    const { all, from, to } = this.#notes
    const found: string[] = []
    for (let i = from; i < to; i += 2) {
      const s = all[i] ?? 0
      if (this.#text.charAt(s + 1) === sign) found.push(this.#text.slice(s + 3, all[i + 1]))
    }
    return found
  }
}

const DOT = 46
const COLON = 58
const NONE: readonly string[] = []
const MODULE = /^modules?: [\p{L}\p{N}_]/u

/** What Python's `str.split()` splits at. */
const SPACES = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/

export function isSpace(code: number): boolean {
  if (code > 32 && code < 0x80) return false
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
