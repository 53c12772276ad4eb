import { translationCalls } from '../../src/model/translations/translation-calls.ts'
import { valuesIntoCall } from '../../src/model/translations/translation-edit.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'Values are put into a text after it was translated',
  scope: 'addon',
  uninstallable: true,
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  optional: true,
  presets: ['oca'],
  parts: [
    { names: ['translation-not-lazy', 'W8301'], keys: ['percent'] },
    { names: ['translation-injection', 'E8151', 'translation-format-interpolation', 'W8302'], keys: ['format'] },
  ],
  messages: {
    percent:
      'a translation with a wrong place makes this line fail; given to the call, as in _("… %s", value), Odoo falls back to the English text',
    format:
      'whoever writes translations can reach attributes of the values through format(); give the values to the call, as in _("… %s", value)',
  },
  check({ addon, series, report }) {
    for (const one of translationCalls(addon, series)) {
      const { outer, facts } = one
      if (!outer) continue
      const at = { file: facts.file, span: [outer.s, outer.e] as const }
      if (outer.t === 'Call') report('format', at, {})
      else report('percent', at, {}, { fix: () => valuesIntoCall(one) })
    }
  },
})
