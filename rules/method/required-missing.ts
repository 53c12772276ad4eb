import { sureOf } from '../../src/model/inference/code-advice.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'Code creates a record without a value for a required field',
  scope: 'addon',
  severity: 'error',
  confidence: 'likely',
  since: '0.1.0',
  messages: {
    missing:
      "this new '{model}' has no value for {fields}, which the database demands and nothing fills in: create() ends with an error",
  },
  check({ addon, project, report }) {
    for (const fault of project.code(addon).faults) {
      if (fault.kind !== 'lacking') continue
      const { file, span, view } = fault
      const fields = fault.fields.map((name) => `'${name}'`).join(', ')
      report('missing', { file, span }, { model: view.name, fields }, sureOf(fault, {}))
    }
  },
})
