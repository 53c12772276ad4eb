import type { Expr, For, Stmt } from '../../parse/python/ast.ts'
import { isSelf } from '../../parse/python/names.ts'
import { childBlocks, walkExprs, walkOwnExprs, walkStmts } from '../../parse/python/walk.ts'
import { enclosing } from '../python/call-sites.ts'
import type { RepeatedCall } from './code-faults.ts'
import { visitBody } from './infer-visit.ts'

/** One turn of a `for` that makes a call of Odoo's own methods in each of its turns. */
export interface Turn {
  readonly call: RepeatedCall
  readonly loop: For
  /** names that get their value in the loop: another one in each turn */
  readonly names: ReadonlySet<string>
  /** the statements of the loop around the call, the innermost last */
  readonly around: readonly Stmt[]
}

/**
 * The turn that a call is made in; `undefined` where making it once would be another thing: a turn that may fail or is
 * committed on its own, a loop that ends with its first turn, one over companies.
 */
export function turnOf(call: RepeatedCall): Turn | undefined {
  const loop = call.loops.at(-1)
  if (loop?.node.t !== 'For' || !loop.target) return undefined
  if (isSelf(loop.iter) && isOneRecord(call)) return undefined
  if (loop.over.kind === 'records' && loop.over.views.some((view) => view.name === 'res.company')) return undefined
  const around = statementsAround(loop.node.body, call.node)
  const own = around.some(({ t }) => t === 'Try' || t === 'With' || t === 'While' || t === 'FunctionDef')
  const last = loop.node.body.at(-1)?.t
  if (
    own ||
    last === 'Return' ||
    last === 'Break' ||
    last === 'Raise' ||
    calls(loop.node.body, /^(?:commit|rollback|savepoint)$/)
  )
    return undefined
  if (around.some(isKept) || around.some((one) => one.t === 'If' && leaves(one.body))) return undefined
  return { call, loop: loop.node, names: boundIn(loop.node), around }
}

/** `self` is one record: in an onchange, a wizard, or where the method says so. */
function isOneRecord({ facts, node }: RepeatedCall): boolean {
  const { owner, method } = enclosing(facts, node.s)
  if (owner?.kind === 'transient' || method?.decorators.some(({ name }) => /(?:^|\.)onchange$/.test(name))) return true
  return method !== undefined && calls(method.node.body, /^ensure_one$/)
}

/** Does an expression stand on something that the turns of a loop change? */
export function changes(turn: Turn, expr: Expr): boolean {
  let found = false
  walkExprs(expr, (node) => {
    if (node.t === 'Name' && turn.names.has(node.id)) found = true
    return !found
  })
  return found
}

function statementsAround(body: readonly Stmt[], at: Expr): readonly Stmt[] {
  const inner = body.find((one) => one.s <= at.s && at.e <= one.e)
  if (!inner) return []
  return [inner, ...childBlocks(inner).flatMap((block) => statementsAround(block, at))]
}

/** Is a member of such a name asked for? */
export function calls(body: readonly Stmt[], names: RegExp): boolean {
  let found = false
  visitBody(body, (node) => {
    if (node.t === 'Attribute' && names.test(node.attr)) found = true
    return !found
  })
  return found
}

/** `if key not in known: known[key] = search(…)`: not in each turn. */
function isKept(one: Stmt): boolean {
  if (one.t !== 'If') return false
  let kept = false
  walkExprs(one.test, (node) => {
    if (node.t === 'Compare' && node.ops.some((op) => op === 'not in' || op === 'in')) kept = true
    if (node.t === 'Unary' && node.op === 'not' && /^(?:Name|Call|Subscript)$/.test(node.operand.t)) kept = true
    return !kept
  })
  return kept
}

/** The loop ends behind it. */
function leaves(body: readonly Stmt[]): boolean {
  const last = body.at(-1)?.t
  return last === 'Return' || last === 'Break' || last === 'Raise'
}

function boundIn(loop: For): ReadonlySet<string> {
  const names = new Set<string>()
  const bind = (target: Expr): void => {
    walkExprs(target, (node) => {
      if (node.t === 'Name') names.add(node.id)
      return node.t !== 'Attribute'
    })
  }
  bind(loop.target)
  walkStmts(loop.body, (one) => {
    if (one.t === 'Assign') one.targets.forEach(bind)
    else if (one.t === 'AugAssign' || one.t === 'AnnAssign' || one.t === 'For') bind(one.target)
    else if (one.t === 'With') for (const { target } of one.items) if (target) bind(target)
    walkOwnExprs(one, (node) => {
      if (node.t === 'Walrus') bind(node.target)
      else if (node.t === 'Comp') for (const clause of node.clauses) bind(clause.target)
      else if (node.t === 'Lambda') for (const param of node.params.args) names.add(param.name)
    })
  })
  return names
}
