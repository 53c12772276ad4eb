import type { Expr, FunctionDef, Stmt } from '../../parse/python/ast.ts'
import { walkStmts } from '../../parse/python/walk.ts'
import type { Span } from '../../text/span.ts'

/**
 * Where a function takes a name of the file for something else: by a parameter, a loop, or a value that is taken apart.
 * Such a name belongs to the function from its first line on. `undefined` where it stays what it is, or where the
 * function may give it the like (`_ = self.env._`, an import).
 * @param at begin of what uses the name, in the function or in one inside it
 */
export function hiddenBy(node: FunctionDef, name: string, at: number): Span | undefined {
  let found: Span | undefined
  for (const inner of functionsAround(node, at)) {
    const own = bindingIn(inner, name)
    if (own) found = own === 'other' ? undefined : own
  }
  return found
}

/** The function, and those inside it that a place is in, outer ones first. */
function functionsAround(node: FunctionDef, at: number): readonly FunctionDef[] {
  const found = [node]
  walkStmts(node.body, (statement) => {
    if (statement.s > at || statement.e < at) return false
    if (statement.t === 'FunctionDef') found.push(statement)
    return true
  })
  return found
}

function bindingIn({ params, body }: FunctionDef, name: string): Span | 'other' | undefined {
  const all = [...params.posonly, ...params.args, ...params.kwonly, params.vararg, params.kwarg]
  const param = all.find((one) => one?.name === name)
  let found: Span | 'other' | undefined
  const bind = (target: Expr, isTakenApart: boolean): void => {
    if (target.t === 'Tuple' || target.t === 'List') for (const item of target.items) bind(item, true)
    else if (target.t === 'Starred') bind(target.value, true)
    else if (target.t === 'Name' && target.id === name) {
      if (!isTakenApart) found = 'other'
      else if (found === undefined) found = [target.s, target.e]
    }
  }
  walkStmts(body, (statement) => {
    for (const [target, isTakenApart] of targetsOf(statement)) bind(target, isTakenApart)
    if (bindsOtherwise(statement, name)) found = 'other'
    return statement.t !== 'FunctionDef' && statement.t !== 'ClassDef'
  })
  return found ?? (param ? [param.s, param.s + name.length] : undefined)
}

function targetsOf(statement: Stmt): readonly (readonly [Expr, boolean])[] {
  if (statement.t === 'For') return [[statement.target, true]]
  if (statement.t === 'Assign') return statement.targets.map((target) => [target, false] as const)
  return []
}

/** `global _`, `from odoo import _`, `def _(…)`, `with … as _` */
function bindsOtherwise(statement: Stmt, name: string): boolean {
  switch (statement.t) {
    case 'Global':
    case 'Nonlocal':
      return statement.names.includes(name)
    case 'Import':
    case 'ImportFrom':
      return statement.names.some((one) => (one.asname ?? one.name) === name)
    case 'FunctionDef':
    case 'ClassDef':
      return statement.name === name
    case 'With':
      return statement.items.some(({ target }) => target?.t === 'Name' && target.id === name)
    case 'Try':
      return statement.handlers.some((handler) => handler.name === name)
    case 'AnnAssign':
      return statement.target.t === 'Name' && statement.target.id === name
    default:
      return false
  }
}
