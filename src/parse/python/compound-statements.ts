import { keepList } from '../../text/keep.ts'
import type { Case, ClassDef, Expr, FunctionDef, Handler, If, Keyword, Params, Stmt, With } from './ast.ts'
import { Failure } from './failure.ts'
import { ID_CASE, ID_MATCH, K, STARTS_EXPRESSION } from './kinds.ts'
import { lineOf } from './lexer.ts'
import type { CatchAll } from './patterns.ts'
import { MAX_BRANCHES } from './reader.ts'
import { SimpleStatementParser } from './simple-statements.ts'
import { expressionName, invalidTarget, isTarget } from './targets.ts'

const NO_PARAMS: Params = { posonly: [], args: [], vararg: null, kwonly: [], kwarg: null }

type WithItem = With['items'][number]

/** Reads whole statements and blocks of them. */
export class Parser extends SimpleStatementParser {
  /** The header of the statement at hand was wrong and is skipped up to its line end. */
  #broken = false

  file(): Stmt[] {
    const body: Stmt[] = []
    while (!this.at(K.End) && !this.isFull) {
      this.#statements(body)
      // a dedent too many can follow an error
      if (this.at(K.Dedent)) this.pos++
    }
    return keepList(body)
  }

  /** Statements up to the end of their block. */
  #statements(body: Stmt[]): void {
    while (this.kinds[this.pos] !== K.Dedent && this.kinds[this.pos] !== K.End && !this.isFull) {
      const start = this.pos
      const { depth } = this
      try {
        this.#statement(body)
      } catch (error) {
        if (!(error instanceof Failure)) throw error
        this.depth = depth
        const failure = this.explained(error, start, () => this.simpleStatements([]))
        this.#recover(failure, start, body)
      }
    }
  }

  #recover(failure: Failure, start: number, body: Stmt[]): void {
    // what follows a broken header is no error of its own
    const kind = this.kinds[start]!
    const orphan = kind === K.Elif || kind === K.Else || kind === K.Except || kind === K.Finally
    if (!orphan || this.issues.length === 0) this.note(failure)
    const s = this.starts[start]!
    if (kind !== K.Indent) {
      this.skipLine(start)
      const bad: Expr = { t: 'BadExpr', s, e: Math.max(s, this.end) }
      if (!orphan && kind !== K.Error) body.push({ t: 'Expr', s, e: bad.e, value: bad })
      this.accept(K.Newline)
    } else this.pos = start
    if (this.at(K.Indent)) this.#block(body)
  }

  /** An indented block whose `Indent` is the current token. */
  #block(body: Stmt[]): void {
    this.openBlock()
    this.#statements(body)
    this.closeBlock()
    this.accept(K.Dedent)
  }

  #statement(body: Stmt[]): void {
    const { pos } = this
    switch (this.kinds[pos]) {
      case K.If:
        body.push(this.#if())
        return
      case K.Def:
        body.push(this.#function(keepList([]), this.starts[pos]!, false))
        return
      case K.Class:
        body.push(this.#class([]))
        return
      case K.At:
        body.push(this.#decorated())
        return
      case K.For:
        body.push(this.#for(this.starts[pos]!, false))
        return
      case K.Try:
        body.push(this.#try())
        return
      case K.While:
        body.push(this.#while())
        return
      case K.With:
        body.push(this.#with(this.starts[pos]!, false))
        return
      case K.Async:
        body.push(this.#async())
        return
      case K.Name:
        if (this.values[pos] === ID_MATCH) {
          if (this.#isMatch()) {
            body.push(this.#match())
            return
          }
          this.#simpleOrMatch(body)
          return
        }
        break
    }
    this.simpleStatements(body)
  }

  /** Reads what stands between a keyword and the colon; after an error the rest of the line is skipped. */
  #header(read: () => void): void {
    const start = this.pos
    const { depth } = this
    try {
      read()
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      this.depth = depth
      this.note(this.explained(error, start, read))
      this.skipLine(start)
      this.#broken = true
    }
  }

  #bad(): Expr {
    const at = this.starts[this.pos]!
    return { t: 'BadExpr', s: at, e: at }
  }

  /** The colon and the statements behind it. `what` names the statement, whose keyword is token `keyword`. */
  #suite(what: string, keyword: number, forced = false): Stmt[] {
    const body: Stmt[] = []
    this.#readSuite(body, what, keyword, forced)
    return keepList(body)
  }

  #readSuite(body: Stmt[], what: string, keyword: number, forced: boolean): void {
    let told = this.#broken
    this.#broken = false
    if (!told && !this.at(K.Colon)) {
      told = true
      this.note(this.#noColon(forced))
      this.skipLine(keyword)
    } else if (!told) {
      this.pos++
      if (!this.at(K.Newline)) {
        this.#inline(body)
        return
      }
    }
    if (!this.accept(K.Newline)) return
    if (this.at(K.Indent)) this.#block(body)
    else if (!told) {
      const line = lineOf(this.text, this.starts[keyword]!)
      const at = this.at(K.Error) ? this.unexpected() : undefined
      const message = `expected an indented block after ${what} on line ${line}`
      this.note(at ?? this.failAtToken('missing-block', message))
    }
  }

  /** CPython says what is missing at the line's end, or always after some keywords (`forced`). */
  #noColon(forced: boolean): Failure {
    if (this.at(K.Error) || (!forced && !this.at(K.Newline))) return this.unexpected()
    return this.failAtToken('missing-colon', "expected ':'")
  }

  #inline(body: Stmt[]): void {
    const start = this.pos
    const { depth } = this
    try {
      this.simpleStatements(body)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      this.depth = depth
      const failure = this.explained(error, start, () => this.simpleStatements([]))
      this.#recover(failure, start, body)
    }
  }

  /** The end of the last token that is no line end or indentation. */
  #blockEnd(): number {
    let token = this.pos - 1
    for (; token > 0; token--) {
      const kind = this.kinds[token]!
      if (kind !== K.Newline && kind !== K.Indent && kind !== K.Dedent) break
    }
    return this.ends[token]!
  }

  #if(): If {
    const heads: { s: number; test: Expr; body: Stmt[] }[] = []
    do {
      const keyword = this.pos++
      let test = this.#bad()
      this.#header(() => {
        test = this.namedExpression()
      })
      const name = this.kinds[keyword] === K.If ? "'if' statement" : "'elif' statement"
      heads.push({ s: this.starts[keyword]!, test, body: this.#suite(name, keyword) })
      if (heads.length === MAX_BRANCHES && this.at(K.Elif)) this.note(this.tooLong())
    } while (this.at(K.Elif))
    let orelse = this.#else()
    const e = this.#blockEnd()
    // an `elif` is an `if` inside the `else` before it: what Python cannot nest is left out
    for (let i = Math.min(heads.length, MAX_BRANCHES) - 1; ; i--) {
      const { s, test, body } = heads[i]!
      const statement: If = { t: 'If', s, e, test, body, orelse }
      if (i === 0) return statement
      orelse = [statement]
    }
  }

  #else(): Stmt[] {
    if (!this.at(K.Else)) return keepList([])
    const keyword = this.pos++
    return this.#suite("'else' statement", keyword, true)
  }

  #while(): Stmt {
    const keyword = this.pos++
    let test = this.#bad()
    this.#header(() => {
      test = this.namedExpression()
    })
    const body = this.#suite("'while' statement", keyword)
    const orelse = this.#else()
    return { t: 'While', s: this.starts[keyword]!, e: this.#blockEnd(), test, body, orelse }
  }

  #for(s: number, isAsync: boolean): Stmt {
    const keyword = this.pos++
    let target = this.#bad()
    let iter = target
    this.#header(() => {
      target = this.forTargets()
      this.expect(K.In)
      iter = this.starExpressions()
    })
    const body = this.#suite("'for' statement", keyword)
    const orelse = this.#else()
    return { t: 'For', s, e: this.#blockEnd(), target, iter, body, orelse, isAsync }
  }

  #async(): Stmt {
    const s = this.starts[this.pos++]!
    switch (this.kind) {
      case K.Def:
        return this.#function([], s, true)
      case K.For:
        return this.#for(s, true)
      case K.With:
        return this.#with(s, true)
      default:
        throw this.unexpected()
    }
  }

  #decorated(): Stmt {
    const decorators: Expr[] = []
    while (this.accept(K.At)) {
      this.#header(() => {
        decorators.push(this.namedExpression())
        if (!this.at(K.Newline)) throw this.unexpected()
      })
      this.#broken = false
      if (!this.accept(K.Newline)) throw this.unexpected()
    }
    if (this.at(K.Class)) return this.#class(decorators)
    const s = this.starts[this.pos]!
    const isAsync = this.accept(K.Async)
    if (!this.at(K.Def)) throw this.unexpected()
    return this.#function(keepList(decorators), s, isAsync)
  }

  #function(decorators: readonly Expr[], s: number, isAsync: boolean): FunctionDef {
    const keyword = this.pos++
    const ns = this.starts[this.pos]!
    let name = ''
    let params = NO_PARAMS
    let returns: Expr | null = null
    this.#header(() => {
      name = this.name()
      this.typeParams()
      if (!this.at(K.LParen)) throw this.failAtToken('missing-parameters', "expected '('")
      params = this.functionParams()
      if (this.at(K.Arrow)) returns = this.#returns()
    })
    const body = this.#suite('function definition', keyword, true)
    return { t: 'FunctionDef', s, e: this.#blockEnd(), name, ns, params, returns, decorators, body, isAsync }
  }

  #returns(): Expr {
    const arrow = this.pos++
    const annotation = this.attempt(() => this.expression())
    if (!annotation) throw this.failAtToken('missing-colon', "expected ':'", arrow)
    return annotation
  }

  #class(decorators: readonly Expr[]): ClassDef {
    const keyword = this.pos++
    const ns = this.starts[this.pos]!
    let name = ''
    let bases: Expr[] = []
    let keywords: Keyword[] = []
    this.#header(() => {
      name = this.name()
      this.typeParams()
      if (!this.at(K.LParen)) return
      const given = this.arguments(false)
      bases = given.args
      keywords = given.keywords
    })
    const body = this.#suite('class definition', keyword)
    const s = this.starts[keyword]!
    return { t: 'ClassDef', s, e: this.#blockEnd(), name, ns, bases, keywords, decorators, body }
  }

  #with(s: number, isAsync: boolean): With {
    const keyword = this.pos++
    let items: readonly WithItem[] = []
    this.#header(() => {
      items = this.#parenthesizedItems() ?? this.#withItems()
    })
    const body = this.#suite("'with' statement", keyword)
    return { t: 'With', s, e: this.#blockEnd(), items, body, isAsync }
  }

  /** `(a as b, c):`, read as items; undefined where the parentheses belong to an expression. */
  #parenthesizedItems(): WithItem[] | undefined {
    if (!this.at(K.LParen)) return undefined
    const { pos } = this
    const items = this.attempt(() => {
      this.pos++
      const found = this.#withItems(K.RParen)
      this.expect(K.RParen)
      if (!this.at(K.Colon)) throw this.unexpected()
      return found
    })
    if (!items) this.pos = pos
    return items
  }

  #withItems(close?: K): WithItem[] {
    const items: WithItem[] = []
    do {
      if (items.length > 0 && this.at(close)) break
      const context = this.expression()
      items.push({ context, target: this.accept(K.As) ? this.#withTarget() : null })
    } while (this.accept(K.Comma))
    return items
  }

  #withTarget(): Expr {
    const target = this.starExpression()
    const ends = this.at(K.Comma) || this.at(K.RParen) || this.at(K.Colon) || this.at(K.Newline)
    if (!ends) throw this.unexpected()
    if (isTarget(target)) return target
    const invalid = invalidTarget(target, 'star')
    if (!invalid) throw this.unexpected()
    throw this.failAt('invalid-target', `cannot assign to ${expressionName(invalid)}`, invalid)
  }

  #try(): Stmt {
    const keyword = this.pos++
    const body = this.#suite("'try' statement", keyword, true)
    const handlers: Handler[] = []
    let star: boolean | undefined
    let bare = -1
    while (this.at(K.Except)) {
      const start = this.pos
      const isStar = this.kinds[start + 1] === K.Star
      if (star !== undefined && star !== isStar) this.#mixedHandlers(start)
      star ??= isStar
      if (bare >= 0) this.#bareNotLast(bare)
      const handler = this.#handler(isStar)
      bare = handler.type ? -1 : start
      handlers.push(handler)
    }
    const orelse = handlers.length > 0 ? this.#else() : []
    let finalbody: Stmt[] = []
    if (this.at(K.Finally)) {
      const start = this.pos++
      finalbody = this.#suite("'finally' statement", start, true)
    } else if (handlers.length === 0) {
      this.note(this.failAtToken('missing-handler', "expected 'except' or 'finally' block"))
    }
    const s = this.starts[keyword]!
    return { t: 'Try', s, e: this.#blockEnd(), body, handlers, orelse, finalbody, star: star === true }
  }

  #mixedHandlers(token: number): void {
    const message = "cannot have both 'except' and 'except*' on the same 'try'"
    this.note(this.failAtToken('mixed-handlers', message, token))
  }

  #bareNotLast(token: number): void {
    const s = this.starts[token]!
    this.tellLate('bare-except-not-last', "default 'except:' must be last", s, this.ends[token]!)
  }

  #handler(star: boolean): Handler {
    const keyword = this.pos++
    let type: Expr | null = null
    let name: string | null = null
    this.#header(() => {
      if (star) {
        this.pos++
        if (this.at(K.Newline) || this.at(K.Colon))
          throw this.failAtToken('missing-exception-type', 'expected one or more exception types')
      }
      if (!star && (this.at(K.Colon) || this.at(K.Newline))) return
      type = this.expression()
      if (this.at(K.Comma)) throw this.#severalTypes(type)
      if (this.accept(K.As)) name = this.name()
    })
    const body = this.#suite(star ? "'except*' statement" : "'except' statement", keyword)
    return { s: this.starts[keyword]!, e: this.#blockEnd(), type, name, body }
  }

  /** Python 2's `except A, e:`. */
  #severalTypes(first: Expr): Failure {
    const comma = this.pos
    const rest = this.attempt(() => {
      while (this.accept(K.Comma)) if (STARTS_EXPRESSION[this.kind] === 1) this.expression()
      if (this.accept(K.As)) this.name()
    })
    const closed = rest !== null && this.at(K.Colon)
    const e = this.end
    this.pos = comma
    if (!closed) return this.unexpected()
    return this.failAt('unparenthesized-types', 'multiple exception types must be parenthesized', { s: first.s, e })
  }

  /** The line that begins with `match` ends with a colon, and `case` begins the block below. */
  #isMatch(): boolean {
    const next = this.kinds[this.pos + 1]!
    if (STARTS_EXPRESSION[next] !== 1 && next !== K.Star) return false
    let token = this.pos + 1
    while (this.kinds[token] !== K.Newline && this.kinds[token] !== K.End && this.kinds[token] !== K.Error) token++
    if (this.kinds[token] !== K.Newline || this.kinds[token - 1] !== K.Colon) return false
    return this.kinds[token + 1] === K.Indent && this.#isCase(token + 2)
  }

  #isCase(token: number): boolean {
    return this.kinds[token] === K.Name && this.values[token] === ID_CASE
  }

  #subject(): Expr {
    const s = this.starts[this.pos]!
    const first = this.starNamedExpression()
    if (!this.at(K.Comma)) {
      if (first.t === 'Starred') throw this.unexpected()
      return first
    }
    const items = [first]
    while (this.accept(K.Comma)) {
      if (!this.startsStarExpression()) break
      items.push(this.starNamedExpression())
    }
    return { t: 'Tuple', s, e: this.end, items }
  }

  /** A statement that begins with the name `match`, or a `match` statement without its colon or block. */
  #simpleOrMatch(body: Stmt[]): void {
    const start = this.pos
    try {
      this.simpleStatements(body)
    } catch (error) {
      if (!(error instanceof Failure) || error.specific) throw error
      const failed = this.pos
      this.pos = start + 1
      const subject = this.attempt(() => this.#subject())
      if (subject && this.at(K.Newline)) throw this.failAtToken('missing-colon', "expected ':'")
      if (subject && this.at(K.Colon) && this.kinds[this.pos + 1] === K.Newline) {
        this.pos += 2
        const line = lineOf(this.text, this.starts[start]!)
        if (!this.at(K.Indent))
          throw this.failAtToken('missing-block', `expected an indented block after 'match' statement on line ${line}`)
        this.pos++
        throw this.unexpected()
      }
      this.pos = failed
      throw error
    }
  }

  #match(): Stmt {
    const keyword = this.pos++
    let subject = this.#bad()
    this.#header(() => {
      subject = this.#subject()
      if (!this.at(K.Colon)) throw this.unexpected()
      this.pos++
      if (!this.at(K.Newline)) throw this.unexpected()
    })
    this.#broken = false
    const cases: Case[] = []
    this.accept(K.Newline)
    if (this.at(K.Indent)) {
      this.openBlock()
      this.#cases(cases)
      this.closeBlock()
      this.accept(K.Dedent)
    }
    return { t: 'Match', s: this.starts[keyword]!, e: this.#blockEnd(), subject, cases }
  }

  #cases(cases: Case[]): void {
    let open: CatchAll | undefined
    while (!this.at(K.Dedent) && !this.at(K.End) && !this.isFull) {
      const start = this.pos
      if (!this.#isCase(start)) {
        this.#recover(this.unexpected(), start, [])
        continue
      }
      if (open) this.catchAllTooEarly(open)
      this.pos++
      const at = this.starts[this.pos]!
      let head: ReturnType<typeof this.casePattern> = {
        pattern: { s: at, e: at, binds: [], values: [] },
        catchAll: undefined,
      }
      let guard: Expr | null = null
      this.#header(() => {
        head = this.casePattern()
        if (this.accept(K.If)) guard = this.namedExpression()
      })
      open = guard ? undefined : head.catchAll
      const body = this.#suite("'case' statement", start)
      cases.push({ s: this.starts[start]!, e: this.#blockEnd(), pattern: head.pattern, guard, body })
    }
  }
}
