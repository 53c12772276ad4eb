import { keepList } from '../../text/keep.ts'
import type { Call, Expr, Keyword } from './ast.ts'
import { DisplayParser } from './displays.ts'
import type { Failure } from './failure.ts'
import { K, STARTS_EXPRESSION } from './kinds.ts'
import { MAX_CHAIN } from './reader.ts'

/** Arguments of a call, or bases of a class. */
interface Arguments {
  readonly args: Expr[]
  readonly keywords: Keyword[]
}

/** Reads attributes, subscripts and calls. */
export abstract class CallParser extends DisplayParser {
  protected primary(): Expr {
    const s = this.starts[this.pos]!
    let value = this.atom()
    for (let chain = 0; ; chain++) {
      const kind = this.kinds[this.pos]!
      if (kind === K.Dot) {
        this.pos++
        const as = this.starts[this.pos]!
        if (this.lenient && !this.at(K.Name)) {
          this.pos--
          return value
        }
        const attr = this.name()
        value = { t: 'Attribute', s, e: this.ends[this.pos - 1]!, value, attr, as }
      } else if (kind === K.LParen) {
        const func = value
        const call = this.optionally(() => this.#call(s, func))
        if (!call) return value
        value = call
      } else if (kind === K.LBracket) {
        const index = this.optionally(() => this.#index())
        if (!index) return value
        value = { t: 'Subscript', s, e: this.ends[this.pos - 1]!, value, index }
      } else return value
      if (chain > MAX_CHAIN) throw this.tooLong()
    }
  }

  #index(): Expr {
    this.pos++
    const index = this.#slices()
    this.expect(K.RBracket)
    return index
  }

  #call(s: number, func: Expr): Call {
    const { args, keywords } = this.arguments(true)
    return { t: 'Call', s, e: this.ends[this.pos - 1]!, func, args, keywords }
  }

  /** Arguments with their parentheses. */
  protected arguments(generatorAllowed: boolean): Arguments {
    const open = this.pos++
    const args: Expr[] = []
    const keywords: Keyword[] = []
    let unpacked = false
    while (this.kinds[this.pos] !== K.RParen) {
      const start = this.pos
      const kind = this.kinds[start]!
      if (kind === K.Star) {
        const afterKeyword = this.lenient && keywords.length > 0
        const value = unpacked ? undefined : afterKeyword ? this.attempt(() => this.starred(0)) : this.starred(0)
        if (!value) throw this.#starAfterUnpacking()
        args.push(value)
      } else if (kind === K.DoubleStar) {
        this.pos++
        const value = this.expression()
        keywords.push({ s: this.starts[start]!, e: this.end, name: null, value })
        unpacked = true
      } else if (kind === K.Name && this.kinds[start + 1] === K.Equal) {
        this.pos += 2
        const value = this.expression()
        if (this.explains && this.atFor()) this.#explainKeyword(start)
        keywords.push({ s: this.starts[start]!, e: this.end, name: this.nameAt(start), value })
      } else {
        const value = this.#positional(start)
        if (start === open + 1 ? this.atFirstFor() : this.atFor())
          args.push(this.#bareGenerator(value, start, open, generatorAllowed))
        else if (keywords.length > 0) throw this.#positionalAfterKeyword(unpacked)
        else args.push(value)
      }
      if (this.kinds[this.pos] !== K.Comma) break
      this.pos++
    }
    if (this.kinds[this.pos] !== K.RParen) throw this.unexpected()
    this.pos++
    return { args: keepList(args), keywords: keepList(keywords) }
  }

  /** `f(a=b for c in d)` */
  #explainKeyword(name: number): void {
    const { pos } = this
    const clauses = this.attempt(() => this.clauses())
    this.pos = pos
    if (clauses)
      throw this.failAt('assignment-in-expression', "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", {
        s: this.starts[name]!,
        e: this.ends[name + 1]!,
      })
  }

  #positional(start: number): Expr {
    const kind = this.kinds[start]!
    if (kind === K.Name && this.kinds[start + 1] === K.Walrus) return this.assignmentExpression()
    const value = this.expression()
    if (this.at(K.Equal) && this.explains) {
      const single = this.pos === start + 1
      if (single && (kind === K.True || kind === K.False || kind === K.None))
        throw this.failAt('keyword-is-constant', `cannot assign to ${this.text.slice(value.s, value.e)}`, {
          s: value.s,
          e: this.ends[this.pos]!,
        })
      throw this.failAt('keyword-is-expression', 'expression cannot contain assignment, perhaps you meant "=="?', {
        s: value.s,
        e: this.ends[this.pos]!,
      })
    }
    return value
  }

  /** A generator whose parentheses are those of the call. */
  #bareGenerator(element: Expr, start: number, open: number, allowed: boolean): Expr {
    const loop = this.pos
    const first = start === open + 1
    const clauses = first ? this.clauses() : this.attempt(() => this.clauses())
    if (!clauses) throw this.unexpected(loop)
    const only = first && this.at(K.RParen)
    if (!only || !allowed) {
      if (!this.explains || only) throw this.unexpected(loop)
      if (first && !this.at(K.Comma)) throw this.unexpected()
      throw this.failAt('unparenthesized-generator', 'Generator expression must be parenthesized', {
        s: element.s,
        e: this.end,
      })
    }
    return {
      t: 'Comp',
      s: this.starts[open]!,
      e: this.ends[this.pos]!,
      kind: 'generator',
      element,
      value: null,
      clauses,
    }
  }

  #starAfterUnpacking(): Failure {
    return this.failAtToken('argument-order', 'iterable argument unpacking follows keyword argument unpacking')
  }

  /** CPython tells this at the token behind the arguments that it could still read. */
  #positionalAfterKeyword(unpacked: boolean): Failure {
    if (!this.lenient) return this.unexpected()
    const message = `positional argument follows keyword argument${unpacked ? ' unpacking' : ''}`
    while (this.accept(K.Comma)) {
      const more = this.attempt(() => this.#anyArgument())
      if (!more) break
    }
    return this.failAtToken('argument-order', message, Math.max(this.pos, this.far))
  }

  #anyArgument(): Expr {
    if (this.at(K.Star)) return this.starred(0)
    if (this.at(K.DoubleStar)) this.pos++
    else if (this.at(K.Name) && this.kinds[this.pos + 1] === K.Equal) this.pos += 2
    return this.expression()
  }

  /** What the brackets of a subscript hold. */
  #slices(): Expr {
    const s = this.starts[this.pos]!
    const first = this.at(K.Star) ? this.starred(0) : this.#slice()
    if (this.kinds[this.pos] !== K.Comma && first.t !== 'Starred') return first
    const items = [first]
    while (this.accept(K.Comma)) {
      const { kind } = this
      if (kind === K.Star) items.push(this.starred(0))
      else if (kind === K.Colon || STARTS_EXPRESSION[kind] === 1) items.push(this.#slice())
      else break
    }
    return { t: 'Tuple', s, e: this.end, items }
  }

  #slice(): Expr {
    const s = this.starts[this.pos]!
    let lower: Expr | null = null
    if (!this.at(K.Colon)) {
      lower = this.namedExpression()
      if (this.kinds[this.pos] !== K.Colon || (lower.t === 'Walrus' && lower.s === s)) return lower
    }
    this.pos++
    const upper = this.#bound()
    const step = this.accept(K.Colon) ? this.#bound() : null
    return { t: 'Slice', s, e: this.end, lower, upper, step }
  }

  #bound(): Expr | null {
    return STARTS_EXPRESSION[this.kind] === 1 ? this.expression() : null
  }
}
