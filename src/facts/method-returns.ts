import type { Expr, FunctionDef, Stmt } from '../parse/python/ast.ts'
import { isSuperCall } from '../parse/python/names.ts'

/**
 * What a method returns, in short, as far as its own body tells it: alternatives between `|`, each
 * `super` (what the method below returns), or a chain that begins with `self` or `[model]` and goes on with `.field`
 * and `.method()`. `undefined`: it cannot be told. None and False are no alternatives of their own.
 */
export function methodReturns(node: FunctionDef): string | undefined {
  const self = node.params.posonly[0]?.name ?? node.params.args[0]?.name
  if (self === undefined) return undefined
  const reader = new ReturnReader(self, node)
  if (!reader.block(node.body)) return undefined
  const found = [...reader.found].sort()
  // no recordset, or now one and now something else: nothing is to be said of its members
  const told = found.length > 0 && found.length <= MOST && !reader.found.has('?') && !reader.found.has('-')
  return told ? found.join('|') : undefined
}

const MOST = 3
const MOST_VALUES = 4
const LONGEST = 6

class ReturnReader {
  readonly found = new Set<string>()
  readonly #self: string
  readonly #method: string
  /** the values that each variable is given; none for one of which nothing is known */
  readonly #assigned = new Map<string, readonly Expr[]>()
  readonly #asking = new Set<string>()

  constructor(self: string, node: FunctionDef) {
    this.#self = self
    this.#method = node.name
    const { posonly, args, kwonly, vararg, kwarg } = node.params
    for (const param of [...posonly, ...args, ...kwonly, vararg, kwarg])
      if (param && param.name !== self) this.#assigned.set(param.name, [])
    this.#collect(node.body)
  }

  #collect(body: readonly Stmt[]): void {
    for (const statement of body) {
      if (statement.t === 'Assign') for (const target of statement.targets) this.#bind(target, statement.value)
      else if (statement.t === 'AnnAssign') this.#bind(statement.target, statement.value ?? undefined)
      else if (statement.t === 'AugAssign')
        this.#bind(statement.target, /^[|+&-]$/.test(statement.op) ? statement.value : undefined)
      // what a loop takes out of records are such records
      else if (statement.t === 'For') this.#bind(statement.target, statement.iter)
      else if (statement.t === 'With')
        for (const { target } of statement.items) if (target) this.#bind(target, undefined)
      for (const block of blocksOf(statement)) this.#collect(block)
    }
  }

  #bind(target: Expr, value: Expr | undefined): void {
    if (target.t === 'Tuple' || target.t === 'List') for (const item of target.items) this.#bind(item, undefined)
    if (target.t !== 'Name' || (value && isNothing(value))) return
    const before = this.#assigned.get(target.id)
    const known = value && before?.length !== 0 && (before?.length ?? 0) < MOST_VALUES
    this.#assigned.set(target.id, known ? [...(before ?? []), value] : [])
  }

  /** Reads the returns; false when the function yields. */
  block(body: readonly Stmt[]): boolean {
    for (const statement of body) {
      if (statement.t === 'Expr' && statement.value.t === 'Yield') return false
      if (statement.t === 'Return' && statement.value && !isNothing(statement.value))
        for (const text of this.#text(statement.value).split('|')) this.found.add(text)
      for (const block of blocksOf(statement)) if (!this.block(block)) return false
    }
    return true
  }

  #text(expr: Expr): string {
    switch (expr.t) {
      case 'Name':
        return this.#name(expr.id)
      case 'Attribute':
        return this.#attribute(expr)
      case 'Call':
        return this.#call(expr)
      case 'Subscript': {
        const { value, index } = expr
        if (value.t === 'Attribute' && value.attr === 'env' && this.#text(value.value) === 'self')
          return index.t === 'Str' ? `[${index.value}]` : '?'
        const owner = this.#text(value)
        return index.t === 'Slice' || index.t === 'Num' || index.t === 'Unary' ? owner : owner === '-' ? '-' : '?'
      }
      case 'Conditional':
        return both(this.#text(expr.body), this.#text(expr.orelse))
      case 'Bool':
        return expr.op === 'or'
          ? expr.values.map((value) => (isNothing(value) ? '' : this.#text(value))).reduce(both)
          : this.#text(expr.values.at(-1) ?? expr)
      case 'Binary': {
        const [left, right] = [this.#text(expr.left), this.#text(expr.right)]
        if (expr.op === '-' || expr.op === '&') return left
        return expr.op === '|' || expr.op === '+' ? both(left, right) : left === '-' || right === '-' ? '-' : '?'
      }
      case 'Str':
      case 'Num':
      case 'Const':
      case 'Compare':
      case 'Unary':
      case 'JoinedStr':
      case 'Bytes':
        return '-'
      default:
        return '?'
    }
  }

  #name(name: string): string {
    const values = this.#assigned.get(name)
    if (name === this.#self && !values) return 'self'
    if (!values || values.length === 0) return '?'
    // `records = records.sorted()` adds nothing to what the records are
    if (this.#asking.has(name)) return name === this.#self ? 'self' : ''
    this.#asking.add(name)
    const text = values.map((value) => this.#text(value)).reduce(both)
    this.#asking.delete(name)
    return text === '' ? '?' : text
  }

  #attribute(expr: Extract<Expr, { t: 'Attribute' }>): string {
    const { value, attr } = expr
    if (value.t === 'Attribute' && value.attr === 'env' && this.#text(value.value) === 'self') {
      if (attr === 'user') return '[res.users]'
      return attr === 'company' || attr === 'companies' ? '[res.company]' : '?'
    }
    if (attr === 'env') return '?'
    return step(this.#text(value), `.${attr}`)
  }

  #call(expr: Extract<Expr, { t: 'Call' }>): string {
    const { func } = expr
    if (func.t === 'Name')
      return /^(?:len|str|int|float|bool|sum|any|all|_|round|max|min)$/.test(func.id) ? plainCall(func.id) : '?'
    if (func.t !== 'Attribute') return '?'
    const { value, attr } = func
    if (isSuperCall(value)) return attr === this.#method ? 'super' : '?'
    if (attr === 'mapped') {
      const [path] = expr.args
      return path?.t === 'Str' ? step(this.#text(value), `.${path.value}`) : '?'
    }
    if (value.t === 'Attribute' && value.attr === 'env') return '?'
    const owner = this.#text(value)
    // where a chain of records goes on with the same model
    if (SAME.test(attr)) return owner
    return step(owner, `.${attr}()`)
  }
}

/** Methods that every recordset has and that give the same model: left out of the chain. */
const SAME =
  /^(?:sudo|with_context|with_company|with_user|with_env|browse|filtered|filtered_domain|sorted|exists|ensure_one)$/

function plainCall(name: string): string {
  return /^(?:sum|max|min)$/.test(name) ? '?' : '-'
}

/** Every alternative of a text with a step more. */
function step(text: string, more: string): string {
  return text
    .split('|')
    .map((one) => {
      if (one === '' || one === '?' || one === 'super') return '?'
      if (one === '-') return '-'
      return one.split('.').length > LONGEST ? '?' : one + more
    })
    .join('|')
}

function both(left: string, right: string): string {
  if (left === '' || right === '') return left || right
  const texts = new Set([...left.split('|'), ...right.split('|')])
  return [...texts].join('|')
}

function isNothing(expr: Expr): boolean {
  return expr.t === 'Const' && (expr.value === null || expr.value === false)
}

/** The blocks of a statement that belong to the same function. */
function blocksOf(statement: Stmt): readonly (readonly Stmt[])[] {
  switch (statement.t) {
    case 'For':
    case 'While':
    case 'If':
      return [statement.body, statement.orelse]
    case 'With':
      return [statement.body]
    case 'Try':
      return [statement.body, ...statement.handlers.map((one) => one.body), statement.orelse, statement.finalbody]
    case 'Match':
      return statement.cases.map((one) => one.body)
    default:
      return []
  }
}
