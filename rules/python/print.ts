import { codeScopes, isAside } from '../../src/model/python/code-scopes.ts'
import { localValues } from '../../src/model/python/local-values.ts'
import type { Expr, Stmt } from '../../src/parse/python/ast.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'Code prints',
  scope: 'addon',
  uninstallable: true,
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  optional: true,
  presets: ['oca'],
  aliases: ['print-used', 'W8116'],
  messages: {
    print: 'what a server prints is in no log, or without time and database there: write _logger.info(…), or remove it',
  },
  check({ addon, report }) {
    for (const scope of codeScopes(addon)) {
      if (isAside(scope) || scope.facts.body.some(isMain)) continue
      if (scope.facts.bindings.some(({ name }) => name === 'print')) continue
      for (const call of scope.calls) {
        if (call.func.t !== 'Name' || call.func.id !== 'print') continue
        const own = scope.node && localValues(scope.node)
        if (own && (own.values.has('print') || own.parameters.has('print'))) continue
        // into a file that the code opened
        if (call.keywords.some(({ name }) => name === 'file')) continue
        report('print', { file: scope.facts.file, span: [call.s, call.e] }, {})
      }
    }
  },
})

/** `if __name__ == '__main__'`: the file is a program too. */
function isMain(statement: Stmt): boolean {
  return statement.t === 'If' && statement.test.t === 'Compare' && isNameOf(statement.test.left)
}

function isNameOf(expr: Expr): boolean {
  return expr.t === 'Name' && expr.id === '__name__'
}
