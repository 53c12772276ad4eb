import { textIntoEval, textValues } from '../../src/model/data/text-values.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

const TYPES = new Set(['Integer', 'Float', 'Monetary'])

export default defineRule({
  title: 'A number is written as text',
  scope: 'addon',
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  optional: true,
  presets: ['oca'],
  aliases: ['xml-field-numeric-without-eval'],
  messages: {
    text: '\'{field}\' is of type {type}: write eval="{value}", so that a reader sees a number',
  },
  check({ addon, project, report }) {
    for (const one of textValues(project, addon, TYPES)) {
      if (!/^[+-]?\d+(?:\.\d+)?$/.test(one.value)) continue
      // Python reads no number that begins with 0
      const value = one.value.replace(/^\+/, '').replace(/^(-?)0+(?=\d)/, '$1')
      report('text', one.at, { field: one.name, type: one.type, value }, { fix: () => textIntoEval(one, value) })
    }
  },
})
