import { sureOf } from '../../src/model/inference/code-advice.ts'
import { BASE_MODEL } from '../../src/model/models/models.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A method of a model is called with arguments that it does not take',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['OLS01007', 'OLS01008', 'OLS01010', 'invalid-odoo-method-call', 'ODE9502'],
  messages: {
    wrong: "'{method}({signature})' of '{model}' {reason}: the call ends with TypeError",
  },
  check({ addon, project, report }) {
    for (const fault of project.code(addon).faults) {
      if (fault.kind !== 'arguments') continue
      const { file, span, view, method, signature, reason } = fault
      const definitions = view.method(method)?.definitions ?? []
      // a later state of the release may have another signature
      const open = definitions.every((one) => one.method.place || one.model === BASE_MODEL)
      const related = definitions.map((one) => one.method.place)
      const options = { related, ...sureOf(fault, open ? {} : { confidence: 'likely' }) }
      report('wrong', { file, span }, { method, signature, model: view.name, reason }, options)
    }
  },
})
