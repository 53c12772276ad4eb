import { codeScopes, isAside } from '../../src/model/python/code-scopes.ts'
import { cursorName, isOwnCursor } from '../../src/model/python/cursors.ts'
import type { Call, Expr, FunctionDef } from '../../src/parse/python/ast.ts'
import { walkExprs, walkStmts } from '../../src/parse/python/walk.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'Code commits the transaction that it runs in',
  scope: 'addon',
  uninstallable: true,
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  optional: true,
  presets: ['oca'],
  aliases: ['invalid-commit', 'E8102', 'manual-cr-commit'],
  messages: {
    commit:
      'whatever fails behind this commit leaves half of the work in the database, and tests can no longer undo it: let Odoo commit, or work on a cursor of your own',
  },
  check({ addon, report }) {
    for (const scope of codeScopes(addon)) {
      if (isAside(scope)) continue
      for (const call of scope.calls) {
        const { func } = call
        if (func.t !== 'Attribute' || func.attr !== 'commit') continue
        if (cursorName(func.value) === undefined || isOwnCursor(scope, func.value)) continue
        if (scope.node && isAskedFor(scope.node, call)) continue
        report('commit', { file: scope.facts.file, span: [call.s, call.e] }, {})
      }
    }
  },
})

/** Does the code commit only where it was asked to, or where no test runs: `if auto_commit:`, `if not testing:`? */
function isAskedFor(node: FunctionDef, call: Call): boolean {
  let found = false
  walkStmts(node.body, (statement) => {
    if (statement.s > call.s || statement.e < call.e) return false
    if (statement.t === 'If')
      walkExprs(statement.test, (expr) => {
        found ||= ASKED.test(nameIn(expr))
      })
    return !found
  })
  return found
}

const ASKED = /commit|new_cursor|^test|testing|_test$/i

function nameIn(expr: Expr): string {
  if (expr.t === 'Str') return expr.value
  return expr.t === 'Name' ? expr.id : expr.t === 'Attribute' ? expr.attr : ''
}
