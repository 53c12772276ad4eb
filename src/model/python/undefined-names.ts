import type { PythonFacts } from '../../facts/python-facts.ts'
import { PYTHON_BUILTINS } from '../../knowledge/python-builtins.ts'
import type { Comprehension, Expr, Params, Stmt } from '../../parse/python/ast.ts'
import { childBlocks, dottedName, statementExprs, walkExprs } from '../../parse/python/walk.ts'
import type { Span } from '../../text/span.ts'

const NONE: ReadonlySet<Expr> = new Set()

/** A name that code asks for and that nothing binds. */
export interface UndefinedName {
  readonly name: string
  readonly span: Span
  /** runs only when a function is called, not as the file is imported */
  readonly deferred: boolean
  /** the scope gives the name further below, after it is asked for */
  readonly early: boolean
  /** names that it could have meant */
  readonly known: readonly string[]
}

/** Names of a file that no import, assignment, definition or builtin gives. None where any name may be bound. */
export function undefinedNames(facts: PythonFacts): readonly UndefinedName[] {
  if (facts.open || facts.issues.length > 0) return []
  const reader = new NameReader()
  reader.read(facts.body)
  return reader.open ? [] : reader.undefined()
}

class Scope {
  readonly names = new Set<string>()
  readonly kind: 'module' | 'class' | 'function' | 'comprehension'
  readonly parent: Scope | undefined

  constructor(kind: Scope['kind'], parent?: Scope) {
    this.kind = kind
    this.parent = parent
  }

  /** Every name that can be asked for here: those of a class body can be asked for in it alone. */
  has(name: string): boolean {
    for (let scope: Scope | undefined = this; scope; scope = scope.parent)
      if ((scope === this || scope.kind !== 'class') && scope.names.has(name)) return true
    return false
  }

  get deferred(): boolean {
    for (let scope: Scope | undefined = this; scope; scope = scope.parent) if (scope.kind === 'function') return true
    return false
  }
}

class NameReader {
  /** a star import, or code that makes names by itself */
  open = false
  readonly #module = new Scope('module')
  readonly #uses: { readonly scope: Scope; readonly name: string; readonly span: Span; readonly early: boolean }[] = []
  /** inside of a loop a name may come from the turn before */
  #loops = 0
  /** inside of code that takes a NameError, or that never runs */
  #spared = 0

  read(body: readonly Stmt[]): void {
    this.#block(body, this.#module)
  }

  undefined(): readonly UndefinedName[] {
    return this.#uses
      .filter(({ scope, name, early }) => !PYTHON_BUILTINS.has(name) && (early || !scope.has(name)))
      .map(({ scope, name, span, early }) => {
        const known: string[] = []
        for (let at: Scope | undefined = scope; at; at = at.parent) known.push(...at.names)
        return { name, span, deferred: scope.deferred, early: early && scope.has(name), known }
      })
  }

  #block(body: readonly Stmt[], scope: Scope): void {
    const end = body.findIndex(leaves)
    for (const [i, statement] of body.entries()) {
      this.#statement(statement, scope)
      if (i === end) this.#spared++
    }
    if (end >= 0) this.#spared--
  }

  #statement(node: Stmt, scope: Scope): void {
    switch (node.t) {
      case 'FunctionDef':
        scope.names.add(node.name)
        for (const decorator of node.decorators) this.#expr(decorator, scope)
        this.#block(node.body, this.#function(node.params, scope))
        return
      case 'ClassDef':
        for (const expr of node.decorators) this.#expr(expr, scope)
        for (const expr of node.bases) this.#expr(expr, scope)
        for (const { value } of node.keywords) this.#expr(value, scope)
        this.#block(node.body, new Scope('class', scope))
        // the class is made of its body, and has its name afterwards
        scope.names.add(node.name)
        return
      case 'Import':
      case 'ImportFrom':
        for (const { name, asname } of node.names) {
          if (name === '*') this.open = true
          else scope.names.add(asname ?? (node.t === 'Import' ? name.replace(/\..*/, '') : name))
        }
        return
      case 'Global':
        for (const name of node.names) this.#module.names.add(name)
        return
      case 'TypeAlias':
        scope.names.add(node.name)
        return
      case 'AnnAssign':
        if (node.target.t === 'Name') scope.names.add(node.target.id)
        else this.#expr(node.target, scope)
        if (node.value) this.#expr(node.value, scope)
        return
      case 'Try': {
        const takes = node.handlers.some(({ type }) => takesNameError(type))
        if (takes) this.#spared++
        this.#block(node.body, scope)
        if (takes) this.#spared--
        for (const { type, name, body } of node.handlers) {
          if (type) this.#expr(type, scope)
          if (name !== null) scope.names.add(name)
          this.#block(body, scope)
        }
        this.#block(node.orelse, scope)
        this.#block(node.finalbody, scope)
        return
      }
      case 'If': {
        this.#expr(node.test, scope)
        const never = isUnsure(node.test)
        if (never) this.#spared++
        this.#block(node.body, scope)
        this.#block(node.orelse, scope)
        if (never) this.#spared--
        return
      }
      case 'Match':
        for (const { pattern } of node.cases) for (const name of pattern.binds) scope.names.add(name)
    }
    const exprs: Expr[] = []
    statementExprs(node, exprs)
    const binds = node.t === 'Assign' || node.t === 'AugAssign' || node.t === 'For' || node.t === 'With'
    const targets = binds ? new Set(targetsOf(node)) : NONE
    // what is assigned is worked out first
    for (const expr of exprs) if (!targets.has(expr)) this.#expr(expr, scope)
    for (const target of targets) bindNames(target, scope)
    for (const expr of exprs) if (targets.has(expr)) this.#expr(expr, scope)
    const loops = node.t === 'For' || node.t === 'While'
    if (loops) this.#loops++
    for (const block of childBlocks(node)) this.#block(block, scope)
    if (loops) this.#loops--
  }

  /** A class body and a file run from top to bottom: what stands below is not there yet. */
  #isEarly(scope: Scope, name: string): boolean {
    return scope.kind !== 'comprehension' && !scope.deferred && this.#loops === 0 && !scope.has(name)
  }

  #function(params: Params, outer: Scope): Scope {
    const scope = new Scope('function', outer)
    for (const list of [params.posonly, params.args, [params.vararg], params.kwonly, [params.kwarg]])
      for (const param of list) {
        if (param?.default) this.#expr(param.default, outer)
        if (param) scope.names.add(param.name)
      }
    return scope
  }

  #expr(root: Expr, scope: Scope): void {
    walkExprs(root, (node) => {
      switch (node.t) {
        case 'Name':
          if (this.#spared === 0)
            this.#uses.push({ scope, name: node.id, span: [node.s, node.e], early: this.#isEarly(scope, node.id) })
          return true
        case 'Lambda':
          this.#expr(node.body, this.#function(node.params, scope))
          return false
        case 'Comp':
          this.#comprehension(node, scope)
          return false
        case 'Walrus': {
          let owner: Scope | undefined = scope
          while (owner?.kind === 'comprehension') owner = owner.parent
          owner?.names.add(node.target.id)
          return true
        }
        case 'Call':
          // code that makes names by itself
          if (node.func.t === 'Name' && /^(?:exec|execfile|globals|locals|vars)$/.test(node.func.id)) this.open = true
          return true
        default:
          return true
      }
    })
  }

  #comprehension(node: Comprehension, outer: Scope): void {
    const scope = new Scope('comprehension', outer)
    for (const [i, { target, iter, ifs }] of node.clauses.entries()) {
      this.#expr(iter, i === 0 ? outer : scope)
      bindNames(target, scope)
      for (const test of ifs) this.#expr(test, scope)
    }
    for (const part of [node.element, node.value]) if (part) this.#expr(part, scope)
  }
}

/** What stands behind it in its block never runs. */
function leaves(node: Stmt): boolean {
  if (node.t === 'If') return node.body.some(leaves) && node.orelse.some(leaves)
  return node.t === 'Return' || node.t === 'Raise' || node.t === 'Break' || node.t === 'Continue'
}

function targetsOf(node: Extract<Stmt, { t: 'Assign' | 'AugAssign' | 'For' | 'With' }>): readonly Expr[] {
  if (node.t === 'Assign') return node.targets
  return node.t === 'With' ? node.items.flatMap(({ target }) => target ?? []) : [node.target]
}

function bindNames(target: Expr, scope: Scope): void {
  if (target.t === 'Name') scope.names.add(target.id)
  else if (target.t === 'Starred') bindNames(target.value, scope)
  else if (target.t === 'Tuple' || target.t === 'List') for (const item of target.items) bindNames(item, scope)
}

function takesNameError(type: Expr | null): boolean {
  if (!type) return true
  const types = type.t === 'Tuple' ? type.items : [type]
  return types.some((one) => /^(?:NameError|Exception|BaseException|UnboundLocalError)$/.test(dottedName(one) ?? ''))
}

/** `if TYPE_CHECKING`, `if False`, `if sys.version_info …`, `if PY2`: what stands there may never run. */
function isUnsure(test: Expr): boolean {
  let unsure = test.t === 'Const' && test.value !== true
  walkExprs(test, (node) => {
    const name = node.t === 'Name' ? node.id : node.t === 'Attribute' ? node.attr : ''
    if (/^(?:TYPE_CHECKING|version_info|version|PY2|PY3)$/.test(name)) unsure = true
  })
  return unsure
}
