import { codeScopes, isAside } from '../../src/model/python/code-scopes.ts'
import { executedQuery } from '../../src/model/python/cursors.ts'
import { type SqlSource, sqlSources } from '../../src/model/python/sql-text.ts'
import { dottedName } from '../../src/parse/python/walk.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A value becomes part of the text of a query',
  scope: 'addon',
  uninstallable: true,
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  aliases: ['sql-injection', 'E8103', 'raw-sql-string-interpolation'],
  messages: {
    parameter:
      "'{name}', a parameter of {method}, becomes part of the query's text: a caller can make it any query; pass it as a value, execute('… %s', [{name}]), or names of tables and columns as an SQL identifier",
    field:
      "'{name}' is what somebody wrote into a field, and becomes part of the query's text: it can make it any query; pass it as a value, execute('… %s', [{name}])",
    request:
      "what the request holds ({name}) becomes part of the query's text: whoever sends it can make it any query; pass it as a value, execute('… %s', [value])",
  },
  check({ addon, report }) {
    for (const scope of codeScopes(addon)) {
      if (isAside(scope) || /(?:^|\/)test_[^/]*$/.test(scope.relative)) continue
      for (const call of scope.calls) {
        const query = executedQuery(call, /^execute(?:many)?$/)
        const [first, ...others] = query ? sqlSources(scope, query) : []
        if (!first) continue
        const at = { file: scope.facts.file, span: [call.s, call.e] as const }
        const name = nameOf(first)
        const related = others.map(({ expr }) => ({ file: at.file, span: [expr.s, expr.e] as const, note: 'and this' }))
        if (first.kind !== 'parameter') report(first.kind, at, { name }, { related })
        else {
          const method = scope.node?.name ?? ''
          // who calls a private method, or a function, is known to whoever wrote it
          const confidence = method.startsWith('_') || !scope.owner ? 'guess' : 'likely'
          report('parameter', at, { name, method }, { related, confidence })
        }
      }
    }
  },
})

function nameOf({ expr, kind }: SqlSource): string {
  const named = kind === 'request' && expr.t === 'Attribute' ? expr.value : expr
  return dottedName(named) ?? ''
}
