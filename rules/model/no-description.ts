import { placeIn } from '../../src/model/models/model-classes.ts'
import { isModelName } from '../../src/model/models/model-name.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A new model has no description',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    missing:
      "'{model}' has no _description: Odoo warns as it loads the addon and shows users its technical name; write _description = '…'",
  },
  check({ addon, project, report }) {
    for (const one of project.models.classes(addon)) {
      const { modelName, attributes, inherit, nameSpan, dynamic, bases } = one.definition
      // of a name that Odoo does not take another rule tells
      if (!isModelName(one.part.model)) continue
      if (!one.part.creates || inherit === 'dynamic' || dynamic || attributes['_description']) continue
      // what another class of Python brings along is not seen here
      if (bases.some((base) => !/^(?:odoo\.)?models\.\w+$/.test(base))) continue
      const span = modelName && modelName !== 'dynamic' ? modelName.span : nameSpan
      report('missing', placeIn(one, span), { model: one.part.model }, { cause: '' })
    }
  },
})
