import { ACTION_MEMBERS } from '../../src/knowledge/eval-members.ts'
import { dataExpression } from '../../src/model/data/data-expression.ts'
import { memberFaults } from '../../src/model/data/eval-members.ts'
import { modelsOfEnv } from '../../src/model/data/record-expression.ts'
import { missingModel } from '../../src/model/models/missing-model.ts'
import { documentExpressions } from '../../src/model/web/shown-documents.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A mail or report asks dates, times or the env for what is not there',
  scope: 'addon',
  severity: 'error',
  confidence: 'likely',
  since: '0.1.0',
  messages: {
    member: "'{owner}' has no '{name}' here: {use} ends with an error; {advice}",
    model: "there is no model '{model}': {use} ends with an error; {advice}",
  },
  check({ addon, project, report }) {
    for (const { file, text, span, of, given } of documentExpressions(project, addon)) {
      if (!/time|delta|env/.test(text)) continue
      const read = dataExpression({ value: text, span })
      if ('message' in read) continue
      const use = of === 'mail' ? 'making the mail' : 'printing the report'
      for (const fault of memberFaults(read.expr, ACTION_MEMBERS)) {
        const { owner, name, advice } = fault
        if (given?.has(owner.replace('()', ''))) continue
        report('member', { file, span: read.spanOf(fault) }, { owner, name, use, advice })
      }
      for (const one of modelsOfEnv(read.expr)) {
        const missing = missingModel(project, addon, one.model)
        if (!missing) continue
        const at = { file, span: read.spanOf(one) }
        report('model', at, { model: one.model, use, advice: missing.advice }, missing.options)
      }
    }
  },
})
