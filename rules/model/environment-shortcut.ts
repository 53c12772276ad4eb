import { codeScopes, isModelScope } from '../../src/model/python/code-scopes.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import type { Fix } from '../../src/text/edit.ts'

/** What took the place of each. */
const INSTEAD: Readonly<Record<string, string>> = { _cr: 'env.cr', _uid: 'env.uid', _context: 'env.context' }

export default defineRule({
  title: 'Records are asked for their cursor, user or context in the old way',
  scope: 'addon',
  uninstallable: true,
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  from: '19.0',
  aliases: ['deprecated-self-cr', 'W8165', 'prefer-env-attribute'],
  messages: {
    shortcut: 'self.{name} is deprecated since 19.0 and warns each time: write self.{instead}',
  },
  check({ addon, report }) {
    for (const scope of codeScopes(addon)) {
      if (!isModelScope(scope)) continue
      for (const { attr, as, e } of scope.shortcuts) {
        const instead = INSTEAD[attr]
        if (instead === undefined) continue
        const file = scope.facts.file
        const span = [as, e] as const
        const fix = (): Fix => ({
          title: `Write self.${instead}`,
          safety: 'safe',
          edits: [{ file, span, text: instead }],
        })
        report('shortcut', { file, span }, { name: attr, instead }, { fix })
      }
    }
  },
})
