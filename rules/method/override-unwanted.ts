import { codeScopes, isModelScope } from '../../src/model/python/code-scopes.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A method that the settings do not want overridden, or written',
  scope: 'addon',
  uninstallable: true,
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  optional: true,
  presets: ['oca'],
  parts: [
    { names: ['prohibited-method-override', 'W8107'], keys: ['prohibited'] },
    { names: ['deprecated-odoo-model-method', 'W8160'], keys: ['deprecated'] },
  ],
  messages: {
    prohibited: '[conventions] prohibited-overrides says that nobody overrides {method}',
    deprecated: '[conventions] deprecated-methods says that nobody writes {method} any more',
  },
  check({ addon, project, report }) {
    const { prohibitedOverrides, deprecatedMethods } = project.conventions
    if (prohibitedOverrides.length + deprecatedMethods.length === 0) return
    for (const scope of codeScopes(addon)) {
      const { node, facts } = scope
      if (!node || !isModelScope(scope)) continue
      const at = { file: facts.file, span: [node.ns, node.ns + node.name.length] as const }
      if (prohibitedOverrides.includes(node.name)) report('prohibited', at, { method: node.name })
      if (deprecatedMethods.includes(node.name)) report('deprecated', at, { method: node.name })
    }
  },
})
