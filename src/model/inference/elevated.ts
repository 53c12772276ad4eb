import type { Expr } from '../../parse/python/ast.ts'
import { walkBodyExprs } from '../../parse/python/walk.ts'
import { visitExpr } from './infer-visit.ts'
import type { Unit } from './taint-paths.ts'

/** `x.sudo()` somewhere in what a method is called on. */
export function isElevated(owner: Expr): boolean {
  let found = false
  visitExpr(owner, (node) => {
    if (node.t === 'Call' && node.func.t === 'Attribute' && node.func.attr === 'sudo') found = true
    return !found
  })
  return found
}

const CHECKS =
  /token|consteq|compare_digest|hmac|signature|check_access|has_access|_document_check|can_access|verify|authenticat|authoriz|published|login|password|api_?key|secret|filter_access|session|visitor|uuid/i

/** The code looks at who asks, in whatever way. */
export function isGuarded({ method }: Unit): boolean {
  let found = /token|key|hash|secret/i.test(method.params.args.map(({ name }) => name).join(' '))
  walkBodyExprs(method.node.body, (node) => {
    const name = node.t === 'Name' ? node.id : node.t === 'Attribute' ? node.attr : node.t === 'Str' ? node.value : ''
    if (CHECKS.test(name)) found = true
  })
  return found
}
