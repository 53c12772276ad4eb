import { PRESENT_MODELS } from '../../src/knowledge/present-models.ts'
import { argumentPlace, writtenFields } from '../../src/model/models/model-classes.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A model that has records gets a required field without a value for them',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    present:
      "every database has records of '{model}', and none of them gets a value for '{field}': Odoo logs an error as it cannot make the column required, and whatever creates such records without knowing the field fails once it can; give it a default, or require it in the views that need it",
  },
  check({ addon, project, report }) {
    for (const one of project.models.classes(addon)) {
      const { view } = one
      if (!view || !PRESENT_MODELS.has(view.name) || one.conditional || view.setByCode.has('?')) continue
      if (view.contributions.every(({ module }) => module === addon.name)) continue
      for (const field of writtenFields(one)) {
        const { name, open, required, compute, related, hasDefault, type } = field.part
        if (open || required !== true || compute || related || hasDefault || NO_COLUMN.test(type)) continue
        const shown = view.field(name)
        // what is there already, and what the model's own code sets
        if (!shown?.stored || shown.definitions.length !== 1 || view.setByCode.has(name)) continue
        report('present', argumentPlace(field, 'required'), { field: name, model: view.name })
      }
    }
  },
})

/** Without a column of their own, or never empty in it. */
const NO_COLUMN = /^(?:Boolean|Binary|Image|One2many|Many2many|Properties)$/
