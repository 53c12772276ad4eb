import { calls } from '../../src/model/inference/loop-turns.ts'
import { isAside } from '../../src/model/python/code-scopes.ts'
import { queriesOf } from '../../src/model/python/queries.ts'
import type { Expr, For, FunctionDef } from '../../src/parse/python/ast.ts'
import { isSelf } from '../../src/parse/python/names.ts'
import { walkExprs, walkStmts } from '../../src/parse/python/walk.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'The database is asked with the same query for one record after another',
  scope: 'addon',
  severity: 'info',
  confidence: 'likely',
  since: '0.1.0',
  messages: {
    each: "this query runs once for each '{name}' of the loop; ask once before the loop, with = ANY(%s) or IN %s for all of them, and pick from what comes",
  },
  check({ addon, report }) {
    for (const { scope, call, query, values, text } of queriesOf(addon)) {
      const { node, facts } = scope
      // a text that is the same in each turn, which only reads
      if (!node || !values || isAside(scope) || query.t !== 'Str' || !/^\s*select\b/i.test(text)) continue
      const loop = loopAround(node, call)
      if (loop?.target.t !== 'Name' || !isOfRecords(loop.iter) || calls(loop.body, CHANGES)) continue
      const { id: name } = loop.target
      if (mentions(values, name)) report('each', { file: facts.file, span: [call.s, call.func.e] }, { name })
    }
  },
})

/** What a turn changes the next one may find; a turn that stands alone is done alone. */
const CHANGES = /^(?:create|write|unlink|copy|flush\w*|commit|rollback|savepoint|_?action_\w+|button_\w+)$/

/** `self`, `order.line_ids`, `self.env['sale.order'].search(…)` */
function isOfRecords(iter: Expr): boolean {
  if (isSelf(iter)) return true
  if (iter.t === 'Attribute') return /_ids$/.test(iter.attr)
  return iter.t === 'Call' && iter.func.t === 'Attribute' && /^(?:search|browse|filtered)$/.test(iter.func.attr)
}

/** The innermost loop that a call is made in each turn of, without a condition or a handler in between. */
function loopAround(node: FunctionDef, call: Expr): For | undefined {
  let found: For | undefined
  walkStmts(node.body, (statement) => {
    if (statement.s > call.s || statement.e < call.e) return false
    if (statement.t === 'For') found = statement
    else if (/^(?:While|If|Try|With|FunctionDef|Match)$/.test(statement.t)) found = undefined
    return true
  })
  return found
}

function mentions(expr: Expr, name: string): boolean {
  let found = false
  walkExprs(expr, (one) => {
    found ||= one.t === 'Name' && one.id === name
    return !found
  })
  return found
}
