import { codeAdvice } from '../../src/model/inference/code-advice.ts'
import type { CodeFault } from '../../src/model/inference/infer-fault.ts'
import { type StrangeField, strangeFields } from '../../src/model/models/strange-fields.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'Records are created or written with a value for a field that their model does not have',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    unknown: "'{model}' has no field '{name}': {method}() refuses a value for it when this runs; {advice}",
  },
  check({ addon, project, report }) {
    const faults = project.code(addon).faults.filter((fault) => fault.kind === 'value')
    const causeOf = strangeFields(faults.map(strange))
    for (const fault of faults) {
      const { file, span, view, name, method } = fault
      const { advice, options } = codeAdvice(project, addon, fault, [view], name, 'fields')
      // an override of the method may take the value out in a way that no reading sees
      const unsure = view.isOverridden(method) && { confidence: 'likely' as const }
      const given = { cause: causeOf(strange(fault)), ...options, ...unsure }
      report('unknown', { file, span }, { model: view.name, name, method, advice }, given)
    }
  },
})

function strange({ file, view, name }: Extract<CodeFault, { kind: 'value' }>): StrangeField {
  return { holder: file, model: view.name, field: name }
}
