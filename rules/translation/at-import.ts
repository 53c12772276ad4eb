import type { PythonFacts } from '../../src/facts/python-facts.ts'
import { nameOrigin } from '../../src/model/python/name-origin.ts'
import type { Expr } from '../../src/parse/python/ast.ts'
import { paramExprs, walkBodyExprs, walkStmts } from '../../src/parse/python/walk.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A text is translated as its file is imported, when nobody’s language is known',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    constant:
      "this runs once, as Odoo imports the file, where no user and no language is known: '{name}' stays in the language of the code for everybody; translate it where it is used, or with _lt()",
  },
  check({ addon, report }) {
    for (const [relative, facts] of addon.python) {
      if (relative.startsWith('tests/')) continue
      const isCall = (expr: Expr): boolean =>
        expr.t === 'Call' && expr.func.t === 'Name' && ORIGINS.has(nameOrigin(facts, expr.func) ?? '')
      for (const statement of facts.body) {
        if (statement.t !== 'Assign' || !isCall(statement.value)) continue
        const [target] = statement.targets
        // the help or the label of a field is translated by Odoo, wherever its text comes from
        if (target?.t !== 'Name' || !isReadInFunctions(facts, target.id)) continue
        const name = target.id
        report('constant', { file: facts.file, span: [statement.value.s, statement.value.e] }, { name })
      }
      walkStmts(facts.body, (statement) => {
        if (statement.t !== 'FunctionDef') return
        const defaults: Expr[] = []
        paramExprs(statement.params, defaults)
        for (const value of defaults) {
          if (!isCall(value)) continue
          const { posonly, args, kwonly } = statement.params
          const name = [...posonly, ...args, ...kwonly].find((one) => one.default === value)?.name ?? 'it'
          report('constant', { file: facts.file, span: [value.s, value.e] }, { name })
        }
      })
    }
  },
})

const ORIGINS: ReadonlySet<string> = new Set(['odoo._', 'odoo.tools.translate._', 'odoo.tools._'])

/** Does code that runs for somebody read the constant? */
function isReadInFunctions({ body }: PythonFacts, name: string): boolean {
  let found = false
  walkStmts(body, (statement) => {
    if (statement.t !== 'FunctionDef') return !found
    walkBodyExprs(statement.body, (expr) => {
      found ||= expr.t === 'Name' && expr.id === name
      return !found
    })
    return false
  })
  return found
}
