import type { Expr } from './ast.ts'
import type { Sights } from './check.ts'
import { Failure } from './failure.ts'
import { ID_EXEC, ID_PRINT, K } from './kinds.ts'
import type { Lexer } from './lexer.ts'

/** Deepest nesting of operators, conditionals and lambdas; CPython gives up at about 2980. */
const MAX_DEPTH = 1000
const MAX_TRIALS = 2000
/** Longest chain of one level: `a + b + c …`, `a.b.c …`. */
export const MAX_CHAIN = 2900

/** Branches of one `if` after which a reading stops; Python stops at some 2,900, our own walks nest deeper. */
export const MAX_BRANCHES = 1000

/** The place in the tokens of one text. */
export abstract class TokenReader {
  readonly text: string
  protected readonly lexer: Lexer
  protected kinds: Uint8Array
  protected starts: Int32Array
  protected ends: Int32Array
  protected values: Int32Array
  protected readonly names: readonly string[]
  protected pos = 0
  readonly sights: Sights = { scopes: false, futures: [] }
  protected depth = 0
  /**
   * A second reading of something wrong, as CPython does it: expressions end where they cannot go on, so that what
   * follows them can tell more than `invalid syntax`.
   */
  protected lenient = false
  /** the last token that any reading looked at */
  protected far = 0
  /** how many readings on trial are left: nested ones would multiply */
  protected trials = MAX_TRIALS
  /** look for a better message than `invalid syntax`; off while something is only tried */
  protected explains = true

  constructor(lexer: Lexer) {
    this.lexer = lexer
    this.text = lexer.text
    this.names = lexer.interner.names
    this.kinds = lexer.kinds
    this.starts = lexer.starts
    this.ends = lexer.ends
    this.values = lexer.values
  }

  protected reload(): void {
    this.kinds = this.lexer.kinds
    this.starts = this.lexer.starts
    this.ends = this.lexer.ends
    this.values = this.lexer.values
  }

  protected get kind(): K {
    return this.kinds[this.pos]!
  }

  protected at(kind: K | undefined): boolean {
    return this.kinds[this.pos] === kind
  }

  /** The end of the token just read. */
  protected get end(): number {
    return this.ends[this.pos - 1]!
  }

  protected nameAt(token: number): string {
    return this.names[this.values[token]!]!
  }

  protected expect(kind: K): void {
    if (this.kinds[this.pos] !== kind) throw this.unexpected()
    this.pos++
  }

  protected accept(kind: K): boolean {
    if (this.kinds[this.pos] !== kind) return false
    this.pos++
    return true
  }

  protected name(): string {
    if (this.kinds[this.pos] !== K.Name) throw this.unexpected()
    return this.names[this.values[this.pos++]!]!
  }

  /** The error at a token that no rule takes. */
  protected unexpected(at = this.pos): Failure {
    // `a not b`: `not` was right, `in` is missing
    const token = this.kinds[at] === K.Not && this.#endsOperand(at - 1) ? at + 1 : at
    const start = this.starts[token]!
    switch (this.kinds[token]) {
      case K.Error: {
        const error = this.lexer.failure!
        return new Failure(error.code, error.message, error.span[0], error.span[1])
      }
      case K.Indent:
        return new Failure('unexpected-indent', 'unexpected indent', start, start + 1)
      case K.Dedent:
        return new Failure('unexpected-unindent', 'unexpected unindent', start, start + 1)
      default:
        return new Failure('invalid-syntax', 'invalid syntax', start, this.ends[token]!, false)
    }
  }

  #endsOperand(token: number): boolean {
    const kind = this.kinds[token] ?? K.Newline
    return kind <= K.Str || kind === K.FEnd || kind === K.RParen || kind === K.RBracket || kind === K.RBrace
  }

  /** An error over a token, or an expression. */
  protected failAt(code: string, message: string, from: { readonly s: number; readonly e: number }): Failure {
    return new Failure(code, message, from.s, from.e)
  }

  protected failAtToken(code: string, message: string, token = this.pos): Failure {
    if (this.kinds[token] === K.Error) return this.unexpected(token)
    return new Failure(code, message, this.starts[token]!, this.ends[token]!)
  }

  protected deeper(): void {
    if (++this.depth > MAX_DEPTH)
      throw this.failAtToken('too-complex', 'source too complex: too many nested expressions')
  }

  protected tooLong(): Failure {
    return this.failAtToken('too-complex', 'source too complex: too many operators or branches in a row')
  }

  #try(): void {
    if (--this.trials < 0) throw new Failure('invalid-syntax', 'invalid syntax', 0, 0, false)
  }

  /** What `read` gives; where it fails undefined in a lenient reading. */
  protected optionally<T>(read: () => T): T | undefined {
    return this.lenient ? this.attempt(read) : read()
  }

  /** The error that a lenient reading from token `start` meets, or the given one. */
  protected explained(failure: Failure, start: number, read: () => void): Failure {
    this.far = Math.max(this.far, this.pos)
    if (failure.specific) return failure
    const { pos, depth } = this
    this.pos = start
    this.lenient = true
    try {
      read()
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      this.far = Math.max(this.far, this.pos)
      if (error.specific) return error
    } finally {
      this.lenient = false
      this.trials = MAX_TRIALS
    }
    this.pos = pos
    this.depth = depth
    return failure
  }

  /** What `read` gives, or undefined and nothing read where it meets plain invalid syntax. */
  protected attempt<T>(read: () => T): T | undefined {
    const { pos, depth } = this
    try {
      this.#try()
      return read()
    } catch (error) {
      if (this.pos > this.far) this.far = this.pos
      if (!(error instanceof Failure) || error.specific) throw error
      this.pos = pos
      this.depth = depth
      return undefined
    }
  }

  /** Like `attempt`, with no look for better messages. */
  protected quietly<T>(read: () => T): T | undefined {
    const { explains, pos, depth } = this
    this.explains = false
    try {
      this.#try()
      return read()
    } catch (error) {
      if (this.pos > this.far) this.far = this.pos
      if (!(error instanceof Failure)) throw error
      this.pos = pos
      this.depth = depth
      return undefined
    } finally {
      this.explains = explains
    }
  }

  /** Brackets are open behind this token. */
  protected isBracketed(token: number): boolean {
    let level = 0
    for (let i = token; i >= 0; i--) {
      const kind = this.kinds[i]!
      if (kind === K.RParen || kind === K.RBracket || kind === K.RBrace) level--
      else if (kind === K.LParen || kind === K.LBracket || kind === K.LBrace) level++
      else if (kind === K.Newline) break
    }
    return level > 0
  }

  /** `print` or `exec`, which were statements in Python 2. */
  protected isLegacyName(expr: Expr, token: number): boolean {
    const id = this.values[token]!
    return expr.t === 'Name' && (id === ID_PRINT || id === ID_EXEC)
  }
}
