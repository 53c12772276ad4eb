import { codeScopes, isModelScope } from '../../src/model/python/code-scopes.ts'
import type { Expr } from '../../src/parse/python/ast.ts'
import { isSelf } from '../../src/parse/python/names.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A statement that does nothing: a method that is named and not called, or == where = is meant',
  scope: 'addon',
  uninstallable: true,
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    uncalled: '{text} is a method, and nothing calls it here: write {text}()',
    compared: 'what is compared here is of no use to anybody: did you mean = instead of ==?',
  },
  check({ addon, project, report }) {
    for (const scope of codeScopes(addon)) {
      const { facts, owner, idle, relative, tries } = scope
      // tests compare to see whether it raises an error, as a try does
      if (idle.length === 0 || /^tests\//.test(relative)) continue
      const view = isModelScope(scope) && owner ? project.models.classOf(addon, owner)?.view : undefined
      for (const one of idle) {
        if (tries.some(({ s, e }) => s <= one.s && one.e <= e)) continue
        const at = { file: facts.file, span: [one.s, one.e] as const }
        if (one.t === 'Compare') {
          const [operator, ...more] = one.ops
          if (operator === '==' && more.length === 0 && isTarget(one.left)) report('compared', at, {})
        } else if (view?.closed && isSelf(one.value) && !view.field(one.attr) && view.method(one.attr))
          report('uncalled', at, { text: `self.${one.attr}` })
      }
    }
  },
})

/** Can it be given a value? */
function isTarget(expr: Expr): boolean {
  return expr.t === 'Attribute' || expr.t === 'Subscript' || expr.t === 'Name'
}
