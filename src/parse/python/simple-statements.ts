import { keepList } from '../../text/keep.ts'
import type { Alias, Expr, ImportFrom, Stmt } from './ast.ts'
import type { Failure } from './failure.ts'
import { AUGMENTED, ID_TYPE, K } from './kinds.ts'
import { binaryOperator } from './precedence.ts'
import { RecoveringParser } from './recovery.ts'
import { expressionName, invalidTarget, isTarget } from './targets.ts'

/** Reads statements that fit in one line. */
export abstract class SimpleStatementParser extends RecoveringParser {
  /** Statements with semicolons between, and the line's end. */
  protected simpleStatements(body: Stmt[]): void {
    for (;;) {
      body.push(this.#simpleStatement())
      const { kind } = this
      if (kind === K.Newline) break
      if (kind !== K.Semicolon) throw this.unexpected()
      this.pos++
      if (this.at(K.Newline)) break
    }
    this.pos++
  }

  #simpleStatement(): Stmt {
    const s = this.starts[this.pos]!
    switch (this.kinds[this.pos]) {
      case K.Return: {
        this.pos++
        const value = this.startsStarExpression() ? this.starExpressions() : null
        return { t: 'Return', s, e: this.end, value }
      }
      case K.Import:
        return this.#import(s)
      case K.From:
        return this.#importFrom(s)
      case K.Raise:
        return this.#raise(s)
      case K.Pass:
      case K.Break:
      case K.Continue: {
        const kind = this.kinds[this.pos++]
        return { t: kind === K.Pass ? 'Pass' : kind === K.Break ? 'Break' : 'Continue', s, e: this.end }
      }
      case K.Del:
        return this.#delete(s)
      case K.Assert: {
        this.pos++
        const test = this.expression()
        const msg = this.accept(K.Comma) ? this.expression() : null
        return { t: 'Assert', s, e: this.end, test, msg }
      }
      case K.Global:
      case K.Nonlocal: {
        this.sights.scopes = true
        const t = this.kinds[this.pos++] === K.Global ? 'Global' : 'Nonlocal'
        const names = [this.name()]
        while (this.accept(K.Comma)) names.push(this.name())
        return { t, s, e: this.end, names }
      }
      case K.Name:
        if (this.values[this.pos] === ID_TYPE && this.kinds[this.pos + 1] === K.Name) return this.#typeAlias(s)
        return this.#expressionStatement(s)
      default:
        return this.#expressionStatement(s)
    }
  }

  #expressionStatement(s: number): Stmt {
    const start = this.pos
    const value = this.yieldOrStarExpressions()
    const kind = this.kinds[this.pos]!
    if (kind === K.Newline) return { t: 'Expr', s, e: this.ends[this.pos - 1]!, value }
    if (kind === K.Equal) return this.#assign(s, value, start)
    if (kind === K.Colon) return this.#annotate(s, value)
    if (AUGMENTED[kind] === 1) return this.#augment(s, value, kind)
    if (kind === K.Walrus && this.explains) this.#explainAsList(start)
    return { t: 'Expr', s, e: this.end, value }
  }

  #assign(s: number, first: Expr, start: number): Stmt {
    const targets: Expr[] = []
    let value = first
    let from = start
    while (this.at(K.Equal)) {
      if (!isTarget(value)) throw this.#badTarget(value, from, start)
      targets.push(value)
      from = ++this.pos
      value = this.yieldOrStarExpressions()
    }
    return { t: 'Assign', s, e: this.end, targets: keepList(targets), value }
  }

  #badTarget(value: Expr, start: number, statement: number): Failure {
    if (!this.explains) return this.unexpected()
    if (value.t === 'Yield' && this.kinds[start] === K.Yield)
      return this.failAt('invalid-target', 'assignment to yield expression not possible', value)
    this.#explainAsList(statement)
    const invalid = invalidTarget(value, 'star')
    if (!invalid) return this.unexpected()
    return this.failAt('invalid-target', `cannot assign to ${expressionName(invalid)}`, invalid)
  }

  /** CPython first takes `f() = x` for a comparison gone wrong, in the items of a list. */
  #explainAsList(start: number): void {
    const { pos } = this
    this.pos = start
    this.attempt(() => {
      do this.starNamedExpression()
      while (this.accept(K.Comma))
    })
    this.pos = pos
  }

  #annotate(s: number, target: Expr): Stmt {
    const colon = this.pos++
    if (target.t !== 'Name' && target.t !== 'Attribute' && target.t !== 'Subscript')
      throw this.#badAnnotation(target, colon)
    const annotation = this.expression()
    const value = this.accept(K.Equal) ? this.yieldOrStarExpressions() : null
    return { t: 'AnnAssign', s, e: this.end, target, annotation, value }
  }

  #badAnnotation(target: Expr, colon: number): Failure {
    const annotation = this.attempt(() => this.expression())
    this.pos = colon
    if (!annotation || target.t === 'Yield' || target.t === 'Starred') return this.unexpected()
    const single = (what: string, at: Expr) =>
      this.failAt('annotated-target', `only single target (not ${what}) can be annotated`, at)
    if (target.t === 'List') return single('list', target)
    if (target.t === 'Tuple') return single('tuple', target)
    return this.failAt('annotated-target', 'illegal target for annotation', target)
  }

  #augment(s: number, target: Expr, kind: K): Stmt {
    const operator = this.pos++
    const isTarget = target.t === 'Name' || target.t === 'Attribute' || target.t === 'Subscript'
    const value = isTarget ? this.yieldOrStarExpressions() : this.attempt(() => this.yieldOrStarExpressions())
    if (!isTarget || !value) {
      this.pos = operator
      if (!value || target.t === 'Yield') throw this.unexpected()
      const message = `'${expressionName(target)}' is an illegal expression for augmented assignment`
      throw this.failAt('invalid-target', message, target)
    }
    return { t: 'AugAssign', s, e: this.end, target, op: binaryOperator(kind), value }
  }

  #typeAlias(s: number): Stmt {
    this.pos++
    const name = this.name()
    this.typeParams()
    this.expect(K.Equal)
    const value = this.expression()
    return { t: 'TypeAlias', s, e: this.end, name, value }
  }

  /** `[T: bound, *Ts, **P]`, if it is there; the tree does not keep it. */
  protected typeParams(): void {
    if (!this.accept(K.LBracket)) return
    do {
      if (this.at(K.RBracket) && this.kinds[this.pos - 1] === K.Comma) break
      const starred = this.accept(K.Star) || this.accept(K.DoubleStar)
      this.name()
      if (!starred && this.accept(K.Colon)) this.expression()
    } while (this.accept(K.Comma))
    this.expect(K.RBracket)
  }

  #raise(s: number): Stmt {
    this.pos++
    if (this.at(K.Newline) || this.at(K.Semicolon)) return { t: 'Raise', s, e: this.end, exc: null, cause: null }
    const exc = this.expression()
    const cause = this.accept(K.From) ? this.expression() : null
    return { t: 'Raise', s, e: this.end, exc, cause }
  }

  #delete(s: number): Stmt {
    this.pos++
    const targets = [this.starExpression()]
    while (this.accept(K.Comma)) {
      if (this.at(K.Newline) || this.at(K.Semicolon)) break
      targets.push(this.starExpression())
    }
    for (const target of targets) {
      const invalid = invalidTarget(target, 'del')
      if (invalid) throw this.failAt('invalid-target', `cannot delete ${expressionName(invalid)}`, invalid)
    }
    return { t: 'Delete', s, e: this.end, targets }
  }

  #dottedName(): string {
    let name = this.name()
    while (this.accept(K.Dot)) name += `.${this.name()}`
    return name
  }

  #import(s: number): Stmt {
    const names: Alias[] = []
    do {
      this.pos++
      const start = this.starts[this.pos]!
      const name = this.#dottedName()
      const asname = this.accept(K.As) ? this.name() : null
      names.push({ s: start, e: this.end, name, asname })
    } while (this.at(K.Comma))
    return { t: 'Import', s, e: this.end, names: keepList(names) }
  }

  #importFrom(s: number): Stmt {
    this.pos++
    const ms = this.starts[this.pos]!
    let level = 0
    for (; this.at(K.Dot) || this.at(K.Ellipsis); this.pos++) level += this.at(K.Dot) ? 1 : 3
    const module = level > 0 && this.at(K.Import) ? '' : this.#dottedName()
    const me = this.end
    this.expect(K.Import)
    const names: Alias[] = []
    if (this.at(K.Star)) {
      this.pos++
      names.push({ s: this.starts[this.pos - 1]!, e: this.end, name: '*', asname: null })
    } else if (this.accept(K.LParen)) {
      this.#importedNames(names, K.RParen)
      this.expect(K.RParen)
    } else {
      this.#importedNames(names, K.End)
      if (this.kinds[this.pos - 1] === K.Comma) {
        const message = 'trailing comma not allowed without surrounding parentheses'
        throw this.at(K.Newline) ? this.failAtToken('trailing-comma', message) : this.unexpected()
      }
    }
    const statement: ImportFrom = { t: 'ImportFrom', s, e: this.end, module, ms, me, level, names: keepList(names) }
    if (module === '__future__') this.sights.futures.push(statement)
    return statement
  }

  #importedNames(names: Alias[], close: K): void {
    do {
      if (names.length > 0 && (this.at(close) || (close === K.End && !this.at(K.Name)))) break
      const s = this.starts[this.pos]!
      const name = this.name()
      const asname = this.accept(K.As) ? this.name() : null
      names.push({ s, e: this.end, name, asname })
    } while (this.accept(K.Comma))
  }
}
