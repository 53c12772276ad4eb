import { evaluated } from '../../src/model/data/data-evaluated.ts'
import { dataExpression } from '../../src/model/data/data-expression.ts'
import { costOf, dataFiles } from '../../src/model/data/data-files.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'An expression in a data file is no Python',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    syntax: "'{attribute}' is no Python expression: {message}; Odoo stops as it loads the file",
  },
  check({ addon, series, report }) {
    for (const file of dataFiles(addon, series))
      for (const { text, attribute } of file.xml ? evaluated(file.xml) : []) {
        const read = dataExpression(text)
        if ('message' in read)
          report('syntax', { file: file.file, span: read.at }, { attribute, message: read.message }, costOf(file))
      }
  },
})
