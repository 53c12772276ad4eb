import type { PythonFacts } from '../../src/facts/python-facts.ts'
import { HELPER_PARAMETERS } from '../../src/knowledge/helper-parameters.ts'
import { codeScopes, isAside } from '../../src/model/python/code-scopes.ts'
import { nameOrigin } from '../../src/model/python/name-origin.ts'
import type { Attribute } from '../../src/parse/python/ast.ts'
import { dottedName } from '../../src/parse/python/walk.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A helper of fields.Date, fields.Datetime or Command is called with arguments that it does not take',
  scope: 'addon',
  uninstallable: true,
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    wrong: '{helper} takes {parameters}, and is given {given}: the call ends with TypeError',
  },
  check({ addon, report }) {
    for (const scope of codeScopes(addon)) {
      const { facts, calls } = scope
      if (isAside(scope)) continue
      for (const { func, args, keywords, s, e } of calls) {
        if (func.t !== 'Attribute') continue
        const name = dottedName(func) ?? ''
        const parameters = HELPER_PARAMETERS[name.replace(/^fields\.(?=Command\.)/, '')]
        if (!parameters || !isOdoos(facts, func, name)) continue
        if (args.some((one) => one.t === 'Starred') || keywords.some((one) => one.name === null)) continue
        const given = args.length + keywords.length
        const least = parameters.filter((one) => !one.endsWith('?')).length
        if (given >= least && given <= parameters.length) continue
        const wanted = parameters.map((one) => (one.endsWith('?') ? `${one.slice(0, -1)} if wanted` : one)).join(', ')
        const data = { helper: `${name}()`, parameters: wanted || 'nothing', given: COUNTS[given] ?? String(given) }
        report('wrong', { file: facts.file, span: [s, e] }, data)
      }
    }
  },
})

const COUNTS: Readonly<Record<number, string>> = { 0: 'nothing', 1: 'one argument' }

/** Is the helper the one that the file imports from Odoo, and its first name nothing else? */
function isOdoos(facts: PythonFacts, helper: Attribute, name: string): boolean {
  const root = name.slice(0, name.indexOf('.'))
  if (facts.bindings.filter((one) => one.name === root).length > 1) return false
  const origin = nameOrigin(facts, helper)
  return origin === `odoo.${name}` || origin === `odoo.fields.${name}`
}
