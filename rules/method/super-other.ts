import { codeScopes } from '../../src/model/python/code-scopes.ts'
import { isSuperCall } from '../../src/parse/python/names.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'super() is asked for another method than the one that asks',
  scope: 'addon',
  uninstallable: true,
  severity: 'info',
  confidence: 'guess',
  since: '0.1.0',
  optional: true,
  aliases: ['super-method-mismatch', 'W8164'],
  messages: {
    own: '{method} calls super().{called}() past the {called} of this very class: call self.{called}(), or say in a comment why not',
    other:
      '{method} calls super().{called}() past the overrides of addons that are loaded later: call self.{called}(), or did you mean super().{method}()?',
  },
  check({ addon, report }) {
    for (const { owner, node, facts, calls } of codeScopes(addon)) {
      if (!owner || !node) continue
      const method = node.name
      for (const { func } of calls) {
        if (func.t !== 'Attribute' || func.attr === method || !isSuperCall(func.value)) continue
        // the queue and caches are reached by a method beside the one that is put off
        if (/queue|cache/.test(method)) continue
        const called = func.attr
        const key = owner.methods.some(({ name }) => name === called) ? 'own' : 'other'
        report(key, { file: facts.file, span: [func.as, func.e] }, { method, called })
      }
    }
  },
})
