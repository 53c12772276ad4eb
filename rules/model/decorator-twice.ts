import { decorated } from '../../src/model/models/decorated.ts'
import { placeIn } from '../../src/model/models/model-classes.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A decorator of odoo.api stands twice on a method',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    twice:
      '@api.{decorator} stands more than once on {method}: only the uppermost counts, what this one names is lost; write all names into one',
  },
  check({ addon, project, report }) {
    for (const one of project.models.classes(addon))
      for (const decorator of ['depends', 'constrains', 'onchange', 'depends_context'])
        for (const { method, lost } of decorated(one, decorator))
          for (const span of lost) report('twice', placeIn(one, span), { decorator, method: method.name })
  },
})
