import { fullId } from '../../src/facts/summarize-data.ts'
import { addDependency, nearestOwner } from '../../src/model/add-dependency.ts'
import { sureOf } from '../../src/model/inference/code-advice.ts'
import { faultOwners } from '../../src/model/inference/code-faults.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'Code asks for an external id that does not exist for its addon',
  scope: 'addon',
  severity: 'error',
  confidence: 'likely',
  since: '0.1.0',
  aliases: ['OLS05002', 'OLS05003'],
  messages: {
    missing: "no file declares '{id}': {call}() ends with ValueError; {advice}",
    undeclared:
      "'{id}' belongs to {owner}, which {addon} does not depend on: without it {call}() ends with ValueError; add '{owner}' to depends{or}",
    group: "there is no group '{id}': has_group() answers False for everybody; {advice}",
    activity: "there is no activity type '{id}': activity_schedule() takes the default type in its place; {advice}",
    bare: "'{id}' has no module before it: {call}() ends with an error; write '{full}'",
  },
  check({ addon, project, report }) {
    for (const fault of project.code(addon).faults) {
      if (fault.kind !== 'ref') continue
      const { file, span, id, call } = fault
      const full = fullId(addon.name, id)
      if (!id.includes('.')) {
        report('bare', { file, span }, { id, full, call }, sureOf(fault, {}))
        continue
      }
      const owners = faultOwners(project, addon, fault)
      // a group of an addon that is not there has no members, which may be what is asked
      if (call === 'has_group' && owners.length > 0) continue
      const owner = nearestOwner(project, addon, owners)
      if (owner !== undefined) {
        if (call === 'activity_schedule') continue
        report(
          'undeclared',
          { file, span },
          { id, owner, addon: addon.name, call, or: call === 'env.ref' ? ', or pass raise_if_not_found=False' : '' },
          { fix: () => addDependency(addon, owner) },
        )
        continue
      }
      if (owners.length > 0 || project.ids.unlisted(addon, full)) continue
      const near = project.ids.near(full, addon.name)
      const advice = near === undefined ? 'correct the id or declare the record' : `did you mean '${near}'?`
      if (call === 'has_group') report('group', { file, span }, { id, advice }, { severity: 'warning' })
      else if (call === 'activity_schedule') report('activity', { file, span }, { id, advice }, { severity: 'warning' })
      else report('missing', { file, span }, { id, advice, call }, sureOf(fault, {}))
    }
  },
})
