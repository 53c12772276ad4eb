import type { SyntaxIssue } from '../syntax-issue.ts'

/** Thrown inside this folder to leave the parse at its first error; `parseXml` catches it. */
export class XmlStop {
  readonly issue: SyntaxIssue

  constructor(issue: SyntaxIssue) {
    this.issue = issue
  }
}

/** An entity declared in the file's own DOCTYPE: its replacement text, or why it is not replaced. */
export type Entity = { readonly text: string } | { readonly refusal: string }

/** The text under the cursor and what its DOCTYPE declared. */
export class XmlReader {
  readonly text: string
  readonly entities = new Map<string, Entity>()
  /** UTF-16 units that entities have added so far */
  expanded = 0
  pos = 0

  constructor(text: string) {
    this.text = text
  }

  /** Leaves the parse. The span is cut to the text. */
  fail(code: string, message: string, s: number, e: number = s + 1): never {
    const length = this.text.length
    throw new XmlStop({
      code,
      message,
      span: [Math.min(s, length), Math.max(Math.min(s, length), Math.min(e, length))],
    })
  }

  /** Moves behind spaces, tabs and line ends; true when there was one. */
  skipBlanks(): boolean {
    const start = this.pos
    const { text } = this
    let i = start
    while (isBlank(text.charCodeAt(i))) i++
    this.pos = i
    return i > start
  }

  at(literal: string): boolean {
    return this.text.startsWith(literal, this.pos)
  }

  /** The line of an offset, from 1, as libxml2 counts: line feeds only. */
  lineOf(offset: number): number {
    let line = 1
    for (let i = this.text.indexOf('\n'); i !== -1 && i < offset; i = this.text.indexOf('\n', i + 1)) line++
    return line
  }
}

export function isBlank(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9
}

const ASCII_NAME = /[A-Za-z_][A-Za-z0-9_.-]*/y
const NC_START =
  'A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F' +
  '\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}'
const NC_REST = `${NC_START}\\-.0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040`
const NC_NAME = new RegExp(`[${NC_START}][${NC_REST}]*`, 'uy')
const NAME = new RegExp(`[:${NC_START}][:${NC_REST}]*`, 'uy')
const NM_TOKEN = new RegExp(`[:${NC_REST}]*`, 'uy')

function endOf(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start
  return pattern.test(text) ? pattern.lastIndex : start
}

/** The end of the name without colons at `start`; `start` when there is none. */
export function ncNameEnd(text: string, start: number): number {
  const end = endOf(ASCII_NAME, text, start)
  return text.charCodeAt(end) < 0x80 || end === text.length ? end : endOf(NC_NAME, text, start)
}

/** The end of the name at `start`, colons allowed; `start` when there is none. */
export function nameEnd(text: string, start: number): number {
  return endOf(NAME, text, start)
}

/** The end of the run of name characters at `start`. */
export function nameTokenEnd(text: string, start: number): number {
  return endOf(NM_TOKEN, text, start)
}

const INVALID =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/

/** The offset of the first character that no XML file may hold; -1 when there is none. */
export function invalidCharacter(text: string): number {
  return text.search(INVALID)
}

/** True for a code point that a character reference may stand for. */
export function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 9 || code === 10 || code === 13
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff)
}
