import type { SyntaxIssue } from '../syntax-issue.ts'
import type { Failure } from './failure.ts'
import { K } from './kinds.ts'
import { lineOf } from './lexer.ts'
import { PatternParser } from './patterns.ts'

/** No more are told of one file. */
export const MAX_ISSUES = 20

/** Keywords that nothing but a statement begins with. */
const STATEMENT_ONLY: ReadonlySet<K> = new Set([
  ...[K.Class, K.Def, K.Return, K.Import, K.Try, K.While, K.With, K.Raise, K.Pass, K.Del, K.Global, K.Nonlocal],
  ...[K.Assert, K.Break, K.Continue],
])
const STATEMENT_LINE =
  /^(?:class|def|async def|return|import|try:|while|with|raise|pass|del|global|nonlocal|assert|break|continue)\b/

/** Notes what is wrong and finds the place from where reading can go on. */
export abstract class RecoveringParser extends PatternParser {
  readonly issues: SyntaxIssue[] = []
  /** columns of the open blocks, as the lexer counts them */
  readonly #columns: number[] = [0]
  readonly #narrow: number[] = [0]

  protected get isFull(): boolean {
    return this.issues.length >= MAX_ISSUES
  }

  /** Takes the `Indent` token. */
  protected openBlock(): void {
    const column = this.values[this.pos]!
    const at = this.starts[this.pos]!
    this.pos++
    this.#columns.push(column)
    this.#narrow.push(narrowColumn(this.text, at))
  }

  protected closeBlock(): void {
    this.#columns.pop()
    this.#narrow.pop()
  }

  protected note(failure: Failure): void {
    if (this.issues.length === 0 && this.#noteTokenizerFirst(failure)) return
    this.#add({ code: failure.code, message: failure.message, span: failure.span })
  }

  /** CPython prefers some errors of its tokenizer, from anywhere later in the file, to the parser's. */
  #noteTokenizerFirst(failure: Failure): boolean {
    const later = this.lexer.failure
    if (!later || failure.code === 'unexpected-indent') return false
    const issue = { code: later.code, message: later.message, span: later.span }
    if (later.loud) this.#add(issue)
    else if (later.code === 'bracket-never-closed') {
      const open = later.span[0]
      const last = Math.max(this.pos, this.far)
      const seen = this.starts[last]!
      if (this.kinds[last] !== K.Error && lineOf(this.text, seen) <= lineOf(this.text, open)) return false
      this.#add(issue)
      return true
    }
    return false
  }

  #add({ code, message, span }: SyntaxIssue): void {
    const { length } = this.text
    const issue: SyntaxIssue = { code, message, span: [Math.min(span[0], length), Math.min(span[1], length)] }
    const known = this.issues.some((other) => other.span[0] === issue.span[0] && other.code === issue.code)
    if (!known && !this.isFull) this.issues.push(issue)
  }

  /** From an error in the statement that begins at token `start`: moves to the line end from where to go on. */
  protected skipLine(start: number): void {
    let brackets = 0
    for (let i = start; ; i++) {
      const kind = this.kinds[i]!
      if (i >= this.pos) {
        if (kind === K.Newline || kind === K.End) {
          this.pos = i
          return
        }
        if (kind === K.Error) {
          this.#restartBehindError(i)
          return
        }
        if (brackets > 0 && i > start && this.#beginsStatement(i, kind)) {
          this.#restart(i, lineStart(this.text, this.starts[i]!), false)
          return
        }
      }
      if (kind === K.LParen || kind === K.LBracket || kind === K.LBrace) brackets++
      else if (kind === K.RParen || kind === K.RBracket || kind === K.RBrace) brackets--
    }
  }

  /** A token inside brackets looks like the beginning of the next statement. */
  #beginsStatement(token: number, kind: K): boolean {
    const at = this.starts[token]!
    const before = this.starts[token - 1]!
    // looked for between the two tokens only: a line may be a megabyte long
    let line = at
    while (line > before && this.text.charCodeAt(line - 1) !== 10 && this.text.charCodeAt(line - 1) !== 13) line--
    if (line <= before) return false
    if (STATEMENT_ONLY.has(kind)) return true
    if (kind === K.RParen || kind === K.RBracket || kind === K.RBrace) return false
    return wideColumn(this.text, line, at) <= this.#columns.at(-1)!
  }

  #restart(count: number, offset: number, lenient: boolean): void {
    this.lexer.restart(count, offset, this.#columns, this.#narrow, lenient)
    this.pos = count
    this.reload()
  }

  #restartBehindError(token: number): void {
    const error = this.lexer.failure!
    const { text } = this
    const at = error.span[0]
    if (error.code === 'unindent-mismatch' || error.code === 'mixed-tabs-and-spaces') {
      this.#restart(token, lineStart(text, at), true)
      return
    }
    let offset = text.length
    const final = [
      'unterminated-triple-quoted-string',
      'too-deep-indentation',
      'bracket-never-closed',
      'unexpected-end',
    ]
    if (!final.includes(error.code)) offset = this.#nextStatementLine(at)
    this.#restart(token, offset, true)
  }

  #nextStatementLine(from: number): number {
    const { text } = this
    const column = this.#columns.at(-1)!
    const lines = /[ \t\f]*(?=([^\s#]))?[^\r\n]*(?:\r\n|\r|\n|$)/y
    lines.lastIndex = from
    lines.test(text)
    while (lines.lastIndex < text.length) {
      const line = lines.lastIndex
      const first = lines.exec(text)?.[1]
      if (first === undefined || /[)\]}]/.test(first)) continue
      const content = text.slice(line, lines.lastIndex).trimStart()
      const at = text.indexOf(first, line)
      if (wideColumn(text, line, at) <= column || STATEMENT_LINE.test(content)) return line
    }
    return text.length
  }
}

function lineStart(text: string, offset: number): number {
  let start = offset
  while (start > 0 && text.charCodeAt(start - 1) !== 10 && text.charCodeAt(start - 1) !== 13) start--
  return start
}

function wideColumn(text: string, line: number, at: number): number {
  let column = 0
  for (let i = line; i < at; i++) {
    const code = text.charCodeAt(i)
    column = code === 9 ? (column & ~7) + 8 : code === 12 ? 0 : column + 1
  }
  return column
}

/** The column with tabs counted as one. */
function narrowColumn(text: string, at: number): number {
  let start = lineStart(text, at)
  for (let i = start; i < at; i++) if (text.charCodeAt(i) === 12) start = i + 1
  return at - start
}
