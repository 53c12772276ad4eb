import { hasTemplate } from '../../src/model/translations/catalogs.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'An entry of a translation file does not say its module',
  scope: 'addon',
  uninstallable: true,
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['po-requires-module'],
  messages: {
    none: "{entries} no comment '#. module: {addon}': Odoo stops reading there with an error, so that nothing from here on is translated; add it",
    template:
      "{entries} no comment '#. module: {addon}': Odoo reads it together with every translation beside it and stops there with an error; add it",
  },
  check({ addon, report }) {
    for (const [path, { moduleless, file }] of addon.catalogs) {
      if (!moduleless || hasTemplate(addon, path)) continue
      const { span, count } = moduleless
      const entries = count === 1 ? 'this entry has' : `this entry and ${count - 1} more have`
      const key = path.endsWith('.pot') ? 'template' : 'none'
      report(key, { file, span }, { entries, addon: addon.name })
    }
  },
})
