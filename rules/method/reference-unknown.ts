import { fullId } from '../../src/facts/summarize-data.ts'
import { addDependency, nearestOwner } from '../../src/model/add-dependency.ts'
import { faultOwners } from '../../src/model/inference/code-faults.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'env.ref() is asked for an external id that does not exist for its addon',
  scope: 'addon',
  severity: 'error',
  confidence: 'likely',
  since: '0.1.0',
  aliases: ['OLS05002', 'OLS05003'],
  messages: {
    missing: "no file declares '{id}': env.ref() ends with ValueError; {advice}",
    undeclared:
      "'{id}' belongs to {owner}, which {addon} does not depend on: without it env.ref() ends with ValueError; add '{owner}' to depends, or pass raise_if_not_found=False",
    bare: "'{id}' has no module before it: env.ref() ends with ValueError; write '{full}'",
  },
  check({ addon, project, report }) {
    for (const fault of project.code(addon).faults) {
      if (fault.kind !== 'ref') continue
      const { file, span, id } = fault
      const full = fullId(addon.name, id)
      if (!id.includes('.')) {
        report('bare', { file, span }, { id, full })
        continue
      }
      const owners = faultOwners(project, addon, fault)
      const owner = nearestOwner(project, addon, owners)
      if (owner !== undefined) {
        report(
          'undeclared',
          { file, span },
          { id, owner, addon: addon.name },
          { fix: () => addDependency(addon, owner) },
        )
        continue
      }
      if (owners.length > 0 || project.ids.unlisted(addon, full)) continue
      const near = project.ids.near(full, addon.name)
      const advice = near === undefined ? 'correct the id or declare the record' : `did you mean '${near}'?`
      report('missing', { file, span }, { id, advice })
    }
  },
})
