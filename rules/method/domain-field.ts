import { sureOf } from '../../src/model/inference/code-advice.ts'
import { pathFault } from '../../src/model/models/path-fault.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A domain in code is about a field that the model does not have',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['OLS03011', 'OLS03013', 'OLS03012'],
  messages: {
    unknown: "{reason}: a domain with '{path}' ends with ValueError when it is used",
  },
  check({ addon, project, report }) {
    for (const fault of project.code(addon).faults) {
      if (fault.kind !== 'path' || fault.use !== 'domain') continue
      const { file, span, view, path } = fault
      const found = pathFault(project, addon, view, path)
      if (!found) continue
      report('unknown', { file, span }, { reason: found.reason, path }, sureOf(fault, found.options))
    }
  },
})
