import { viewCost } from '../../src/model/views/view-cost.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A view looks for a node by a text that is translated',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    translated:
      "'{attribute}' is translated, so Odoo refuses to find a node by it ('View inheritance may not use attribute as a selector'); look for the node by its name, its class or its place",
  },
  check({ addon, project, report }) {
    for (const fact of project.views.audit(addon.name).of('translated-selector'))
      report('translated', fact.at, { attribute: fact.attribute }, viewCost(fact))
  },
})
