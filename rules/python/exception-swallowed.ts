import { codeScopes, isAside } from '../../src/model/python/code-scopes.ts'
import type { Expr } from '../../src/parse/python/ast.ts'
import { dottedName } from '../../src/parse/python/walk.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'Any exception is caught and forgotten',
  scope: 'addon',
  uninstallable: true,
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  optional: true,
  presets: ['oca'],
  aliases: ['except-pass', 'W8138'],
  messages: {
    any: 'whatever goes wrong here, a mistake in the code among it, leaves no trace: catch what is expected to happen, or log it',
    database:
      'whatever goes wrong here leaves no trace, and after an error of the database every further query of the transaction fails: catch what is expected to happen',
  },
  check({ addon, report }) {
    for (const scope of codeScopes(addon)) {
      if (isAside(scope)) continue
      for (const { handlers } of scope.tries)
        for (const { type, name, body, s } of handlers) {
          if (name !== null || body.length !== 1 || body[0]?.t !== 'Pass' || !isAny(type)) continue
          const bare = type === null
          report(bare ? 'database' : 'any', { file: scope.facts.file, span: [s, type?.e ?? s + 6] }, {})
        }
    }
  },
})

/** Without a type, or with one that each exception is of. */
function isAny(type: Expr | null): boolean {
  if (type === null) return true
  if (type.t === 'Tuple') return type.items.some(isAny)
  return /^(?:Base)?Exception$/.test(dottedName(type) ?? '')
}
