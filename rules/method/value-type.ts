import { sureOf } from '../../src/model/inference/code-advice.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'Code gives a field a value, or compares it with one, that its type cannot take',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    given: "'{field}' of '{model}' is of type {type}: {reason}",
    compared: "a condition on '{path}' ends with an error when it is used: {reason}",
  },
  check({ addon, project, report }) {
    for (const fault of project.code(addon).faults) {
      const { file, span } = fault
      if (fault.kind === 'operand')
        report('compared', { file, span }, { path: fault.path, reason: fault.reason }, sureOf(fault, {}))
      if (fault.kind !== 'type') continue
      const { view, name, reason } = fault
      const type = view.field(name)?.type ?? ''
      report('given', { file, span }, { field: name, model: view.name, type, reason }, sureOf(fault, {}))
    }
  },
})
