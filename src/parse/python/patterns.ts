import type { SyntaxIssue } from '../syntax-issue.ts'
import type { Expr, Pattern } from './ast.ts'
import type { Failure } from './failure.ts'
import { ID_UNDERSCORE, K } from './kinds.ts'
import { ParameterParser } from './parameters.ts'

/** Names and values of the pattern at hand, gathered while it is read. */
interface Gathered {
  binds: string[]
  readonly values: Expr[]
}

/** A pattern that takes everything: a capture or `_`. */
export interface CatchAll {
  readonly s: number
  readonly e: number
  readonly name: string
}

/** Reads what stands between `case` and its colon. */
export abstract class PatternParser extends ParameterParser {
  /** Errors that CPython tells when it compiles, which only the parser sees here. */
  readonly late: SyntaxIssue[] = []

  /** the parenthesised pattern read last: its brackets' tokens, and what is in them */
  #grouped = { open: -1, close: -1, s: 0, e: 0 }

  /** A pattern of `case`; several with commas are one sequence. */
  protected casePattern(): { pattern: Pattern; catchAll: CatchAll | undefined } {
    const start = this.pos
    const s = this.starts[start]!
    const found: Gathered = { binds: [], values: [] }
    const star = this.at(K.Star)
    let catchAll = this.#item(found)
    if (star && !this.at(K.Comma)) throw this.unexpected()
    const span = this.#inner(start, this.pos - 1)
    if (this.at(K.Comma)) {
      span.s = s
      catchAll = undefined
      let stars = star ? 1 : 0
      while (this.accept(K.Comma)) {
        if (this.at(K.Colon) || this.at(K.If)) break
        if (this.at(K.Star) && ++stars === 2) this.#tooManyStars(s)
        this.#item(found)
      }
      span.e = this.end
    }
    return { pattern: { ...span, binds: found.binds, values: found.values }, catchAll }
  }

  /** The span of a pattern over these tokens, without parentheses around the whole. */
  #inner(first: number, last: number): { s: number; e: number } {
    const { open, close, s, e } = this.#grouped
    return open === first && close === last ? { s, e } : { s: this.starts[first]!, e: this.ends[last]! }
  }

  protected tellLate(code: string, message: string, s: number, e: number): void {
    this.late.push({ code, message, span: [s, e] })
  }

  protected catchAllTooEarly(pattern: CatchAll): void {
    const what = pattern.name === '_' ? 'wildcard' : `name capture '${pattern.name}'`
    this.tellLate('unreachable-pattern', `${what} makes remaining patterns unreachable`, pattern.s, pattern.e)
  }

  #tooManyStars(s: number): void {
    this.tellLate('pattern-stars', 'multiple starred names in sequence pattern', s, this.ends[this.pos]!)
  }

  /** A pattern, or one with a star. */
  #item(found: Gathered): CatchAll | undefined {
    if (!this.accept(K.Star)) return this.#pattern(found)
    this.#capture(found)
    return undefined
  }

  #capture(found: Gathered): CatchAll {
    const token = this.pos
    const name = this.name()
    const pattern = { s: this.starts[token]!, e: this.ends[token]!, name }
    if (name !== '_') {
      if (this.at(K.Dot) || this.at(K.LParen) || this.at(K.Equal)) throw this.unexpected()
      this.#bind(found, pattern)
    }
    return pattern
  }

  #bind(found: Gathered, target: CatchAll): void {
    if (found.binds.includes(target.name)) {
      const message = `multiple assignments to name '${target.name}' in pattern`
      this.tellLate('pattern-repeats-name', message, target.s, target.e)
    } else found.binds.push(target.name)
  }

  #pattern(found: Gathered): CatchAll | undefined {
    const catchAll = this.#alternatives(found)
    if (!this.accept(K.As)) return catchAll
    if (this.at(K.Name) && this.values[this.pos] === ID_UNDERSCORE)
      throw this.failAtToken('pattern-target', "cannot use '_' as a target")
    if (!this.at(K.Name)) throw this.#badTarget()
    this.#capture(found)
    return catchAll
  }

  #badTarget(): Failure {
    const target = this.explains ? this.attempt(() => this.expression()) : undefined
    return target ? this.failAt('pattern-target', 'invalid pattern target', target) : this.unexpected()
  }

  #alternatives(found: Gathered): CatchAll | undefined {
    const s = this.starts[this.pos]!
    const before = found.binds
    const mine: Gathered = { binds: [...before], values: found.values }
    let catchAll = this.#closed(mine)
    let differ = false
    while (this.accept(K.Bar)) {
      if (catchAll) this.catchAllTooEarly(catchAll)
      const other: Gathered = { binds: [...before], values: found.values }
      catchAll = this.#closed(other)
      differ ||= other.binds.length !== mine.binds.length || other.binds.some((name) => !mine.binds.includes(name))
    }
    if (differ) this.tellLate('pattern-alternatives', 'alternative patterns bind different names', s, this.end)
    found.binds = mine.binds
    return catchAll
  }

  #closed(found: Gathered): CatchAll | undefined {
    switch (this.kind) {
      case K.Name:
        return this.#named(found)
      case K.LParen:
        return this.#group(found)
      case K.LBracket:
        this.pos++
        this.#items(found, K.RBracket, this.starts[this.pos - 1]!)
        return undefined
      case K.LBrace:
        this.#mapping(found)
        return undefined
      default:
        found.values.push(this.#literal())
        return undefined
    }
  }

  #named(found: Gathered): CatchAll | undefined {
    const next = this.kinds[this.pos + 1]!
    if (this.values[this.pos] === ID_UNDERSCORE || (next !== K.Dot && next !== K.LParen)) return this.#capture(found)
    found.values.push(this.#dotted())
    if (this.at(K.Equal)) throw this.unexpected()
    if (this.accept(K.LParen)) this.#classArguments(found)
    return undefined
  }

  #dotted(): Expr {
    const s = this.starts[this.pos]!
    let value: Expr = { t: 'Name', s, e: this.ends[this.pos]!, id: this.name() }
    while (this.accept(K.Dot)) {
      const as = this.starts[this.pos]!
      const attr = this.name()
      value = { t: 'Attribute', s, e: this.end, value, attr, as }
    }
    return value
  }

  #classArguments(found: Gathered): void {
    const keywords: string[] = []
    let misplaced: { s: number; e: number } | undefined
    while (!this.at(K.RParen)) {
      const start = this.pos
      if (this.at(K.Name) && this.kinds[start + 1] === K.Equal) {
        if (misplaced) break
        const name = this.name()
        if (keywords.includes(name)) {
          const message = `attribute name repeated in class pattern: ${name}`
          this.tellLate('pattern-repeats-attribute', message, this.starts[start]!, this.ends[start]!)
        }
        keywords.push(name)
        this.pos++
        this.#pattern(found)
      } else {
        this.#pattern(found)
        if (keywords.length > 0) misplaced = { s: misplaced?.s ?? this.starts[start]!, e: this.end }
      }
      if (!this.accept(K.Comma)) break
    }
    if (misplaced) throw this.failAt('pattern-order', 'positional patterns follow keyword patterns', misplaced)
    this.expect(K.RParen)
  }

  #group(found: Gathered): CatchAll | undefined {
    const open = this.pos++
    const s = this.starts[open]!
    if (!this.at(K.RParen) && !this.at(K.Star)) {
      const catchAll = this.#pattern(found)
      if (this.accept(K.RParen)) {
        const close = this.pos - 1
        this.#grouped = { open, close, ...this.#inner(open + 1, close - 1) }
        return catchAll
      }
      if (!this.at(K.Comma)) throw this.unexpected()
      this.pos++
    } else if (this.at(K.Star)) {
      this.#item(found)
      if (!this.accept(K.Comma)) throw this.unexpected()
    }
    this.#items(found, K.RParen, s, this.kinds[open + 1] === K.Star ? 1 : 0)
    return undefined
  }

  /** The patterns of a sequence and its closing bracket. */
  #items(found: Gathered, close: K, s: number, starsBefore = 0): void {
    let stars = starsBefore
    while (!this.at(close)) {
      if (this.at(K.Star) && ++stars === 2) this.#tooManyStars(s)
      this.#item(found)
      if (!this.accept(K.Comma)) break
    }
    this.expect(close)
  }

  #mapping(found: Gathered): void {
    this.pos++
    const keys = new Set<string>()
    while (!this.at(K.RBrace)) {
      if (this.accept(K.DoubleStar)) {
        if (this.at(K.Name) && this.values[this.pos] === ID_UNDERSCORE) throw this.unexpected()
        this.#capture(found)
        this.accept(K.Comma)
        break
      }
      const key = this.at(K.Name) ? this.#dotted() : this.#literal()
      if (key.t === 'Name') throw this.unexpected()
      this.#checkKey(key, keys)
      found.values.push(key)
      this.expect(K.Colon)
      this.#pattern(found)
      if (!this.accept(K.Comma)) break
    }
    this.expect(K.RBrace)
  }

  #checkKey(key: Expr, keys: Set<string>): void {
    if (key.t === 'Attribute') return
    const text =
      key.t === 'Str' ? `'${key.value}'` : key.t === 'Num' ? String(key.value) : this.text.slice(key.s, key.e)
    if (keys.has(text))
      this.tellLate('pattern-repeats-key', `mapping pattern checks duplicate key (${text})`, key.s, key.e)
    keys.add(text)
  }

  /** A number with its sign, a complex number, strings, `None`, `True` or `False`. */
  #literal(): Expr {
    switch (this.kind) {
      case K.Str:
      case K.FStart:
        return this.#text()
      case K.Number:
      case K.Minus:
        return this.#number()
      case K.None:
      case K.True:
      case K.False:
        return this.atom()
      default:
        throw this.unexpected()
    }
  }

  #text(): Expr {
    const text = this.strings()
    if (text.t === 'JoinedStr')
      this.tellLate('pattern-value', 'patterns may only match literals and attribute lookups', text.s, text.e)
    return text
  }

  #number(): Expr {
    const s = this.starts[this.pos]!
    const left = this.#signed()
    if (!this.at(K.Plus) && !this.at(K.Minus)) return left
    const op = this.at(K.Plus) ? '+' : '-'
    const sign = this.pos++
    const real = left.t === 'Unary' ? left.operand : left
    if (real.t === 'Num' && real.kind === 'complex')
      throw this.failAt('pattern-number', 'real number required in complex literal', real)
    if (!this.at(K.Number)) throw this.unexpected()
    const right = this.number()
    if (right.kind !== 'complex')
      throw this.failAt('pattern-number', 'imaginary number required in complex literal', right)
    return { t: 'Binary', s, e: this.ends[sign + 1]!, op, left, right }
  }

  #signed(): Expr {
    const s = this.starts[this.pos]!
    if (!this.accept(K.Minus)) return this.number()
    if (!this.at(K.Number)) throw this.unexpected()
    const operand = this.number()
    return { t: 'Unary', s, e: operand.e, op: '-', operand }
  }
}
