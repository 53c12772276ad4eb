import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A wizard stands among the models',
  scope: 'addon',
  uninstallable: true,
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  optional: true,
  aliases: ['no-wizard-in-models', 'C8113'],
  messages: {
    folder: 'Odoo’s addons keep wizards in a folder wizard/, where readers look for them: move {name} there',
  },
  check({ addon, report }) {
    for (const [relative, facts] of addon.python) {
      if (!/(?:^|\/)models?\/[^/]+\.py$/.test(relative)) continue
      for (const { kind, name, nameSpan, modelName, inherit } of facts.classes) {
        if (kind !== 'transient') continue
        const parents = inherit === 'dynamic' ? [] : (inherit ?? [])
        // settings are at home among models; a wizard of others is extended where the model is
        if (parents.some(({ value }) => value.startsWith('res.config'))) continue
        if (modelName === undefined && parents.length > 0) continue
        report('folder', { file: facts.file, span: nameSpan }, { name })
      }
    }
  },
})
