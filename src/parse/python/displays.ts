import { keepList } from '../../text/keep.ts'
import type { Clause, Comprehension, Const, Dict, Expr, List, SetDisplay } from './ast.ts'
import { OperatorParser } from './expressions.ts'
import type { Failure } from './failure.ts'
import { K } from './kinds.ts'
import { BIT_OR, OR } from './precedence.ts'
import { expressionName, invalidTarget, isTarget } from './targets.ts'

/** Reads atoms: names, literals and everything in brackets. */
export abstract class DisplayParser extends OperatorParser {
  protected atom(): Expr {
    const { pos } = this
    switch (this.kinds[pos]) {
      case K.Name:
        this.pos++
        return { t: 'Name', s: this.starts[pos]!, e: this.ends[pos]!, id: this.names[this.values[pos]!]! }
      case K.Str:
      case K.FStart:
        return this.strings()
      case K.Number:
        return this.number()
      case K.LParen:
        return this.#group()
      case K.LBracket:
        return this.#list()
      case K.LBrace:
        return this.#braces()
      case K.True:
        return this.#constant(true)
      case K.False:
        return this.#constant(false)
      case K.None:
        return this.#constant(null)
      case K.Ellipsis:
        return this.#constant('...')
      default:
        throw this.unexpected()
    }
  }

  #constant(value: Const['value']): Const {
    const { pos } = this
    this.pos++
    return { t: 'Const', s: this.starts[pos]!, e: this.ends[pos]!, value }
  }

  /** What parentheses hold: an expression, a tuple or a generator. */
  #group(): Expr {
    const s = this.starts[this.pos++]!
    if (this.accept(K.RParen)) return { t: 'Tuple', s, e: this.end, items: [] }
    if (this.at(K.Yield)) {
      const value = this.yieldExpression()
      this.expect(K.RParen)
      return value
    }
    if (this.at(K.DoubleStar)) throw this.#doubleStarred()
    const first = this.starNamedExpression()
    if (this.accept(K.RParen)) {
      if (first.t === 'Starred') throw this.failAt('misplaced-star', 'cannot use starred expression here', first)
      return first
    }
    if (this.atFirstFor()) {
      const clauses = this.#elementClauses(first)
      this.expect(K.RParen)
      return { t: 'Comp', s, e: this.end, kind: 'generator', element: first, value: null, clauses }
    }
    if (!this.at(K.Comma)) throw this.unexpected()
    const items = this.#items(first, K.RParen)
    this.expect(K.RParen)
    return { t: 'Tuple', s, e: this.end, items }
  }

  #doubleStarred(): Failure {
    const star = this.pos
    this.pos++
    const value = this.explains ? this.attempt(() => this.expression()) : undefined
    const closed = value !== undefined && this.at(K.RParen)
    if (closed) return this.failAtToken('misplaced-star', 'cannot use double starred expression here', star)
    this.pos = star
    return this.unexpected()
  }

  /** The items after the first one, with which the current token is a comma; a last comma is taken too. */
  #items(first: Expr, close: K): Expr[] {
    const items = [first]
    while (this.accept(K.Comma)) {
      if (this.at(close) || !this.startsStarExpression()) break
      items.push(this.starNamedExpression())
    }
    return keepList(items)
  }

  #list(): List | Comprehension {
    const s = this.starts[this.pos++]!
    if (this.accept(K.RBracket)) return { t: 'List', s, e: this.end, items: keepList([]) }
    const first = this.starNamedExpression()
    if (this.atFirstFor()) {
      const clauses = this.#elementClauses(first)
      this.expect(K.RBracket)
      return { t: 'Comp', s, e: this.end, kind: 'list', element: first, value: null, clauses }
    }
    const items = this.#items(first, K.RBracket)
    this.#closeItems(K.RBracket, items)
    return { t: 'List', s, e: this.end, items }
  }

  #closeItems(close: K, items: readonly Expr[]): void {
    if (this.atFor() && this.explains && (items.length > 1 || this.kinds[this.pos - 1] === K.Comma)) {
      const target = { s: items[0]!.s, e: items.length > 1 ? items.at(-1)!.e : this.end }
      const { pos } = this
      const clauses = this.attempt(() => this.clauses())
      this.pos = pos
      const message = 'did you forget parentheses around the comprehension target?'
      if (clauses) throw this.failAt('unparenthesized-target', message, target)
    }
    this.expect(close)
  }

  #braces(): Dict | SetDisplay | Comprehension {
    const s = this.starts[this.pos++]!
    if (this.accept(K.RBrace)) return { t: 'Dict', s, e: this.end, keys: keepList([]), values: keepList([]) }
    if (this.at(K.DoubleStar)) return this.#dict(s, undefined)
    const start = this.starts[this.pos]!
    const first = this.starNamedExpression()
    const bare = first.t === 'Starred' || (first.t === 'Walrus' && first.s === start)
    if (this.at(K.Colon) && !bare) return this.#dict(s, first)
    if (this.atFirstFor()) {
      const clauses = this.#elementClauses(first)
      this.expect(K.RBrace)
      return { t: 'Comp', s, e: this.end, kind: 'set', element: first, value: null, clauses }
    }
    const items = this.#items(first, K.RBrace)
    this.#closeItems(K.RBrace, items)
    return { t: 'Set', s, e: this.end, items }
  }

  /** The rest of a dict display or comprehension whose first key is read; no key: it begins with `**`. */
  #dict(s: number, firstKey: Expr | undefined): Dict | Comprehension {
    const keys: (Expr | null)[] = []
    const values: Expr[] = []
    for (let key = firstKey; ; key = undefined) {
      const start = this.pos
      if (!key && this.accept(K.DoubleStar)) {
        keys.push(null)
        values.push(this.operators(BIT_OR))
        if (keys.length === 1 && this.atFirstFor()) throw this.#unpackingInComprehension(start)
      } else {
        key ??= this.#key()
        keys.push(key)
        values.push(this.#dictValue())
        if (keys.length === 1 && this.atFirstFor()) return this.#dictComprehension(s, key, values[0]!)
      }
      if (!this.accept(K.Comma) || this.at(K.RBrace)) break
    }
    this.expect(K.RBrace)
    return { t: 'Dict', s, e: this.end, keys: keepList(keys), values: keepList(values) }
  }

  #key(): Expr {
    const key = this.expression(false)
    if (this.at(K.Colon) || !this.explains || this.at(K.Error)) return key
    const multiline = /[\r\n]/.test(this.text.slice(key.s, key.e))
    throw this.failAt(
      'missing-dict-colon',
      "':' expected after dictionary key",
      multiline ? key : { s: key.e - 1, e: key.e },
    )
  }

  #dictValue(): Expr {
    const colon = this.pos
    this.expect(K.Colon)
    if (this.explains) {
      if (this.at(K.Star)) {
        this.pos++
        const star = this.attempt(() => this.operators(BIT_OR))
        this.pos = colon + 1
        const message = 'cannot use a starred expression in a dictionary value'
        if (star) throw this.failAtToken('misplaced-star', message)
      }
      if (this.at(K.RBrace) || this.at(K.Comma))
        throw this.failAtToken('missing-dict-value', "expression expected after dictionary key and ':'", colon)
    }
    return this.expression()
  }

  #dictComprehension(s: number, element: Expr, value: Expr): Comprehension {
    const clauses = this.clauses()
    this.expect(K.RBrace)
    return { t: 'Comp', s, e: this.end, kind: 'dict', element, value, clauses }
  }

  #unpackingInComprehension(star: number): Failure {
    const clauses = this.explains ? this.attempt(() => this.clauses()) : undefined
    if (clauses && this.at(K.RBrace))
      return this.failAtToken('misplaced-star', 'dict unpacking cannot be used in dict comprehension', star)
    return this.unexpected()
  }

  protected atFor(): boolean {
    const { kind } = this
    return kind === K.For || (kind === K.Async && this.kinds[this.pos + 1] === K.For)
  }

  /** Like `atFor`, behind the first expression in brackets: there `async` alone is right, what follows it is wrong. */
  protected atFirstFor(): boolean {
    if (this.at(K.Async) && this.kinds[this.pos + 1] !== K.For) throw this.unexpected(this.pos + 1)
    return this.atFor()
  }

  /** The clauses behind the element of a list, set or generator. */
  #elementClauses(element: Expr): Clause[] {
    const start = this.pos
    const clauses = this.clauses()
    if (element.t !== 'Starred') return clauses
    this.pos = start
    if (!this.explains) throw this.unexpected()
    throw this.failAt('misplaced-star', 'iterable unpacking cannot be used in comprehension', element)
  }

  /** `for … in … if …`, once or more. */
  protected clauses(): Clause[] {
    const clauses: Clause[] = []
    while (this.atFor()) {
      const isAsync = this.accept(K.Async)
      this.pos++
      const target = this.forTargets()
      this.expect(K.In)
      const iter = this.operators(OR)
      const ifs: Expr[] = []
      while (this.accept(K.If)) ifs.push(this.operators(OR))
      clauses.push({ target, iter, ifs: keepList(ifs), isAsync })
    }
    return keepList(clauses)
  }

  /** The targets of `for`, up to its `in`. */
  protected forTargets(): Expr {
    const start = this.pos
    const s = this.starts[start]!
    const first = this.#forTarget()
    let target = first
    if (this.at(K.Comma)) {
      const items = [first]
      while (this.accept(K.Comma)) {
        if (!this.startsStarExpression()) break
        items.push(this.#forTarget())
      }
      target = { t: 'Tuple', s, e: this.end, items: keepList(items) }
    }
    if (this.lenient && !this.at(K.In)) {
      const { pos } = this
      this.pos = start
      this.attempt(() => this.starExpressions())
      this.pos = pos
    }
    if ((this.at(K.In) || this.lenient) && !isTarget(target)) {
      const invalid = invalidTarget(target, 'for')
      if (!invalid) throw this.unexpected()
      throw this.failAt('invalid-target', `cannot assign to ${expressionName(invalid)}`, invalid)
    }
    return target
  }

  #forTarget(): Expr {
    return this.at(K.Star) ? this.starred(BIT_OR) : this.operators(BIT_OR)
  }
}
