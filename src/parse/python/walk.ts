import type { Expr, Params, Stmt } from './ast.ts'

/** `a.b.c` of a name with attributes; undefined for any other expression. */
export function dottedName(expr: Expr): string | undefined {
  let suffix = ''
  let at = expr
  while (at.t === 'Attribute') {
    suffix = `.${at.attr}${suffix}`
    at = at.value
  }
  return at.t === 'Name' ? at.id + suffix : undefined
}

/** The value of a string literal. */
export function stringValue(expr: Expr | null | undefined): string | undefined {
  return expr?.t === 'Str' ? expr.value : undefined
}

/** Adds the expressions directly inside an expression, in the order of the source. */
export function childExprs(expr: Expr, into: Expr[]): void {
  switch (expr.t) {
    case 'Attribute':
    case 'Starred':
    case 'Await':
      into.push(expr.value)
      break
    case 'Subscript':
      into.push(expr.value, expr.index)
      break
    case 'Slice':
      add(into, expr.lower)
      add(into, expr.upper)
      add(into, expr.step)
      break
    case 'Call':
      into.push(expr.func)
      for (const arg of expr.args) into.push(arg)
      for (const keyword of expr.keywords) into.push(keyword.value)
      break
    case 'List':
    case 'Tuple':
    case 'Set':
      for (const item of expr.items) into.push(item)
      break
    case 'Dict':
      for (let i = 0; i < expr.values.length; i++) {
        add(into, expr.keys[i])
        add(into, expr.values[i])
      }
      break
    case 'Unary':
      into.push(expr.operand)
      break
    case 'Binary':
      into.push(expr.left, expr.right)
      break
    case 'Bool':
      for (const value of expr.values) into.push(value)
      break
    case 'Compare':
      into.push(expr.left)
      for (const other of expr.comparators) into.push(other)
      break
    case 'Conditional':
      into.push(expr.body, expr.test, expr.orelse)
      break
    case 'Lambda':
      paramExprs(expr.params, into)
      into.push(expr.body)
      break
    case 'Comp':
      add(into, expr.element)
      add(into, expr.value)
      for (const clause of expr.clauses) into.push(clause.target, clause.iter, ...clause.ifs)
      break
    case 'Yield':
      add(into, expr.value)
      break
    case 'Walrus':
      into.push(expr.target, expr.value)
      break
    case 'JoinedStr':
      for (const piece of expr.pieces) if (typeof piece !== 'string') into.push(piece)
      break
    case 'Formatted':
      add(into, expr.value)
      add(into, expr.spec)
      break
    default:
      break
  }
}

/** Adds defaults and annotations of parameters. */
export function paramExprs(params: Params, into: Expr[]): void {
  for (const param of params.posonly) addParam(into, param)
  for (const param of params.args) addParam(into, param)
  addParam(into, params.vararg)
  for (const param of params.kwonly) addParam(into, param)
  addParam(into, params.kwarg)
}

/** Adds the expressions that stand directly in a statement, not those of the statements inside it. */
export function statementExprs(statement: Stmt, into: Expr[]): void {
  switch (statement.t) {
    case 'FunctionDef':
      for (const decorator of statement.decorators) into.push(decorator)
      paramExprs(statement.params, into)
      add(into, statement.returns)
      break
    case 'ClassDef':
      into.push(...statement.decorators, ...statement.bases)
      for (const keyword of statement.keywords) into.push(keyword.value)
      break
    case 'Return':
      add(into, statement.value)
      break
    case 'Expr':
    case 'TypeAlias':
      into.push(statement.value)
      break
    case 'Delete':
      into.push(...statement.targets)
      break
    case 'Assign':
      for (const target of statement.targets) into.push(target)
      into.push(statement.value)
      break
    case 'AugAssign':
      into.push(statement.target, statement.value)
      break
    case 'AnnAssign':
      into.push(statement.target, statement.annotation)
      add(into, statement.value)
      break
    case 'For':
      into.push(statement.target, statement.iter)
      break
    case 'While':
    case 'If':
      into.push(statement.test)
      break
    case 'With':
      for (const item of statement.items) {
        into.push(item.context)
        add(into, item.target)
      }
      break
    case 'Raise':
      add(into, statement.exc)
      add(into, statement.cause)
      break
    case 'Try':
      for (const handler of statement.handlers) add(into, handler.type)
      break
    case 'Assert':
      into.push(statement.test)
      add(into, statement.msg)
      break
    case 'Match':
      into.push(statement.subject)
      for (const { pattern, guard } of statement.cases) {
        into.push(...pattern.values)
        add(into, guard)
      }
      break
    default:
      break
  }
}

/** The blocks of statements directly inside a statement. */
export function childBlocks(statement: Stmt): readonly (readonly Stmt[])[] {
  switch (statement.t) {
    case 'FunctionDef':
    case 'ClassDef':
    case 'With':
      return [statement.body]
    case 'For':
    case 'While':
    case 'If':
      return [statement.body, statement.orelse]
    case 'Try':
      return [
        statement.body,
        ...statement.handlers.map((handler) => handler.body),
        statement.orelse,
        statement.finalbody,
      ]
    case 'Match':
      return statement.cases.map((case_) => case_.body)
    default:
      return []
  }
}

/** Calls `visit` for an expression and all inside it, outer ones first; `false` from `visit` leaves out what is inside. */
export function walkExprs(root: Expr | null | undefined, visit: (expr: Expr) => unknown): void {
  if (!root) return
  if (isLeaf(root)) {
    visit(root)
    return
  }
  const stack = [root]
  for (let expr = stack.pop(); expr; expr = stack.pop()) {
    if (visit(expr) === false || isLeaf(expr)) continue
    // put on the stack in the order of the source, then turned around where they lie
    let low = stack.length
    childExprs(expr, stack)
    for (let high = stack.length - 1; low < high; low++, high--) {
      const other = stack[low]!
      stack[low] = stack[high]!
      stack[high] = other
    }
  }
}

/** The same for all expressions that stand directly in a statement. */
export function walkOwnExprs(statement: Stmt, visit: (expr: Expr) => unknown): void {
  const exprs: Expr[] = []
  statementExprs(statement, exprs)
  for (const expr of exprs) walkExprs(expr, visit)
}

/** The same for all expressions of a block and of all blocks inside it. */
export function walkBodyExprs(body: readonly Stmt[], visit: (expr: Expr) => unknown): void {
  walkStmts(body, (statement) => walkOwnExprs(statement, visit))
}

/**
 * Calls `visit` for every statement of a block and of all blocks inside it, in the order of the source; `false` from
 * `visit` leaves out the statement's inner blocks.
 */
export function walkStmts(body: readonly Stmt[], visit: (statement: Stmt) => unknown): void {
  const stack = [...body].reverse()
  for (let statement = stack.pop(); statement; statement = stack.pop()) {
    if (visit(statement) === false) continue
    const blocks = childBlocks(statement)
    for (let b = blocks.length - 1; b >= 0; b--) {
      const block = blocks[b]!
      for (let i = block.length - 1; i >= 0; i--) stack.push(block[i]!)
    }
  }
}

/** Has nothing inside, as most of all expressions. */
function isLeaf({ t }: Expr): boolean {
  return t === 'Name' || t === 'Str' || t === 'Const' || t === 'Num'
}

function add(into: Expr[], expr: Expr | null | undefined): void {
  if (expr) into.push(expr)
}

function addParam(into: Expr[], param: Params['args'][number] | null | undefined): void {
  if (!param) return
  add(into, param.annotation)
  add(into, param.default)
}
