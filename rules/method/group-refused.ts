import { sureOf } from '../../src/model/inference/code-advice.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'Code asks for groups or sums in a form that _read_group refuses',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  from: '17.0',
  messages: {
    undated: "'{spec}': a field that is no date has no '{name}' to group by: _read_group ends with ValueError",
    lacking:
      "'{spec}' is a date, and _read_group does not choose what of it to group by: it ends with ValueError; write '{spec}:month', or the like",
    granularity: "'{spec}': a date cannot be grouped by '{name}': _read_group ends with ValueError",
    bare: "'{spec}' does not say how to sum up: _read_group ends with ValueError; write '{spec}:sum', or the like",
    aggregate: "'{spec}': nothing is summed up by '{name}': _read_group ends with ValueError",
    recordset:
      "'{spec}': only fields that lead to records, and id, can be gathered as records: _read_group ends with ValueError",
  },
  check({ addon, project, report }) {
    for (const fault of project.code(addon).faults) {
      if (fault.kind !== 'grouping') continue
      const { file, span, spec, name, reason } = fault
      report(reason, { file, span }, { spec, name }, sureOf(fault, {}))
    }
  },
})
