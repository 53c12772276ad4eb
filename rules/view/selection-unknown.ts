import { hasKeySomewhere } from '../../src/model/models/selection-elsewhere.ts'
import { shownKeys } from '../../src/model/models/shown-keys.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'

export default defineRule({
  title: 'A view compares a selection field with a key that it does not have',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  messages: {
    unknown: "'{key}' is no key of the selection '{field}' of '{model}': the field never has it; {advice}",
  },
  check({ addon, project, report }) {
    for (const { at, field, model, key, keys } of project.views.audit(addon.name).of('selection')) {
      // an addon beside this one may bring the key, also to the field that this one mirrors
      if (hasKeySomewhere(project, addon.name, model, field, key)) continue
      // the list that statusbar_visible is taken for
      const bare = key.replace(/[[\]()'"\s]/g, '')
      const near = keys.includes(bare) ? bare : nearName(key, keys)
      const advice = near === undefined ? `it has ${shownKeys(keys)}` : `did you mean '${near}'?`
      report('unknown', at, { key, field, model, advice }, { cause: `${model}.${field}` })
    }
  },
})
