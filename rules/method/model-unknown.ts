import { sureOf } from '../../src/model/inference/code-advice.ts'
import { missingModel } from '../../src/model/models/missing-model.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'Code asks the environment for a model that does not exist for its addon',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['OLS03001', 'OLS03002'],
  messages: {
    unknown: "model '{model}' does not exist for {addon}: this ends with KeyError when it runs; {advice}",
    action: "model '{model}' does not exist for {addon}: opening this action ends with KeyError; {advice}",
  },
  check({ addon, project, report }) {
    for (const fault of project.code(addon).faults) {
      if (fault.kind !== 'model') continue
      const { model, opened, file, span } = fault
      const missing = missingModel(project, addon, model)
      if (!missing) continue
      const { advice, owner, options } = missing
      // without the module nothing may ever come here
      const sure = sureOf(fault, owner === undefined ? options : { ...options, confidence: 'likely' })
      report(opened ? 'action' : 'unknown', { file, span }, { model, addon: addon.name, advice }, sure)
    }
  },
})
