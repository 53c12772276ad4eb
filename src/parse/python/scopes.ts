import type { SyntaxIssue } from '../syntax-issue.ts'
import type { Comprehension, Expr, Params, Pattern, Stmt, Walrus } from './ast.ts'
import { paramExprs, walkExprs } from './walk.ts'

const GLOBAL = 1
const NONLOCAL = 2
const LOCAL = 4
const PARAM = 8
const USED = 16
const ANNOTATED = 32
const ITERATION = 64

interface Place {
  readonly s: number
  readonly e: number
}

class Scope {
  readonly kind: 'module' | 'class' | 'function'
  readonly parent: Scope | undefined
  readonly isComprehension: boolean
  /** the class whose name mangles private names here */
  readonly className: string | undefined
  readonly names = new Map<string, number>()
  readonly directives = new Map<string, Place>()
  readonly children: Scope[] = []
  /** reading the iterable of a comprehension, which belongs to this scope */
  inIterable = 0

  constructor(kind: Scope['kind'], parent?: Scope, isComprehension = false, className = parent?.className) {
    this.kind = kind
    this.parent = parent
    this.isComprehension = isComprehension
    this.className = className
    parent?.children.push(this)
  }

  mangled(name: string): string {
    const owner = this.className?.replace(/^_+/, '')
    const isPrivate = name.startsWith('__') && !name.endsWith('__') && !name.includes('.')
    return owner && isPrivate ? `_${owner}${name}` : name
  }

  flags(name: string): number {
    return this.names.get(this.mangled(name)) ?? 0
  }

  add(name: string, flag: number): void {
    const key = this.mangled(name)
    this.names.set(key, (this.names.get(key) ?? 0) | flag)
  }
}

/**
 * Tells what CPython's symbol table refuses: wrong `global` and `nonlocal`, wrong `:=` in comprehensions. Needed only
 * for files that hold one of these.
 */
export class ScopeChecker {
  readonly issues: SyntaxIssue[] = []
  #scope = new Scope('module')

  check(body: readonly Stmt[]): void {
    const module = this.#scope
    this.#body(body)
    this.#analyze(module, undefined)
  }

  #tell(code: string, message: string, at: Place): void {
    this.issues.push({ code, message, span: [at.s, at.e] })
  }

  #within(scope: Scope, read: () => void): void {
    const outer = this.#scope
    this.#scope = scope
    read()
    this.#scope = outer
  }

  #body(body: readonly Stmt[]): void {
    for (const statement of body) this.#statement(statement)
  }

  #exprs(...exprs: readonly (Expr | null)[]): void {
    for (const expr of exprs) walkExprs(expr, (node) => this.#expr(node))
  }

  #expr(node: Expr): boolean {
    switch (node.t) {
      case 'Name':
        this.#scope.add(node.id, USED)
        return true
      case 'Lambda':
        this.#function(node.params, undefined, () => this.#exprs(node.body))
        return false
      case 'Comp':
        this.#comprehension(node)
        return false
      case 'Walrus':
        this.#walrus(node)
        return false
      default:
        return true
    }
  }

  #statement(node: Stmt): void {
    switch (node.t) {
      case 'FunctionDef':
        this.#scope.add(node.name, LOCAL)
        this.#exprs(...node.decorators, node.returns)
        this.#function(node.params, undefined, () => this.#body(node.body))
        break
      case 'ClassDef':
        this.#scope.add(node.name, LOCAL)
        this.#exprs(...node.bases, ...node.keywords.map((keyword) => keyword.value), ...node.decorators)
        this.#within(new Scope('class', this.#scope, false, node.name), () => this.#body(node.body))
        break
      case 'Global':
      case 'Nonlocal':
        for (const name of node.names) this.#directive(name, node.t === 'Global' ? 'global' : 'nonlocal', node)
        break
      case 'Assign':
        for (const target of node.targets) this.#bind(target)
        this.#exprs(node.value)
        break
      case 'AugAssign':
        this.#bind(node.target)
        this.#exprs(node.value)
        break
      case 'AnnAssign':
        this.#annotated(node)
        break
      case 'Delete':
        for (const target of node.targets) this.#bind(target)
        break
      case 'Import':
      case 'ImportFrom':
        for (const { name, asname } of node.names) {
          if (name !== '*') this.#scope.add(asname ?? (node.t === 'Import' ? name.replace(/\..*/, '') : name), LOCAL)
        }
        break
      case 'Expr':
        this.#exprs(node.value)
        break
      case 'Return':
        this.#exprs(node.value)
        break
      case 'Raise':
        this.#exprs(node.exc, node.cause)
        break
      case 'Assert':
        this.#exprs(node.test, node.msg)
        break
      default:
        this.#compound(node)
    }
  }

  #compound(node: Stmt): void {
    switch (node.t) {
      case 'If':
      case 'While':
        this.#exprs(node.test)
        this.#body(node.body)
        this.#body(node.orelse)
        break
      case 'For':
        this.#bind(node.target)
        this.#exprs(node.iter)
        this.#body(node.body)
        this.#body(node.orelse)
        break
      case 'With':
        for (const { context, target } of node.items) {
          this.#exprs(context)
          if (target) this.#bind(target)
        }
        this.#body(node.body)
        break
      case 'Try':
        this.#body(node.body)
        this.#body(node.orelse)
        for (const handler of node.handlers) {
          this.#exprs(handler.type)
          if (handler.name !== null) this.#scope.add(handler.name, LOCAL)
          this.#body(handler.body)
        }
        this.#body(node.finalbody)
        break
      case 'Match':
        this.#exprs(node.subject)
        for (const { pattern, guard, body } of node.cases) {
          this.#pattern(pattern)
          this.#exprs(guard)
          this.#body(body)
        }
        break
      case 'TypeAlias':
        this.#scope.add(node.name, LOCAL)
        this.#exprs(node.value)
        break
      default:
        break
    }
  }

  #pattern(pattern: Pattern): void {
    this.#exprs(...pattern.values)
    for (const name of pattern.binds) this.#scope.add(name, LOCAL)
  }

  #bind(target: Expr, flag = LOCAL): void {
    switch (target.t) {
      case 'Name':
        this.#scope.add(target.id, flag)
        break
      case 'Tuple':
      case 'List':
        for (const item of target.items) this.#bind(item, flag)
        break
      case 'Starred':
        this.#bind(target.value, flag)
        break
      default:
        this.#exprs(target)
    }
  }

  #annotated(node: Extract<Stmt, { t: 'AnnAssign' }>): void {
    const { target } = node
    if (target.t === 'Name') {
      const flags = this.#scope.flags(target.id)
      if (flags & (GLOBAL | NONLOCAL) && this.#scope.kind !== 'module')
        this.#tell(
          'annotated-global',
          `annotated name '${target.id}' can't be ${flags & GLOBAL ? 'global' : 'nonlocal'}`,
          node,
        )
      this.#scope.add(target.id, ANNOTATED | LOCAL)
    } else this.#bind(target)
    this.#exprs(node.annotation, node.value)
  }

  #function(params: Params, className: string | undefined, body: () => void): void {
    const outside: Expr[] = []
    paramExprs(params, outside)
    this.#exprs(...outside)
    this.#within(new Scope('function', this.#scope, false, className), () => {
      for (const list of [params.posonly, params.args, params.kwonly, [params.vararg], [params.kwarg]])
        for (const param of list) if (param) this.#scope.add(param.name, PARAM)
      body()
    })
  }

  #comprehension(node: Comprehension): void {
    const outer = this.#scope
    outer.inIterable++
    this.#exprs(node.clauses[0]?.iter ?? null)
    outer.inIterable--
    this.#within(new Scope('function', outer, true), () => {
      for (const [i, clause] of node.clauses.entries()) {
        this.#bind(clause.target, LOCAL | ITERATION)
        if (i > 0) {
          this.#scope.inIterable++
          this.#exprs(clause.iter)
          this.#scope.inIterable--
        }
        this.#exprs(...clause.ifs)
      }
      this.#exprs(node.value, node.element)
    })
  }

  #walrus(node: Walrus): void {
    const { target } = node
    if (this.#scope.inIterable > 0)
      this.#tell(
        'walrus-in-iterable',
        'assignment expression cannot be used in a comprehension iterable expression',
        node,
      )
    this.#exprs(node.value)
    if (this.#scope.isComprehension) this.#walrusScope(target.id, target)
    this.#scope.add(target.id, LOCAL)
  }

  /** The target of `:=` in a comprehension belongs to the nearest scope that is none. */
  #walrusScope(name: string, at: Place): void {
    for (let scope: Scope | undefined = this.#scope; scope; scope = scope.parent) {
      if (scope.isComprehension) {
        if (scope.flags(name) & ITERATION)
          this.#tell(
            'walrus-rebinds-iteration',
            `assignment expression cannot rebind comprehension iteration variable '${name}'`,
            at,
          )
        continue
      }
      if (scope.kind === 'class')
        this.#tell(
          'walrus-in-class-comprehension',
          'assignment expression within a comprehension cannot be used in a class body',
          at,
        )
      else scope.add(name, LOCAL)
      return
    }
  }

  #directive(name: string, word: 'global' | 'nonlocal', at: Place): void {
    const scope = this.#scope
    const flags = scope.flags(name)
    if (flags & PARAM) this.#tell('parameter-and-global', `name '${name}' is parameter and ${word}`, at)
    else if (flags & USED) this.#tell('used-before-global', `name '${name}' is used prior to ${word} declaration`, at)
    else if (flags & ANNOTATED) this.#tell('annotated-global', `annotated name '${name}' can't be ${word}`, at)
    else if (flags & LOCAL)
      this.#tell('assigned-before-global', `name '${name}' is assigned to before ${word} declaration`, at)
    scope.add(name, word === 'global' ? GLOBAL : NONLOCAL)
    const key = scope.mangled(name)
    if (!scope.directives.has(key)) scope.directives.set(key, at)
  }

  /** `bound`: the names of enclosing functions; undefined for a module. */
  #analyze(scope: Scope, bound: ReadonlySet<string> | undefined): void {
    const inner = new Set(bound)
    for (const [name, flags] of scope.names) {
      const at = scope.directives.get(name)
      if (flags & NONLOCAL && at) {
        if (flags & GLOBAL) this.#tell('nonlocal-and-global', `name '${name}' is nonlocal and global`, at)
        else if (!bound) this.#tell('nonlocal-in-module', 'nonlocal declaration not allowed at module level', at)
        else if (!bound.has(name)) this.#tell('nonlocal-unbound', `no binding for nonlocal '${name}' found`, at)
      } else if (scope.kind === 'function') {
        if (flags & GLOBAL) inner.delete(name)
        else if (flags & (LOCAL | PARAM)) inner.add(name)
      }
    }
    if (scope.kind === 'class') inner.add('__class__')
    for (const child of scope.children) this.#analyze(child, inner)
  }
}
