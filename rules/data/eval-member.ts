import { DATA_MEMBERS } from '../../src/knowledge/eval-members.ts'
import { evaluated } from '../../src/model/data/data-evaluated.ts'
import { dataExpression } from '../../src/model/data/data-expression.ts'
import { costOf, dataFiles } from '../../src/model/data/data-files.ts'
import { memberFaults } from '../../src/model/data/eval-members.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'An expression in a data file asks of dates and times what they do not have',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  curated: true,
  messages: {
    missing: "'{owner}' has no '{name}' here: Odoo stops as it evaluates '{attribute}'; {advice}",
  },
  check({ addon, series, report }) {
    for (const file of dataFiles(addon, series))
      for (const { text, attribute } of file.xml ? evaluated(file.xml) : []) {
        if (attribute === 'context' || !/time|pytz|delta/i.test(text.value)) continue
        const read = dataExpression(text)
        if (!('expr' in read)) continue
        for (const fault of memberFaults(read.expr, DATA_MEMBERS)) {
          const { owner, name, advice } = fault
          report(
            'missing',
            { file: file.file, span: read.spanOf(fault) },
            { owner, name, attribute, advice },
            costOf(file),
          )
        }
      }
  },
})
