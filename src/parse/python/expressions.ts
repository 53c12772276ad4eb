import { keepList } from '../../text/keep.ts'
import type { Expr, Lambda, Params, Unary, Walrus } from './ast.ts'
import { ENDS_EXPRESSION, K, STARTS_EXPRESSION } from './kinds.ts'
import { LiteralParser } from './literals.ts'
import { AND, BIT_OR, binaryOperator, COMPARE, comparison, NOT, OR, PRECEDENCE } from './precedence.ts'
import { MAX_CHAIN } from './reader.ts'
import { expressionName } from './targets.ts'

/** Reads expressions from the operators up; what stands between operators is left to `primary`. */
export abstract class OperatorParser extends LiteralParser {
  /** A name, literal, display or call with all its attributes, subscripts and calls. */
  protected abstract primary(): Expr
  protected abstract lambdaParams(): Params

  /** `star_expressions`: one expression or several with commas, stars allowed. */
  protected starExpressions(): Expr {
    const s = this.starts[this.pos]!
    const first = this.starExpression()
    if (this.kinds[this.pos] !== K.Comma) return first
    const items = [first]
    while (this.accept(K.Comma)) {
      if (!this.startsStarExpression()) break
      const item = this.optionally(() => this.starExpression())
      if (!item) break
      items.push(item)
    }
    return { t: 'Tuple', s, e: this.end, items: keepList(items) }
  }

  /** `yield_expr | star_expressions` */
  protected yieldOrStarExpressions(): Expr {
    return this.kinds[this.pos] === K.Yield ? this.yieldExpression() : this.starExpressions()
  }

  protected fieldExpression(): Expr {
    return this.yieldOrStarExpressions()
  }

  protected startsStarExpression(): boolean {
    const { kind } = this
    return STARTS_EXPRESSION[kind] === 1 || kind === K.Star
  }

  protected starExpression(): Expr {
    return this.kinds[this.pos] === K.Star ? this.starred(BIT_OR) : this.expression()
  }

  protected starNamedExpression(): Expr {
    return this.kinds[this.pos] === K.Star ? this.starred(BIT_OR) : this.namedExpression()
  }

  /** `*value`, where value binds at least as `least`; the stars of calls take any expression (0). */
  protected starred(least: number): Expr {
    const s = this.starts[this.pos++]!
    const value = least === 0 ? this.expression() : this.operators(least)
    return { t: 'Starred', s, e: this.end, value }
  }

  protected yieldExpression(): Expr {
    const s = this.starts[this.pos++]!
    if (this.accept(K.From)) {
      const value = this.expression()
      return { t: 'Yield', s, e: this.end, value, from: true }
    }
    const value = this.startsStarExpression() ? this.starExpressions() : null
    return { t: 'Yield', s, e: this.end, value, from: false }
  }

  /** An expression, or `name := value`. */
  protected namedExpression(): Expr {
    const start = this.pos
    if (this.kinds[start + 1] === K.Walrus && this.kinds[start] === K.Name) return this.assignmentExpression()
    const value = this.expression()
    const kind = this.kinds[this.pos]!
    if ((kind === K.Walrus || kind === K.Equal) && this.explains) this.explainAssignment(value, start)
    return value
  }

  protected assignmentExpression(): Walrus {
    const { pos } = this
    const s = this.starts[pos]!
    const e = this.ends[pos]!
    const id = this.nameAt(pos)
    this.pos += 2
    this.sights.scopes = true
    const value = this.expression()
    return { t: 'Walrus', s, e: this.end, target: { t: 'Name', s, e, id }, value }
  }

  /** Throws what CPython says of `=` or `:=` behind an expression that stands where only `name :=` may. */
  protected explainAssignment(value: Expr, start: number): void {
    const equal = this.pos
    if (this.at(K.Walrus)) {
      this.pos++
      if (this.attempt(() => this.expression()))
        throw this.failAt(
          'invalid-walrus-target',
          `cannot use assignment expressions with ${expressionName(value)}`,
          value,
        )
      this.pos = equal
      return
    }
    if (!this.#isBitwise(value, start)) return
    const named = this.kinds[start] === K.Name && equal === start + 1
    if (!named && this.#beginsWithDisplay(start)) return
    this.pos++
    const right = this.attempt(() => this.operators(BIT_OR))
    const more = this.at(K.Equal) || this.at(K.Walrus)
    this.far = Math.max(this.far, this.pos)
    this.pos = equal
    if (!right || more) return
    if (named)
      throw this.failAt('assignment-in-expression', "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", {
        s: value.s,
        e: right.e,
      })
    throw this.failAt(
      'assignment-in-expression',
      `cannot assign to ${expressionName(value)} here. Maybe you meant '==' instead of '='?`,
      value,
    )
  }

  /** The expression binds at least as `|` does, or stands in brackets. */
  #isBitwise(value: Expr, start: number): boolean {
    if (value.s > this.starts[start]!) return true
    const { t } = value
    return !(
      t === 'Compare' ||
      t === 'Bool' ||
      t === 'Conditional' ||
      t === 'Lambda' ||
      (t === 'Unary' && value.op === 'not')
    )
  }

  /** A list, tuple, generator, `True`, `None` or `False` begins here. */
  #beginsWithDisplay(start: number): boolean {
    const kind = this.kinds[start]!
    if (kind === K.True || kind === K.False || kind === K.None) return true
    if (kind !== K.LBracket && kind !== K.LParen) return false
    const { pos } = this
    this.pos = start
    const atom = this.quietly(() => this.atom())
    this.pos = pos
    return (
      atom !== undefined &&
      (atom.t === 'List' || atom.t === 'Tuple' || (atom.t === 'Comp' && atom.kind === 'generator'))
    )
  }

  protected abstract atom(): Expr

  /** `told`: whether to look for a better message where two expressions stand side by side. */
  protected expression(told = true): Expr {
    const start = this.pos
    const kind = this.kinds[start]!
    if (kind === K.Name && ENDS_EXPRESSION[this.kinds[start + 1]!] === 1) {
      this.pos++
      return { t: 'Name', s: this.starts[start]!, e: this.ends[start]!, id: this.names[this.values[start]!]! }
    }
    if (kind === K.Lambda) return this.#lambda()
    this.deeper()
    const s = this.starts[start]!
    const body = this.operators(OR)
    let result = body
    const next = this.kinds[this.pos]!
    if (next === K.If) result = this.#conditional(s, start, body, told)
    else if (STARTS_EXPRESSION[next] === 1 && this.explains && told) this.#explainAdjacent(body, start)
    this.depth--
    return result
  }

  #conditional(s: number, start: number, body: Expr, told: boolean): Expr {
    const keyword = this.pos++
    const test = this.optionally(() => this.operators(OR))
    if (!test || (this.lenient && !told && !this.at(K.Else))) {
      this.pos = keyword
      return body
    }
    if (this.kinds[this.pos] !== K.Else) {
      if (this.explains && told && !this.at(K.Colon) && !this.at(K.Error))
        throw this.failAt('conditional-without-else', "expected 'else' after 'if' expression", { s: body.s, e: test.e })
      // the words before `if` may tell more than the missing `else`
      if (this.explains && STARTS_EXPRESSION[this.kind] === 1) this.#explainAdjacent(test, start)
      throw this.unexpected()
    }
    this.pos++
    const orelse = this.expression()
    return { t: 'Conditional', s, e: this.end, test, body, orelse }
  }

  /** Throws what CPython says of two expressions side by side, if it says more than `invalid syntax`. */
  #explainAdjacent(left: Expr, start: number): void {
    const { pos } = this
    if (this.isLegacyName(left, start)) {
      const right = this.attempt(() => this.starExpressions())
      this.pos = pos
      if (!right) return
      const name = this.nameAt(start)
      throw this.failAt(
        'missing-call-parentheses',
        `Missing parentheses in call to '${name}'. Did you mean ${name}(...)?`,
        {
          s: left.s,
          e: right.e,
        },
      )
    }
    if (this.kinds[start] === K.Name) {
      if (this.kinds[start + 1] === K.Str || beginsSoftKeyword(this.nameAt(start))) {
        this.#lookPast(start)
        return
      }
    }
    const right = this.quietly(() => this.expression())
    this.far = Math.max(this.far, this.pos)
    const bracketed = this.isBracketed(this.pos - 1)
    this.pos = pos
    if (right && bracketed)
      throw this.failAt('missing-comma', 'invalid syntax. Perhaps you forgot a comma?', { s: left.s, e: right.e })
    this.#lookPast(start)
  }

  /** CPython tries whether a name is Python 2's `print`, so that it sees tokens far behind. */
  #lookPast(name: number): void {
    if (!this.lenient || this.kinds[name] !== K.Name || this.kinds[name + 1] === K.LParen) return
    const { pos } = this
    this.pos = name + 1
    this.attempt(() => this.starExpressions())
    this.far = Math.max(this.far, this.pos)
    this.pos = pos
  }

  #lambda(): Lambda {
    const s = this.starts[this.pos++]!
    this.deeper()
    const params = this.lambdaParams()
    this.expect(K.Colon)
    const body = this.expression()
    this.depth--
    return { t: 'Lambda', s, e: this.end, params, body }
  }

  /** Operators that bind at least as `least`, and what is between them. */
  protected operators(least: number): Expr {
    const s = this.starts[this.pos]!
    let left = this.kinds[this.pos] === K.Not && least <= NOT ? this.#inversion(s) : this.factor()
    for (let chain = 0; ; chain++) {
      const kind = this.kinds[this.pos]!
      const precedence = PRECEDENCE[kind]!
      if (precedence < least || precedence === 0) return left
      if (precedence > COMPARE) {
        if (chain > MAX_CHAIN) throw this.tooLong()
        const right = this.#operand(precedence + 1)
        if (!right) return left
        left = { t: 'Binary', s, e: this.ends[this.pos - 1]!, op: binaryOperator(kind), left, right }
      } else if (precedence === COMPARE) {
        if (kind === K.Not && this.kinds[this.pos + 1] !== K.In) return left
        left = this.#comparison(s, left)
      } else left = this.#bool(s, left, kind, precedence)
      if (this.lenient && precedence <= COMPARE && PRECEDENCE[this.kinds[this.pos]!] === precedence) return left
    }
  }

  /** What stands behind an operator; in a lenient reading undefined, and the operator not read, where that is wrong. */
  #operand(least: number): Expr | undefined {
    const operator = this.pos++
    if (!this.lenient) return this.operators(least)
    const value = this.attempt(() => this.operators(least))
    if (!value) this.pos = operator
    return value
  }

  #bool(s: number, first: Expr, kind: K, precedence: number): Expr {
    const values = [first]
    while (this.kinds[this.pos] === kind) {
      const value = this.#operand(precedence + 1)
      if (!value) break
      values.push(value)
    }
    if (values.length === 1) return first
    return { t: 'Bool', s, e: this.end, op: precedence === AND ? 'and' : 'or', values: keepList(values) }
  }

  #comparison(s: number, left: Expr): Expr {
    const ops: string[] = []
    const comparators: Expr[] = []
    for (;;) {
      const kind = this.kinds[this.pos]!
      if (PRECEDENCE[kind] !== COMPARE) break
      const operator = this.pos
      if (kind === K.Not) {
        if (this.kinds[operator + 1] !== K.In) break
        this.pos++
      }
      const isNot = kind === K.Is && this.kinds[operator + 1] === K.Not
      if (isNot) this.pos++
      const value = this.#operand(BIT_OR)
      if (!value) {
        this.pos = operator
        break
      }
      ops.push(isNot ? 'is not' : comparison(kind))
      comparators.push(value)
    }
    if (ops.length === 0) return left
    return { t: 'Compare', s, e: this.end, left, ops: keepList(ops), comparators: keepList(comparators) }
  }

  #inversion(s: number): Unary {
    this.pos++
    this.deeper()
    const operand = this.operators(NOT)
    this.depth--
    return { t: 'Unary', s, e: this.end, op: 'not', operand }
  }

  /** Signs and powers. */
  protected factor(): Expr {
    const kind = this.kinds[this.pos]!
    const s = this.starts[this.pos]!
    if (kind === K.Minus || kind === K.Plus || kind === K.Tilde) {
      this.pos++
      this.deeper()
      const operand = this.factor()
      this.depth--
      const op = kind === K.Minus ? '-' : kind === K.Plus ? '+' : '~'
      return { t: 'Unary', s, e: this.end, op, operand }
    }
    const left = kind === K.Await ? this.#await(s) : this.primary()
    if (this.kinds[this.pos] !== K.DoubleStar) return left
    const operator = this.pos++
    this.deeper()
    const right = this.optionally(() => this.factor())
    if (!right) {
      this.pos = operator
      return left
    }
    this.depth--
    return { t: 'Binary', s, e: this.end, op: '**', left, right }
  }

  #await(s: number): Expr {
    this.pos++
    const value = this.primary()
    return { t: 'Await', s, e: this.end, value }
  }
}

/** CPython compares only as many letters as the name has. */
function beginsSoftKeyword(name: string): boolean {
  return name === '_' || 'match'.startsWith(name) || 'case'.startsWith(name)
}
