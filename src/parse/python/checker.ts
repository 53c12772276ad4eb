import type { SyntaxIssue } from '../syntax-issue.ts'
import type { Comprehension, Expr, Keyword, Params } from './ast.ts'

/** A module, class body, function, lambda or comprehension: what yields, awaits and returns belong to. */
export interface Frame {
  readonly kind: 'module' | 'class' | 'function'
  readonly isAsync: boolean
  readonly comprehension: Comprehension['kind'] | undefined
  /** open loops, `try` and `with` blocks; `star` is a handler of `except*` */
  readonly blocks: ('loop' | 'star' | 'other')[]
  /** a `yield` stands in it */
  generator: boolean
  /** an `await` or something asynchronous stands in it */
  coroutine: boolean
  readonly returns: { s: number; e: number }[]
}

export function frame(kind: Frame['kind'], isAsync = false, comprehension?: Comprehension['kind']): Frame {
  return { kind, isAsync, comprehension, blocks: [], generator: false, coroutine: false, returns: [] }
}

/** Tells what CPython's compiler refuses in expressions that its parser takes. */
export class ExpressionChecker {
  /** errors of CPython's symbol table, which it builds before it compiles */
  readonly early: SyntaxIssue[] = []
  readonly late: SyntaxIssue[] = []
  protected frame = frame('module')

  protected tell(code: string, message: string, at: { readonly s: number; readonly e: number }): void {
    this.late.push({ code, message, span: [at.s, at.e] })
  }

  protected tellEarly(code: string, message: string, at: { readonly s: number; readonly e: number }): void {
    this.early.push({ code, message, span: [at.s, at.e] })
  }

  protected within(inner: Frame, check: () => void): void {
    const outer = this.frame
    this.frame = inner
    check()
    this.frame = outer
  }

  protected expr(root: Expr | null): void {
    let node = root
    // what stands leftmost is read in a loop: chains of operators and attributes are long
    while (node) {
      switch (node.t) {
        case 'Attribute':
          node = node.value
          break
        case 'Call':
          this.items(node.args)
          if (node.keywords.length > 0) this.keywords(node.keywords)
          node = node.func
          break
        case 'Subscript':
          this.expr(node.index)
          node = node.value
          break
        case 'Binary':
          this.expr(node.right)
          node = node.left
          break
        case 'Unary':
          node = node.operand
          break
        case 'Tuple':
        case 'List':
        case 'Set':
          this.items(node.items)
          return
        case 'Dict':
          for (const key of node.keys) this.expr(key)
          for (const value of node.values) this.expr(value)
          return
        case 'Bool':
          for (const value of node.values) this.expr(value)
          return
        case 'Compare':
          for (const value of node.comparators) this.expr(value)
          node = node.left
          break
        case 'Conditional':
          this.expr(node.test)
          this.expr(node.body)
          node = node.orelse
          break
        case 'Starred':
          this.tell('misplaced-star', "can't use starred expression here", node)
          node = node.value
          break
        default:
          this.#rare(node)
          return
      }
    }
  }

  #rare(node: Expr): void {
    switch (node.t) {
      case 'Slice':
        this.expr(node.lower)
        this.expr(node.upper)
        this.expr(node.step)
        break
      case 'Lambda': {
        const { params, body } = node
        this.params(params)
        this.within(frame('function'), () => this.expr(body))
        break
      }
      case 'Comp':
        this.#comprehension(node)
        break
      case 'Await':
        this.frame.coroutine = true
        if (this.frame.kind !== 'function') this.tell('await-outside-function', "'await' outside function", node)
        else if (!this.frame.isAsync && !this.frame.comprehension)
          this.tell('await-outside-async', "'await' outside async function", node)
        this.expr(node.value)
        break
      case 'Yield':
        this.#yield(node)
        break
      case 'Walrus':
        this.target(node.target)
        this.expr(node.value)
        break
      case 'JoinedStr':
        for (const piece of node.pieces) if (typeof piece !== 'string') this.expr(piece)
        break
      case 'Formatted':
        this.expr(node.value)
        this.expr(node.spec)
        break
      default:
        break
    }
  }

  #yield(node: Extract<Expr, { t: 'Yield' }>): void {
    const { comprehension, kind, isAsync } = this.frame
    this.frame.generator = true
    if (comprehension) {
      const where = comprehension === 'generator' ? 'generator expression' : `${comprehension} comprehension`
      this.tellEarly('yield-in-comprehension', `'yield' inside ${where}`, node)
    } else if (kind !== 'function') this.tell('yield-outside-function', "'yield' outside function", node)
    else if (node.from && isAsync) this.tell('yield-from-in-async', "'yield from' inside async function", node)
    this.expr(node.value)
  }

  #comprehension(node: Comprehension): void {
    this.expr(node.clauses[0]?.iter ?? null)
    const outer = this.frame
    const inner = frame('function', false, node.kind)
    inner.coroutine = node.clauses.some((clause) => clause.isAsync)
    this.within(inner, () => {
      for (const [i, clause] of node.clauses.entries()) {
        this.target(clause.target)
        if (i > 0) this.expr(clause.iter)
        for (const test of clause.ifs) this.expr(test)
      }
      this.expr(node.element)
      this.expr(node.value)
    })
    if (!inner.coroutine || node.kind === 'generator') return
    outer.coroutine = true
    if (!outer.isAsync && !outer.comprehension)
      this.tell(
        'async-comprehension-outside-async',
        'asynchronous comprehension outside of an asynchronous function',
        node,
      )
  }

  /** Expressions among which stars may stand. */
  protected items(items: readonly Expr[]): void {
    for (const item of items) this.expr(item.t === 'Starred' ? item.value : item)
  }

  protected keywords(keywords: readonly Keyword[]): void {
    for (const [i, keyword] of keywords.entries()) {
      const { name } = keyword
      this.expr(keyword.value)
      if (name === null) continue
      if (name === '__debug__') this.#debug('assign to', keyword)
      for (let j = 0; j < i; j++)
        if (keywords[j]!.name === name) {
          this.tell('keyword-repeated', `keyword argument repeated: ${name}`, keyword)
          break
        }
    }
  }

  #debug(action: string, at: { readonly s: number; readonly e: number }): void {
    this.tell('assignment-to-debug', `cannot ${action} __debug__`, at)
  }

  /** Defaults and annotations, which belong to the outer frame, and names. */
  protected params(params: Params): void {
    const names: string[] = []
    for (const list of [params.posonly, params.args, params.vararg, params.kwonly, params.kwarg]) {
      if (!list) continue
      for (const param of 'name' in list ? [list] : list) {
        const { name, annotation } = param
        if (names.includes(name))
          this.tellEarly('duplicate-parameter', `duplicate argument '${name}' in function definition`, param)
        names.push(name)
        if (name === '__debug__') this.#debug('assign to', param)
        if (annotation) this.expr(annotation.t === 'Starred' ? annotation.value : annotation)
        if (param.default) this.expr(param.default)
      }
    }
  }

  /** Something that is assigned to, or deleted. */
  protected target(node: Expr, action = 'assign to'): void {
    switch (node.t) {
      case 'Name':
        if (node.id === '__debug__') this.#debug(action, node)
        break
      case 'Tuple':
      case 'List': {
        let stars = 0
        for (const item of node.items) {
          if (item.t === 'Starred') stars++
          this.target(item.t === 'Starred' ? item.value : item, action)
        }
        if (stars > 1) this.tell('several-stars', 'multiple starred expressions in assignment', node)
        break
      }
      case 'Starred':
        this.tell('misplaced-star', 'starred assignment target must be in a list or tuple', node)
        this.target(node.value, action)
        break
      case 'Attribute':
        if (node.attr === '__debug__') this.#debug(action, node)
        this.expr(node)
        break
      default:
        this.expr(node)
    }
  }
}
