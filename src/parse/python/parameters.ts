import { keepList } from '../../text/keep.ts'
import type { Expr, Param, Params } from './ast.ts'
import { CallParser } from './calls.ts'
import type { Failure } from './failure.ts'
import { K } from './kinds.ts'

const NONE: Params = { posonly: [], args: [], vararg: null, kwonly: [], kwarg: null }

/** Reads the parameters of functions and lambdas. */
export abstract class ParameterParser extends CallParser {
  protected lambdaParams(): Params {
    return this.at(K.Colon) ? NONE : this.#parameters(K.Colon)
  }

  /** Parameters with their parentheses. */
  protected functionParams(): Params {
    this.expect(K.LParen)
    const params = this.at(K.RParen) ? NONE : this.#parameters(K.RParen)
    this.expect(K.RParen)
    return params
  }

  #parameters(close: K): Params {
    const annotated = close === K.RParen
    const lists: { posonly: Param[]; args: Param[]; kwonly: Param[] } = { posonly: [], args: [], kwonly: [] }
    let vararg: Param | null = null
    let kwarg: Param | null = null
    let star = -1
    let slash = -1
    let defaults = false
    while (!this.at(close)) {
      const start = this.pos
      if (this.at(K.Slash)) {
        if (slash >= 0) throw this.failAtToken('parameter-order', '/ may appear only once')
        if (star >= 0) throw this.failAtToken('parameter-order', '/ must be ahead of *')
        if (lists.args.length === 0) throw this.#leadingSlash()
        slash = this.pos++
        lists.posonly = lists.args.splice(0)
        if (this.at(K.Star)) throw this.failAtToken('parameter-order', 'expected comma between / and *')
      } else if (this.at(K.Star)) {
        if (star >= 0) throw this.#secondStar(close)
        star = this.pos++
        if (this.at(K.Comma)) this.#checkBareStar(star, close)
        else if (this.at(close)) throw this.#bareStar(star, annotated)
        else {
          vararg = this.#param(annotated, true)
          if (this.at(K.Equal))
            throw this.failAtToken('parameter-default', 'var-positional argument cannot have default value')
        }
      } else if (this.at(K.DoubleStar)) {
        this.pos++
        kwarg = this.#param(annotated, false)
        this.#checkLast(close)
      } else if (this.at(K.LParen) && this.explains) {
        throw this.#parenthesized(annotated, lists.posonly.length === 0 && !defaults && star < 0)
      } else {
        const param = this.#withDefault(this.#param(annotated, false))
        if (star >= 0) lists.kwonly.push(param)
        else {
          if (defaults && !param.default) this.#missingDefault(start, close)
          defaults ||= param.default !== null
          lists.args.push(param)
        }
      }
      if (!this.accept(K.Comma)) break
    }
    if (!this.at(close)) throw this.unexpected()
    const { posonly, args, kwonly } = lists
    return { posonly: keepList(posonly), args: keepList(args), vararg, kwonly: keepList(kwonly), kwarg }
  }

  #param(annotated: boolean, star: boolean): Param {
    const s = this.starts[this.pos]!
    const name = this.name()
    let annotation: Expr | null = null
    if (annotated && this.accept(K.Colon)) annotation = star ? this.starExpression() : this.expression()
    return { s, e: this.end, name, annotation, default: null }
  }

  #withDefault(param: Param): Param {
    const equal = this.pos
    if (!this.accept(K.Equal)) return param
    if (this.explains && (this.at(K.RParen) || this.at(K.Comma)))
      throw this.failAtToken('parameter-default', 'expected default value expression', equal)
    return { s: param.s, e: param.e, name: param.name, annotation: param.annotation, default: this.expression() }
  }

  #leadingSlash(): Failure {
    if (this.kinds[this.pos + 1] !== K.Comma) return this.unexpected()
    return this.failAtToken('parameter-order', 'at least one argument must precede /')
  }

  #missingDefault(start: number, close: K): void {
    if (!this.at(K.Comma) && !this.at(close)) throw this.unexpected()
    throw this.failAtToken('parameter-order', 'non-default argument follows default argument', start)
  }

  #secondStar(close: K): Failure {
    const next = this.kinds[this.pos + 1]!
    if (next !== K.Name && next !== K.Comma && next !== close) return this.unexpected(this.pos + 1)
    return this.failAtToken('parameter-order', '* argument may appear only once')
  }

  #checkBareStar(star: number, close: K): void {
    const next = this.kinds[this.pos + 1]!
    if (next === close || next === K.DoubleStar) throw this.#bareStar(star, close === K.RParen)
  }

  /** CPython tells of a function's star at the star, of a lambda's at the last token it read. */
  #bareStar(star: number, annotated: boolean): Failure {
    return this.failAtToken('parameter-order', 'named arguments must follow bare *', annotated ? star : this.pos)
  }

  #checkLast(close: K): void {
    if (this.at(K.Equal)) throw this.failAtToken('parameter-default', 'var-keyword argument cannot have default value')
    if (!this.at(K.Comma)) return
    const next = this.kinds[this.pos + 1]!
    if (next === K.Name || next === K.Star || next === K.DoubleStar || next === K.Slash)
      throw this.failAtToken('parameter-order', 'arguments cannot follow var-keyword argument', this.pos + 1)
    if (next !== close) throw this.unexpected(this.pos + 1)
  }

  /** Python 2's `def f(a, (b, c))`. */
  #parenthesized(annotated: boolean, plain: boolean): Failure {
    const open = this.pos++
    let names = 0
    while (this.at(K.Name)) {
      names++
      this.#param(annotated, false)
      if (!this.accept(K.Comma)) break
    }
    const close = this.pos
    if (!plain || names === 0 || !this.at(K.RParen)) {
      this.pos = open
      return this.unexpected()
    }
    const message = annotated
      ? 'Function parameters cannot be parenthesized'
      : 'Lambda expression parameters cannot be parenthesized'
    return this.failAt('parenthesized-parameters', message, { s: this.starts[open]!, e: this.ends[close]! })
  }
}
