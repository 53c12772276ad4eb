import { translationCalls } from '../../src/model/translations/translation-calls.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import type { Fix } from '../../src/text/edit.ts'

export default defineRule({
  title: 'A translation is asked for in a field’s parameter',
  scope: 'addon',
  uninstallable: true,
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  optional: true,
  presets: ['oca'],
  aliases: ['translation-field', 'W8103'],
  messages: {
    field:
      "'{parameter}' of '{field}' is worked out once, when Python loads the file, where no user and no language is known; Odoo translates it by itself: write the plain text",
  },
  check({ addon, series, report }) {
    const calls = translationCalls(addon, series)
    for (const facts of addon.python.values())
      for (const field of facts.classes.flatMap((one) => one.fields))
        for (const [parameter, value] of Object.entries(field.args)) {
          const one = calls.find(({ call, facts: from }) => from === facts && call.s === value.s && call.e === value.e)
          // `_lt` waits until somebody reads it
          if (!one || (one.call.func.t === 'Name' && one.call.func.id === '_lt')) continue
          const { call, term } = one
          const fix = (): Fix | undefined => {
            if (term.t !== 'Str' || call.args.length + call.keywords.length > 1) return undefined
            const file = facts.file
            const edits = [
              { file, span: [call.s, term.s] as const, text: '' },
              { file, span: [term.e, call.e] as const, text: '' },
            ]
            return { title: 'Write the plain text', safety: 'safe', edits }
          }
          report('field', { file: facts.file, span: [value.s, value.e] }, { parameter, field: field.name }, { fix })
        }
  },
})
