import { unusedDependencies } from '../../src/model/graph/unused-dependencies.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A dependency of which nothing is used',
  scope: 'addon',
  severity: 'info',
  confidence: 'guess',
  since: '0.1.0',
  optional: true,
  messages: {
    unused:
      "nothing of '{dependency}' is used in {addon}: no model, field, method, external id, template or bundle of it, nor of what it alone brings; leave it out, unless it is there for what it does",
  },
  check({ addon, project, report }) {
    for (const { value, span } of unusedDependencies(project, addon))
      report('unused', addon.manifestPlace(span), { dependency: value, addon: addon.name })
  },
})
