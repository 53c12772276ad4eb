import { codeScopes, isModelScope } from '../../src/model/python/code-scopes.ts'
import { translationCalls } from '../../src/model/translations/translation-calls.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import type { Fix } from '../../src/text/edit.ts'

export default defineRule({
  title: 'A text is translated by _() where the environment knows the language',
  scope: 'addon',
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  from: '18.0',
  optional: true,
  aliases: ['prefer-env-translation', 'W8161'],
  messages: {
    env: '_() guesses the language from the local variables of who calls it, and the environment knows it: write self.env._()',
  },
  check({ addon, series, report }) {
    const calls = new Map(translationCalls(addon, series).map((one) => [one.call, one.facts]))
    for (const scope of codeScopes(addon)) {
      const [self] = scope.node?.params.args ?? []
      if (!isModelScope(scope) || self?.name !== 'self') continue
      for (const call of scope.calls) {
        const { func } = call
        if (func.t !== 'Name' || func.id !== '_' || !calls.has(call)) continue
        const file = scope.facts.file
        const span = [func.s, func.e] as const
        const fix = (): Fix => ({
          title: 'Write self.env._',
          safety: 'safe',
          edits: [{ file, span, text: 'self.env._' }],
        })
        report('env', { file, span }, {}, { fix })
      }
    }
  },
})
