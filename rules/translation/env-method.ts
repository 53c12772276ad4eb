import { type CodeScope, codeScopes, isModelScope } from '../../src/model/python/code-scopes.ts'
import { nameOrigin } from '../../src/model/python/name-origin.ts'
import { translationCalls } from '../../src/model/translations/translation-calls.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import type { Fix } from '../../src/text/edit.ts'

export default defineRule({
  title: 'A text is translated by _() where the environment knows the language',
  scope: 'addon',
  uninstallable: true,
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  from: '18.0',
  optional: true,
  aliases: ['prefer-env-translation', 'W8161'],
  messages: {
    env: '_() guesses the language from the local variables of who calls it, and the environment knows it: write {env}._()',
  },
  check({ addon, series, report }) {
    const calls = new Map(translationCalls(addon, series).map((one) => [one.call, one.facts]))
    for (const scope of codeScopes(addon)) {
      const env = environmentOf(scope)
      if (env === undefined) continue
      for (const call of scope.calls) {
        const { func } = call
        if (func.t !== 'Name' || func.id !== '_' || !calls.has(call)) continue
        const file = scope.facts.file
        const span = [func.s, func.e] as const
        const fix = (): Fix => ({
          title: `Write ${env}._`,
          safety: 'safe',
          edits: [{ file, span, text: `${env}._` }],
        })
        report('env', { file, span }, { env }, { fix })
      }
    }
  },
})

/** How a method reaches its environment: by its records, or by the request that a controller answers. */
function environmentOf(scope: CodeScope): string | undefined {
  const { node, owner, facts } = scope
  const [self] = node?.params.args ?? []
  if (self?.name !== 'self') return undefined
  if (isModelScope(scope)) return 'self.env'
  const request = { t: 'Name', id: 'request', s: 0, e: 0 } as const
  return owner?.kind === 'controller' && nameOrigin(facts, request) === 'odoo.http.request' ? 'request.env' : undefined
}
