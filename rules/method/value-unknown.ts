import { codeAdvice } from '../../src/model/inference/code-advice.ts'
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
    for (const fault of project.code(addon).faults) {
      if (fault.kind !== 'value') continue
      const { file, span, view, name, method } = fault
      const { advice, options } = codeAdvice(project, addon, fault, [view], name, 'fields')
      // an override of the method may take the value out in a way that no reading sees
      const sure = view.isOverridden(method) ? { ...options, confidence: 'likely' as const } : options
      report('unknown', { file, span }, { model: view.name, name, method, advice }, sure)
    }
  },
})
