import type { Expr, FunctionDef, Handler, Stmt, With } from '../../parse/python/ast.ts'
import { dottedName, walkStmts } from '../../parse/python/walk.ts'
import { parameterUse } from '../python/python-parameters.ts'
import { without } from './infer-call.ts'
import { ExpressionReader } from './infer-expression.ts'
import { takesFailures } from './infer-guard.ts'
import { judgeJoined, judgeLoop } from './infer-misuse.ts'
import { narrowings } from './infer-narrow.ts'
import { mergeStates, Scope } from './infer-scope.ts'
import { ENV, elementOf, listOf, NOTHING, type Type, UNKNOWN, union } from './infer-type.ts'

type State = Map<string, Type>

/** Reads the bodies of functions, statement by statement, along every way that they can take. */
export class BodyReader extends ExpressionReader {
  #result: Type = NOTHING
  /** what names are where the loops around are left or begun anew */
  #exits: State[][] = []

  /** Reads a function with the values that its parameters have; what it returns. */
  readFunction(node: FunctionDef, values: readonly Type[]): Type {
    const outer = { scope: this.scope, result: this.#result, exits: this.#exits, loops: this.loops }
    this.loops = []
    const scope = new Scope(outer.scope)
    this.bindParams(node.params, values, scope)
    // hooks and functions that help models; a method's `env` may be a dict of the web server
    if (values.length === 0 && isEnvironment(node)) scope.set('env', ENV)
    this.scope = scope
    this.#result = NOTHING
    this.#exits = []
    this.block(node.body)
    const result = this.#result
    this.scope = outer.scope
    this.#result = outer.result
    this.#exits = outer.exits
    this.loops = outer.loops
    return result
  }

  nested(node: FunctionDef): Type {
    return this.readFunction(node, [])
  }

  /** Reads statements; false when none behind them is reached. */
  block(body: readonly Stmt[]): boolean {
    for (const statement of body) if (!this.#statement(statement)) return false
    return true
  }

  #statement(node: Stmt): boolean {
    switch (node.t) {
      case 'Return':
        this.#result = union(this.#result, node.value ? this.type(node.value) : NOTHING)
        return false
      case 'Raise':
        this.all([node.exc, node.cause])
        return false
      case 'Break':
      case 'Continue':
        this.#exits.at(-1)?.push(new Map(this.scope.vars))
        return false
      case 'Expr':
        this.type(node.value)
        return true
      case 'Assign': {
        const type = this.type(node.value)
        for (const target of node.targets) {
          if (target.t === 'Name') this.answers[this.asks(node.value) ? 'add' : 'delete'](target.id)
          this.bind(target, type, node.value)
        }
        return true
      }
      case 'AnnAssign': {
        const type = node.value ? this.type(node.value) : UNKNOWN
        this.bind(node.target, type, node.value ?? undefined)
        return true
      }
      case 'AugAssign':
        this.#augmented(node)
        return true
      case 'Delete':
        for (const target of node.targets) this.#delete(target)
        return true
      case 'If':
        return this.#if(node.test, node.body, node.orelse)
      case 'For': {
        const over = this.type(node.iter)
        judgeLoop(this, over, node.iter)
        const item = elementOf(over)
        const around = this.loops
        this.loops = [...around, { node, target: node.target, iter: node.iter, over }]
        this.#loop(() => this.bind(node.target, item), node.body)
        this.loops = around
        return this.block(node.orelse)
      }
      case 'While': {
        this.#loop(() => this.type(node.test), node.body)
        const endless = node.test.t === 'Const' && node.test.value === true
        return endless || this.block(node.orelse)
      }
      case 'With':
        return this.#with(node)
      case 'Try':
        return this.#try(node)
      case 'FunctionDef': {
        for (const decorator of node.decorators) this.type(decorator)
        const result = this.nested(node)
        this.scope.set(node.name, node.decorators.length > 0 ? UNKNOWN : { kind: 'function', node, result })
        return true
      }
      case 'ClassDef':
        this.scope.set(node.name, UNKNOWN)
        return true
      case 'Assert':
        this.all([node.test, node.msg])
        for (const [name, type] of narrowings(node.test, true, this)) this.scope.set(name, type)
        return true
      case 'Import':
      case 'ImportFrom':
        for (const { name, asname } of node.names)
          this.scope.set(asname ?? name.split('.')[0] ?? name, this.world.global(asname ?? name) ?? UNKNOWN)
        return true
      case 'Match':
        return this.#match(node)
      default:
        return true
    }
  }

  #augment(target: Expr, before: Type, value: Type, op: string): void {
    const known = before.kind === 'nothing' ? UNKNOWN : before
    let after: Type = known
    if (op === '+' || op === '|') {
      if (known.kind === 'list')
        after = listOf(
          union(known.of, elementOf(value)),
          [...known.nodes, ...(value.kind === 'list' ? value.nodes : [])].slice(0, 60),
        )
      else if (known.kind === 'dict' && value.kind === 'unknown') after = { ...known, rest: UNKNOWN }
      else after = union(known, value)
    }
    if (target.t === 'Name') this.scope.set(target.id, after)
    else if (target.t === 'Subscript') this.bind(target, after)
  }

  #delete(target: Expr): void {
    this.type(target)
    if (target.t !== 'Subscript' || target.value.t !== 'Name') return
    const owner = this.scope.get(target.value.id)
    if (owner?.kind === 'dict') this.rebind(target.value.id, without(owner, this.type(target.index)))
  }

  #if(test: Expr, body: readonly Stmt[], orelse: readonly Stmt[]): boolean {
    this.type(test)
    const before = this.scope.vars
    const asks = this.asks(test)
    if (asks) this.guarded++
    const yes = this.#branch(before, body, narrowings(test, true, this))
    const no = this.#branch(before, orelse, narrowings(test, false, this))
    if (asks) this.guarded--
    return this.#continue([yes, no], before)
  }

  /** Reads one way on its own; what names are at its end, `undefined` when it does not come to its end. */
  #branch(
    before: State,
    body: readonly Stmt[],
    narrowed: readonly (readonly [string, Type])[] = [],
  ): State | undefined {
    this.scope.vars = new Map(before)
    for (const [name, type] of narrowed) this.scope.set(name, type)
    const ends = this.block(body)
    const { vars } = this.scope
    // what a test told of a variable holds no longer than the branch
    if (ends) for (const [name, type] of narrowed) if (vars.get(name) === type) restore(vars, name, before.get(name))
    return ends ? vars : undefined
  }

  #continue(states: readonly (State | undefined)[], before: State): boolean {
    const merged = mergeStates(states)
    this.scope.vars = merged ?? before
    return merged !== undefined
  }

  /** Reads a loop's body twice: first in silence, to learn what its names are when it begins anew. */
  #loop(start: () => void, body: readonly Stmt[]): void {
    const before = new Map(this.scope.vars)
    if (this.silent === 0) {
      this.silent++
      const after = this.#round(start, body, before)
      this.silent--
      this.scope.vars = new Map(after)
    }
    this.scope.vars = this.#round(start, body, this.scope.vars)
  }

  #augmented(node: Extract<Stmt, { t: 'AugAssign' }>): void {
    const [before, added] = [this.type(node.target), this.type(node.value)]
    if (node.op === '+' && this.silent === 0) judgeJoined(this, node, before, added)
    this.#augment(node.target, before, added, node.op)
  }

  #round(start: () => void, body: readonly Stmt[], before: State): State {
    this.scope.vars = new Map(before)
    this.#exits.push([])
    start()
    const ends = this.block(body)
    const exits = this.#exits.pop() ?? []
    return mergeStates([before, ends ? this.scope.vars : undefined, ...exits]) ?? before
  }

  #with(node: With): boolean {
    const suppressed = takesFailures(node)
    for (const { context, target } of node.items) {
      const type = this.type(context)
      if (target) this.bind(target, type.kind === 'plain' ? type : UNKNOWN)
    }
    if (suppressed) this.guarded++
    const ends = this.block(node.body)
    if (suppressed) this.guarded--
    return ends
  }

  #try(node: Extract<Stmt, { t: 'Try' }>): boolean {
    const before = this.scope.vars
    const catches = node.handlers.some(isForgiving)
    if (catches) this.guarded++
    const tried = this.#branch(before, node.body)
    if (catches) this.guarded--
    const reached = this.scope.vars
    // a handler begins anywhere in the body
    const broken = mergeStates([before, reached]) ?? before
    const handled = node.handlers.map((handler) => {
      const state = new Map(broken)
      if (handler.name !== null) state.set(handler.name, UNKNOWN)
      return this.#branch(state, handler.body)
    })
    const done = tried && this.#branch(tried, node.orelse)
    const goesOn = this.#continue([done, ...handled], broken)
    const ends = this.block(node.finalbody)
    return goesOn && ends
  }

  #match(node: Extract<Stmt, { t: 'Match' }>): boolean {
    this.type(node.subject)
    const before = this.scope.vars
    const states = node.cases.map(({ pattern, guard, body }) => {
      const state = new Map(before)
      for (const name of pattern.binds) state.set(name, UNKNOWN)
      this.scope.vars = state
      this.all([guard])
      return this.#branch(state, body)
    })
    return this.#continue([before, ...states], before)
  }
}

function restore(vars: State, name: string, type: Type | undefined): void {
  if (type) vars.set(name, type)
  else vars.delete(name)
}

/** Does a handler take what a missing model, field or method raises, and not raise again? */
function isForgiving(handler: Handler): boolean {
  if (handler.body.at(-1)?.t === 'Raise') return false
  if (!handler.type) return true
  const types = handler.type.t === 'Tuple' ? handler.type.items : [handler.type]
  return types.some((type) =>
    /(?:^|\.)(?:AttributeError|KeyError|ValueError|TypeError|LookupError|Exception|BaseException)$/.test(
      dottedName(type) ?? '',
    ),
  )
}

/** Does a function take an `env`, and use it as no dict or cursor is used? */
function isEnvironment(node: FunctionDef): boolean {
  const position = [...node.params.posonly, ...node.params.args].findIndex(({ name }) => name === 'env')
  return position >= 0 && !fillsEnv(node.body) && parameterUse({ params: node.params, node }, position, []) !== 'cursor'
}

/** Is a value put under a key of `env`? An environment takes none: it is a dict. */
function fillsEnv(body: readonly Stmt[]): boolean {
  let fills = false
  walkStmts(body, (statement) => {
    const targets = statement.t === 'Assign' ? statement.targets : statement.t === 'AugAssign' ? [statement.target] : []
    fills ||= targets.some((one) => one.t === 'Subscript' && one.value.t === 'Name' && one.value.id === 'env')
  })
  return fills
}
