import { sureOf } from '../../src/model/inference/code-advice.ts'
import type { PathUse } from '../../src/model/inference/infer-fault.ts'
import { pathFault } from '../../src/model/models/path-fault.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

/** What each use of a path is called. */
const USES: Readonly<Record<Exclude<PathUse, 'domain'>, string>> = {
  mapped: 'mapped()',
  filtered: 'filtered()',
  sorted: 'sorted()',
  grouped: 'grouped()',
  order: 'an order',
  read: 'a list of fields to read',
  group: 'a list of fields to group by',
  aggregate: 'a list of values to sum up',
  default: "the set() of 'ir.default'",
  index: 'reading it by name',
}

export default defineRule({
  title: 'Code names a field in a text, and the model has none of that name',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    unknown: "{reason}: {use} with '{path}' ends with an error when it runs",
  },
  check({ addon, project, report }) {
    for (const fault of project.code(addon).faults) {
      if (fault.kind !== 'path' || fault.use === 'domain') continue
      const { file, span, view, path, use } = fault
      const found = pathFault(project, addon, view, path)
      if (!found) continue
      const options = { cause: found.reason, ...sureOf(fault, found.options) }
      report('unknown', { file, span }, { reason: found.reason, use: USES[use], path }, options)
    }
  },
})
