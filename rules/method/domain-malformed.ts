import { sureOf } from '../../src/model/inference/code-advice.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A domain in code is not put together as Odoo reads it',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['OLS03007', 'OLS03008', 'OLS03009', 'OLS03010'],
  messages: {
    operator: "'{operator}' is no operator of a domain in {series}: the search ends with an error",
    term: 'a term of a domain has three parts, (field, operator, value): the search ends with an error',
    bare: 'a domain is a list of terms, and this is one term: the search ends with an error; put brackets around it',
    joined:
      'a comma is missing between two parts of this domain: Python takes the first for a function, and the line ends with TypeError',
    text: 'a domain is a list of terms, and this is a text: the search ends with an error',
    few: "this operator stands before too few terms: '&' and '|' take the two behind them, '!' takes one; Odoo refuses the domain",
  },
  check({ addon, project, series, report }) {
    for (const fault of project.code(addon).faults) {
      const at = { file: fault.file, span: fault.span }
      if (fault.kind === 'operator') report('operator', at, { operator: fault.operator, series }, sureOf(fault, {}))
      else if (fault.kind === 'shape') report(fault.reason, at, {}, sureOf(fault, {}))
    }
  },
})
