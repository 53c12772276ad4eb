import { codeScopes } from '../../src/model/python/code-scopes.ts'
import { hiddenBy } from '../../src/model/python/hidden-name.ts'
import { nameOrigin } from '../../src/model/python/name-origin.ts'
import type { Expr, Name } from '../../src/parse/python/ast.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A function hides a name of Odoo that it uses',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    translation:
      "this function takes '_' for a value that it drops, so that '_' is no translation anywhere in it: the call ends with an error; call the dropped value otherwise",
    module:
      "in this function '{name}' is another value, and not what was imported: '{name}.{member}' ends with AttributeError; call the other otherwise",
  },
  check({ addon, report }) {
    for (const { facts, node, calls } of codeScopes(addon)) {
      if (!node) continue
      for (const { func } of calls) {
        const isTranslation = func.t === 'Name' && func.id === '_'
        const module = isTranslation ? undefined : func.t === 'Attribute' ? namedFirst(func.value) : undefined
        if (!isTranslation && !module) continue
        const origin = nameOrigin(facts, module?.name ?? func)
        if (origin !== 'odoo._' && origin !== 'odoo.fields') continue
        const by = hiddenBy(node, module?.name.id ?? '_', func.s)
        if (!by) continue
        const at = { file: facts.file, span: [func.s, func.e] as const }
        const related = [{ file: facts.file, span: by, note: 'hidden here' }]
        if (!module) report('translation', at, {}, { related })
        else report('module', at, { name: module.name.id, member: module.member }, { related })
      }
    }
  },
})

/** `fields.Date` of a class of fields: a list or dict of names has nothing of the kind. */
function namedFirst(expr: Expr): { readonly name: Name; readonly member: string } | undefined {
  if (expr.t !== 'Attribute' || expr.value.t !== 'Name' || !/^[A-Z]/.test(expr.attr)) return undefined
  return { name: expr.value, member: expr.attr }
}
