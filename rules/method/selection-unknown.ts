import { sureOf } from '../../src/model/inference/code-advice.ts'
import { hasKeySomewhere } from '../../src/model/models/selection-elsewhere.ts'
import { shownKeys } from '../../src/model/models/shown-keys.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'

export default defineRule({
  title: 'Code speaks of a key that a selection field does not have',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    write: "'{key}' is no key of the selection '{field}' of '{model}': writing it ends with ValueError; {advice}",
    compare: "'{key}' is no key of the selection '{field}' of '{model}': the field never has it; {advice}",
  },
  check({ addon, project, report }) {
    for (const fault of project.code(addon).faults) {
      if (fault.kind !== 'selection') continue
      const { file, span, view, name, key, keys, use } = fault
      // an addon beside this one may bring the key, also to the field that this one mirrors
      if (hasKeySomewhere(project, addon.name, view.name, name, key)) continue
      const near = nearName(key, keys)
      const advice = near === undefined ? `it has ${shownKeys(keys)}` : `did you mean '${near}'?`
      const parameters = { key, field: name, model: view.name, advice }
      // code that was left when a key went, or that waits for an addon which brings it, does no harm by a question
      if (use === 'compare')
        report('compare', { file, span }, parameters, { severity: 'warning', confidence: 'likely' })
      else
        report('write', { file, span }, parameters, sureOf(fault, near === undefined ? { confidence: 'likely' } : {}))
    }
  },
})
