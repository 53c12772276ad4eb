import { codeScopes, isModelScope } from '../../src/model/python/code-scopes.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'unlink() raises an error',
  scope: 'addon',
  uninstallable: true,
  severity: 'info',
  confidence: 'likely',
  since: '0.1.0',
  from: '15.0',
  optional: true,
  presets: ['oca'],
  aliases: ['no-raise-unlink', 'E8140'],
  messages: {
    raises:
      'uninstalling a module deletes its records by unlink() too, and this error stops that: raise it in a method with @api.ondelete(at_uninstall=False)',
  },
  check({ addon, report }) {
    for (const scope of codeScopes(addon)) {
      if (!isModelScope(scope) || scope.node?.name !== 'unlink' || scope.owner?.kind === 'transient') continue
      // an error that is passed on is not one of the method
      const [first] = scope.raises.filter(({ exc }) => exc !== null)
      if (first) report('raises', { file: scope.facts.file, span: [first.s, first.e] }, {})
    }
  },
})
