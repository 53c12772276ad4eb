import type { Expr, Params, Stmt } from '../parse/python/ast.ts'

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
  for (const param of [...params.posonly, ...params.args, ...params.kwonly]) if (param.default) visitExpr(param.default, enter)
}

function visitStatement(node: Stmt, enter: Enter): void {
  if (enter(node) === false) return
  switch (node.t) {
    case 'FunctionDef':
      visitAll(node.decorators, enter)
      visitParams(node.params, enter)
      return visitBody(node.body, enter)
    case 'ClassDef':
      visitAll(node.decorators, enter)
      visitAll(node.bases, enter)
      return visitBody(node.body, enter)
    case 'Return':
      return visitAll([node.value], enter)
    case 'Delete':
      return visitAll(node.targets, enter)
    case 'Assign':
      visitAll(node.targets, enter)
      return visitExpr(node.value, enter)
    case 'AugAssign':
      visitExpr(node.target, enter)
      return visitExpr(node.value, enter)
    case 'AnnAssign':
      return visitAll([node.target, node.value], enter)
    case 'For':
      visitExpr(node.target, enter)
      visitExpr(node.iter, enter)
      visitBody(node.body, enter)
      return visitBody(node.orelse, enter)
    case 'While':
    case 'If':
      visitExpr(node.test, enter)
      visitBody(node.body, enter)
      return visitBody(node.orelse, enter)
    case 'With':
      for (const item of node.items) visitAll([item.context, item.target], enter)
      return visitBody(node.body, enter)
    case 'Raise':
      return visitAll([node.exc, node.cause], enter)
    case 'Try':
      visitBody(node.body, enter)
      for (const handler of node.handlers) {
        visitAll([handler.type], enter)
        visitBody(handler.body, enter)
      }
      visitBody(node.orelse, enter)
      return visitBody(node.finalbody, enter)
    case 'Assert':
      return visitAll([node.test, node.msg], enter)
    case 'Expr':
      return visitExpr(node.value, enter)
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
      return visitExpr(node.value, enter)
    case 'Subscript':
      visitExpr(node.value, enter)
      return visitExpr(node.index, enter)
    case 'Slice':
      return visitAll([node.lower, node.upper, node.step], enter)
    case 'Call':
      visitExpr(node.func, enter)
      visitAll(node.args, enter)
      for (const keyword of node.keywords) visitExpr(keyword.value, enter)
      return
    case 'List':
    case 'Tuple':
    case 'Set':
      return visitAll(node.items, enter)
    case 'Dict':
      for (const [i, key] of node.keys.entries()) visitAll([key, node.values[i] ?? null], enter)
      return
    case 'Unary':
      return visitExpr(node.operand, enter)
    case 'Binary':
      visitExpr(node.left, enter)
      return visitExpr(node.right, enter)
    case 'Bool':
      return visitAll(node.values, enter)
    case 'Compare':
      visitExpr(node.left, enter)
      return visitAll(node.comparators, enter)
    case 'Conditional':
      return visitAll([node.test, node.body, node.orelse], enter)
    case 'Lambda':
      visitParams(node.params, enter)
      return visitExpr(node.body, enter)
    case 'Comp':
      for (const clause of node.clauses) visitAll([clause.target, clause.iter, ...clause.ifs], enter)
      return visitAll([node.element, node.value], enter)
    case 'Yield':
      return visitAll([node.value], enter)
    case 'Walrus':
      return visitAll([node.target, node.value], enter)
    case 'JoinedStr':
      for (const piece of node.pieces) if (typeof piece !== 'string') visitExpr(piece, enter)
      return
    case 'Formatted':
      return visitAll([node.value, node.spec], enter)
    default:
      return
  }
}
