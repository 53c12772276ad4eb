import { codeScopes, isAside } from '../../src/model/python/code-scopes.ts'
import { cursorName, isOwnCursor } from '../../src/model/python/cursors.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'Code commits the transaction that it runs in',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  optional: true,
  presets: ['oca'],
  aliases: ['invalid-commit', 'E8102', 'manual-cr-commit'],
  messages: {
    commit:
      'whatever fails behind this commit leaves half of the work in the database, and tests can no longer undo it: let Odoo commit, or work on a cursor of your own',
  },
  check({ addon, report }) {
    for (const scope of codeScopes(addon)) {
      if (isAside(scope)) continue
      for (const call of scope.calls) {
        const { func } = call
        if (func.t !== 'Attribute' || func.attr !== 'commit') continue
        if (cursorName(func.value) === undefined || isOwnCursor(scope, func.value)) continue
        report('commit', { file: scope.facts.file, span: [call.s, call.e] }, {})
      }
    }
  },
})
