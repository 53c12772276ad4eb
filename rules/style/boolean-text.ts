import { textIntoEval, textValues } from '../../src/model/data/text-values.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

const TYPES = new Set(['Boolean'])
const VALUES: Readonly<Record<string, string>> = { true: 'True', '1': 'True', false: 'False', '0': 'False' }

export default defineRule({
  title: 'A truth value is written as text',
  scope: 'addon',
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  optional: true,
  presets: ['oca'],
  aliases: ['xml-field-bool-without-eval'],
  messages: {
    text: '\'{field}\' is a Boolean: write eval="{value}"; of texts only 0, false, off and the like are false',
  },
  check({ addon, project, report }) {
    for (const one of textValues(project, addon, TYPES)) {
      const value = VALUES[one.value.toLowerCase()]
      if (value !== undefined)
        report('text', one.at, { field: one.name, value }, { fix: () => textIntoEval(one, value) })
    }
  },
})
