import type { Expr, Params, Stmt } from '../../parse/python/ast.ts'

/** Called for each node, before its children; `false` leaves the children out. */
export type Enter = (node: Expr | Stmt) => boolean | undefined

/** Visits statements and all expressions in them, in the order written. */
export function visitBody(body: readonly Stmt[], enter: Enter): void {
  for (const statement of body) visitStatement(statement, enter)
}

function visitAll(nodes: readonly (Expr | null)[], enter: Enter): void {
  for (const node of nodes) if (node) visitExpr(node, enter)
}

function visitParams(params: Params, enter: Enter): void {
  for (const param of [...params.posonly, ...params.args, ...params.kwonly])
    if (param.default) visitExpr(param.default, enter)
}

function visitStatement(node: Stmt, enter: Enter): void {
  if (enter(node) === false) return
  switch (node.t) {
    case 'FunctionDef':
      visitAll(node.decorators, enter)
      visitParams(node.params, enter)
      visitBody(node.body, enter)
      return
    case 'ClassDef':
      visitAll(node.decorators, enter)
      visitAll(node.bases, enter)
      visitBody(node.body, enter)
      return
    case 'Return':
      visitAll([node.value], enter)
      return
    case 'Delete':
      visitAll(node.targets, enter)
      return
    case 'Assign':
      visitAll(node.targets, enter)
      visitExpr(node.value, enter)
      return
    case 'AugAssign':
      visitExpr(node.target, enter)
      visitExpr(node.value, enter)
      return
    case 'AnnAssign':
      visitAll([node.target, node.value], enter)
      return
    case 'For':
      visitExpr(node.target, enter)
      visitExpr(node.iter, enter)
      visitBody(node.body, enter)
      visitBody(node.orelse, enter)
      return
    case 'While':
    case 'If':
      visitExpr(node.test, enter)
      visitBody(node.body, enter)
      visitBody(node.orelse, enter)
      return
    case 'With':
      for (const item of node.items) visitAll([item.context, item.target], enter)
      visitBody(node.body, enter)
      return
    case 'Raise':
      visitAll([node.exc, node.cause], enter)
      return
    case 'Try':
      visitBody(node.body, enter)
      for (const handler of node.handlers) {
        visitAll([handler.type], enter)
        visitBody(handler.body, enter)
      }
      visitBody(node.orelse, enter)
      visitBody(node.finalbody, enter)
      return
    case 'Assert':
      visitAll([node.test, node.msg], enter)
      return
    case 'Expr':
      visitExpr(node.value, enter)
      return
    case 'Match':
      visitExpr(node.subject, enter)
      for (const one of node.cases) {
        visitAll([...one.pattern.values, one.guard], enter)
        visitBody(one.body, enter)
      }
      return
    default:
      return
  }
}

export function visitExpr(node: Expr, enter: Enter): void {
  if (enter(node) === false) return
  switch (node.t) {
    case 'Attribute':
    case 'Starred':
    case 'Await':
      visitExpr(node.value, enter)
      return
    case 'Subscript':
      visitExpr(node.value, enter)
      visitExpr(node.index, enter)
      return
    case 'Slice':
      visitAll([node.lower, node.upper, node.step], enter)
      return
    case 'Call':
      visitExpr(node.func, enter)
      visitAll(node.args, enter)
      for (const keyword of node.keywords) visitExpr(keyword.value, enter)
      return
    case 'List':
    case 'Tuple':
    case 'Set':
      visitAll(node.items, enter)
      return
    case 'Dict':
      for (const [i, key] of node.keys.entries()) visitAll([key, node.values[i] ?? null], enter)
      return
    case 'Unary':
      visitExpr(node.operand, enter)
      return
    case 'Binary':
      visitExpr(node.left, enter)
      visitExpr(node.right, enter)
      return
    case 'Bool':
      visitAll(node.values, enter)
      return
    case 'Compare':
      visitExpr(node.left, enter)
      visitAll(node.comparators, enter)
      return
    case 'Conditional':
      visitAll([node.test, node.body, node.orelse], enter)
      return
    case 'Lambda':
      visitParams(node.params, enter)
      visitExpr(node.body, enter)
      return
    case 'Comp':
      for (const clause of node.clauses) visitAll([clause.target, clause.iter, ...clause.ifs], enter)
      visitAll([node.element, node.value], enter)
      return
    case 'Yield':
      visitAll([node.value], enter)
      return
    case 'Walrus':
      visitAll([node.target, node.value], enter)
      return
    case 'JoinedStr':
      for (const piece of node.pieces) if (typeof piece !== 'string') visitExpr(piece, enter)
      return
    case 'Formatted':
      visitAll([node.value, node.spec], enter)
      return
    default:
      return
  }
}
