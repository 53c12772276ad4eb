import { callPlace, callSites } from '../../src/model/python/call-sites.ts'
import type { Expr } from '../../src/parse/python/ast.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A text is run as Python with eval or exec',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  aliases: ['eval-usage'],
  parts: [
    { names: ['eval-used', 'W0123'], data: { name: ['eval'] } },
    { names: ['exec-used', 'W0122'], data: { name: ['exec'] } },
  ],
  messages: {
    run: '{name}() runs whatever stands in the text, with all the rights of the server; read a value with ast.literal_eval, an expression with safe_eval of odoo.tools',
  },
  check({ addon, series, report }) {
    for (const site of callSites(addon, series)) {
      const { call, facts, name } = site
      if (!/^(?:eval|exec)$/.test(name) || call.func.t !== 'Name') continue
      const [text] = call.args
      if (!text || isWritten(text) || facts.bindings.some((one) => one.name === name)) continue
      // `from odoo.tools.safe_eval import safe_eval as eval` inside a function
      if (facts.imports.some((one) => one.names.some((named) => (named.asname ?? named.name) === name))) continue
      report('run', callPlace(site), { name })
    }
  },
})

/** All of it stands here. */
function isWritten(expr: Expr): boolean {
  if (expr.t === 'Binary') return isWritten(expr.left) && isWritten(expr.right)
  return expr.t === 'Str' || expr.t === 'Bytes' || expr.t === 'Num' || expr.t === 'Const'
}
