import type { SyntaxIssue } from './syntax-issue.ts'

/** A string literal; `value` is what stands between its quotes, as written. */
export interface ScriptString {
  readonly value: string
  /** between the quotes */
  readonly s: number
  readonly e: number
}

export interface ScriptScan {
  /** the text with comments, regular expressions and what strings hold made blank; offsets are the same */
  readonly code: string
  /** string literals (and templates without substitutions) by the offset of their first quote */
  readonly strings: ReadonlyMap<number, ScriptString>
  /** closing bracket by opening bracket */
  readonly pairs: ReadonlyMap<number, number>
  /** the first string, comment or bracket that does not end, or bracket that nothing opened */
  readonly problem: SyntaxIssue | undefined
  /** the most brackets that are open at once */
  readonly depth: number
}

const BEFORE_EXPRESSION =
  /(?:^|[^\w$.])(?:return|typeof|case|in|of|delete|void|throw|new|else|do|await|yield|instanceof|default)$/
const CLOSING = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
])

/** Several readers ask for the scan of one file, one after the other: the last one is kept. */
let last: { readonly text: string; readonly scan: ScriptScan } | undefined

/** Tells code from comments, strings and regular expressions. It judges brackets and quotes, not syntax. */
export function scanScript(text: string): ScriptScan {
  if (last?.text !== text) last = { text, scan: new Scanner(text).run() }
  return last.scan
}

class Scanner {
  readonly #text: string
  readonly #parts: string[] = []
  readonly #strings = new Map<number, ScriptString>()
  readonly #pairs = new Map<number, number>()
  readonly #open: number[] = []
  /** opening bracket by closing bracket */
  readonly #openers = new Map<number, number>()
  #problem: SyntaxIssue | undefined
  #depth = 0
  /** what is copied up to here */
  #copied = 0
  /** the last character that is neither white space nor comment */
  #last = -1

  constructor(text: string) {
    this.#text = text
  }

  run(): ScriptScan {
    const text = this.#text
    for (let i = 0; i < text.length; ) i = this.#step(i)
    this.#parts.push(text.slice(this.#copied))
    const open = this.#open[0]
    if (open !== undefined) {
      const bracket = text[open] === '`' ? 'template' : `\`${text[open]}\``
      this.#report('unclosed-bracket', `${bracket} is never closed`, open, open + 1)
    }
    return {
      code: this.#parts.join(''),
      strings: this.#strings,
      pairs: this.#pairs,
      problem: this.#problem,
      depth: this.#depth,
    }
  }

  /** Reads what stands at `i` and returns where the next thing stands. */
  #step(i: number): number {
    const text = this.#text
    const char = text.charAt(i)
    if (char <= ' ') return i + 1
    if (char === '/') {
      const next = text.charAt(i + 1)
      if (next === '/') return this.#blank(i, lineEnd(text, i))
      if (next === '*') return this.#comment(i)
      if (this.#regexMayStand()) {
        const end = regexEnd(text, i)
        if (end !== -1) {
          this.#last = end - 1
          return this.#blank(i + 1, end)
        }
      }
    } else if (char === '"' || char === "'") return this.#string(i, char)
    else if (char === '`') return this.#template(i, i + 1)
    else if (char === '(' || char === '[' || char === '{') this.#depth = Math.max(this.#depth, this.#open.push(i))
    else if (char === ')' || char === ']' || char === '}') return this.#close(i, char)
    this.#last = i
    return i + 1
  }

  #comment(i: number): number {
    const end = this.#text.indexOf('*/', i + 2)
    if (end === -1) this.#report('unended-comment', 'comment is never closed', i, i + 2)
    return this.#blank(i, end === -1 ? this.#text.length : end + 2)
  }

  #string(i: number, quote: string): number {
    const text = this.#text
    let end = i + 1
    for (; end < text.length; end++) {
      const char = text.charAt(end)
      if (char === quote || char === '\n') break
      if (char === '\\') end += text.charAt(end + 1) === '\r' && text.charAt(end + 2) === '\n' ? 2 : 1
    }
    end = Math.min(end, text.length)
    const closed = text.charAt(end) === quote
    if (!closed) this.#report('unended-string', 'string is not closed on its line', i, end)
    else this.#strings.set(i, { value: text.slice(i + 1, end), s: i + 1, e: end })
    this.#last = i
    this.#blank(i + 1, end)
    return closed ? end + 1 : end
  }

  /** Reads a template from `from`, which is behind its backtick or behind a substitution, to its end or `${`. */
  #template(start: number, from: number): number {
    const text = this.#text
    for (let i = from; i < text.length; i++) {
      const char = text.charAt(i)
      if (char === '\\') i++
      else if (char === '`') {
        if (from === start + 1) this.#strings.set(start, { value: text.slice(from, i), s: from, e: i })
        this.#last = i
        this.#blank(from, i)
        return i + 1
      } else if (char === '$' && text.charAt(i + 1) === '{') {
        this.#depth = Math.max(this.#depth, this.#open.push(start, i + 1))
        this.#last = i + 1
        return this.#blank(from, i) + 2
      }
    }
    this.#report('unended-string', 'template is never closed', start, start + 1)
    return this.#blank(from, text.length)
  }

  #close(i: number, char: string): number {
    const open = this.#open[this.#open.length - 1]
    const opened = open === undefined ? '' : this.#text.charAt(open)
    if (open === undefined || CLOSING.get(opened) !== char) {
      const message = opened === '' ? `nothing opened this \`${char}\`` : `\`${char}\` does not close \`${opened}\``
      this.#report('unmatched-bracket', message, i, i + 1)
      if (open !== undefined && opened !== '`') this.#open.pop()
      this.#last = i
      return i + 1
    }
    this.#open.pop()
    this.#pairs.set(open, i)
    this.#openers.set(i, open)
    this.#last = i
    const outer = this.#open[this.#open.length - 1]
    if (outer === undefined || this.#text.charAt(outer) !== '`') return i + 1
    this.#open.pop()
    return this.#template(outer, i + 1)
  }

  /** Whether a `/` begins a regular expression here; it divides after a value. */
  #regexMayStand(): boolean {
    const text = this.#text
    const last = this.#last
    if (last === -1) return true
    const char = text.charAt(last)
    if (char === ')') return this.#closesCondition(last)
    if (/[\w$]/.test(char)) return BEFORE_EXPRESSION.test(text.slice(Math.max(0, last - 12), last + 1))
    if (char === '+' || char === '-') return text.charAt(last - 1) !== char
    return !/[\]"'`]/.test(char)
  }

  /** True for the bracket that ends `if (…)`, `while (…)` or `for (…)`. */
  #closesCondition(at: number): boolean {
    const back = this.#openers.get(at)
    if (back === undefined) return false
    return /(?:^|[^\w$.])(?:if|while|for|with)\s*$/.test(this.#text.slice(Math.max(0, back - 12), back))
  }

  /** Replaces `[s, e)` by blanks in the code and returns `e`. */
  #blank(s: number, e: number): number {
    if (e > s) {
      this.#parts.push(this.#text.slice(this.#copied, s), ' '.repeat(e - s))
      this.#copied = e
    }
    return e
  }

  #report(code: string, message: string, s: number, e: number): void {
    this.#problem ??= { code, message, span: [s, e] }
  }
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end === -1 ? text.length : end
}

/** The end of the regular expression whose `/` is at `start`, flags included; -1 when its line ends first. */
function regexEnd(text: string, start: number): number {
  let inClass = false
  for (let i = start + 1; i < text.length; i++) {
    const char = text.charAt(i)
    if (char === '\n') return -1
    if (char === '\\') i++
    else if (char === '[') inClass = true
    else if (char === ']') inClass = false
    else if (char === '/' && !inClass) {
      let end = i + 1
      while (/[a-z]/.test(text.charAt(end))) end++
      return end
    }
  }
  return -1
}
