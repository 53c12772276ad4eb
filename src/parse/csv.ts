import { CSV_FIELD_LIMIT } from './limits.ts'
import type { SyntaxIssue } from './syntax-issue.ts'

export interface CsvCell {
  readonly value: string
  /** the cell as written, quotes included */
  readonly s: number
  readonly e: number
  /** true when it begins with a quote */
  readonly quoted: boolean
}

/** One record, which may span lines; an empty line is a row without cells, as in Python. */
export interface CsvRow {
  readonly cells: readonly CsvCell[]
  /** from its first character to its last, the line end excluded */
  readonly s: number
  readonly e: number
}

export interface CsvTable {
  readonly rows: readonly CsvRow[]
  readonly issues: readonly SyntaxIssue[]
}

/**
 * What ends a line outside quotes. Odoo 18 and later read through `io.StringIO`: a line feed alone, and a carriage
 * return before anything else is an error. Odoo 17 and earlier read through `codecs.getreader`: whatever
 * `str.splitlines` splits at.
 */
export type CsvLineEnds = 'feed' | 'unicode'

const COMMA = 44
const QUOTE = 34
const LF = 10
const CR = 13

/**
 * Reads CSV as Python's `csv.reader(file, quotechar='"', delimiter=',')` does. It stops at the first error, as Python
 * does; the rows before it are returned. A quote that is never closed is no error there: the cell ends with the file.
 */
export function parseCsv(text: string, lineEnds: CsvLineEnds = 'feed'): CsvTable {
  const reader = new CsvReader(text, lineEnds === 'unicode')
  const rows: CsvRow[] = []
  const issues: SyntaxIssue[] = []
  const nul = text.indexOf('\0')
  if (nul !== -1) issues.push({ code: 'nul', message: 'line contains NUL', span: [nul, nul + 1] })
  while (!reader.done) {
    const row = reader.row()
    if (reader.issue) {
      issues.push(reader.issue)
      break
    }
    rows.push(row)
  }
  return { rows, issues: issues.sort((a, b) => a.span[0] - b.span[0]) }
}

class CsvReader {
  readonly #text: string
  readonly #unicode: boolean
  #pos = 0
  /** true when the cell before the cursor ended with a line break that belongs to it */
  #broken = false
  issue: SyntaxIssue | undefined

  constructor(text: string, unicode: boolean) {
    this.#text = text
    this.#unicode = unicode
  }

  get done(): boolean {
    return this.#pos >= this.#text.length
  }

  /** Reads one row and moves behind its line end. */
  row(): CsvRow {
    const text = this.#text
    const s = this.#pos
    const cells: CsvCell[] = []
    const first = text.charCodeAt(s)
    if (first !== LF && first !== CR) {
      let more = true
      while (more && !this.issue) {
        const cell = this.#cell()
        cells.push(cell)
        more = !this.#broken && text.charCodeAt(this.#pos) === COMMA
        if (more) this.#pos++
      }
    }
    const e = this.#pos
    if (!this.issue && !(this.#broken && cells.length > 0)) this.#lineEnd()
    return { cells, s, e }
  }

  /** Reads a cell and stops at the comma or line end behind it. */
  #cell(): CsvCell {
    const text = this.#text
    const s = this.#pos
    const quoted = text.charCodeAt(s) === QUOTE
    let value = quoted ? this.#quotedPart() : ''
    const from = this.#pos
    let end = from
    this.#broken = false
    for (; end < text.length; end++) {
      const code = text.charCodeAt(end)
      if (code === COMMA || code === LF || code === CR) break
      if (this.#unicode && isUnicodeBreak(code)) {
        end++
        this.#broken = true
        break
      }
    }
    this.#pos = end
    const tail = text.slice(from, end)
    value = value === '' ? tail : value + tail
    if (value.length > CSV_FIELD_LIMIT && [...value].length > CSV_FIELD_LIMIT) {
      this.issue = {
        code: 'field-too-large',
        message: `field larger than field limit (${CSV_FIELD_LIMIT})`,
        span: [s, end],
      }
    }
    return { value, s, e: end, quoted }
  }

  /** The text between the quote at the cursor and its end, doubled quotes made one; moves behind the closing quote. */
  #quotedPart(): string {
    const text = this.#text
    let from = this.#pos + 1
    let value = ''
    for (;;) {
      const close = text.indexOf('"', from)
      if (close === -1) {
        this.#pos = text.length
        return value + text.slice(from)
      }
      if (text.charCodeAt(close + 1) !== QUOTE) {
        this.#pos = close + 1
        return value + text.slice(from, close)
      }
      value += text.slice(from, close + 1)
      from = close + 2
    }
  }

  /** Moves behind the line end at the cursor. */
  #lineEnd(): void {
    const text = this.#text
    let end = this.#pos
    while (text.charCodeAt(end) === CR) {
      end++
      if (this.#unicode && text.charCodeAt(end) !== LF) {
        this.#pos = end
        return
      }
    }
    if (end > this.#pos && end < text.length && text.charCodeAt(end) !== LF) {
      const message =
        'new-line character seen in unquoted field - do you need to open the file in universal-newline mode?'
      this.issue = { code: 'carriage-return', message, span: [this.#pos, end] }
    }
    this.#pos = text.charCodeAt(end) === LF ? end + 1 : end
  }
}

/** What `str.splitlines` splits at, beside line feed and carriage return. */
function isUnicodeBreak(code: number): boolean {
  if (code < 0x85) return code === 0x0b || code === 0x0c || (code >= 0x1c && code <= 0x1e)
  return code === 0x85 || code === 0x2028 || code === 0x2029
}
