import { hasTemplate } from '../../src/model/translations/catalogs.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A translation file gives one value twice',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['po-duplicate-model-definition'],
  messages: {
    twice:
      "'{target}' is translated by an entry above as well: Odoo takes the last one; remove the one that is out of date",
  },
  check({ addon, report }) {
    for (const [path, { doubts, file }] of addon.catalogs) {
      if (hasTemplate(addon, path)) continue
      for (const { kind, span, text, ...rest } of doubts) {
        if (kind !== 'target' || !('first' in rest)) continue
        const related = [{ file, span: rest.first, note: 'translated here first' }]
        report('twice', { file, span }, { target: text.slice('model:'.length) }, { related })
      }
    }
  },
})
