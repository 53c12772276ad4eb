import { argumentPlace, writtenFields } from '../../src/model/models/model-classes.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: 'A required field is computed only after the record was inserted without it',
  scope: 'addon',
  severity: 'error',
  confidence: 'likely',
  since: '0.1.0',
  curated: true,
  messages: {
    late: "'{field}' is computed after the record was inserted, and its column takes no empty value: creating a '{model}' without it ends with NotNullViolation; {advice}",
  },
  check({ addon, project, series, report }) {
    const advice = since(series, '16.0')
      ? 'compute it before with precompute=True, give it a default, or take required away'
      : 'give it a default, or take required away'
    for (const one of project.models.classes(addon)) {
      const { view } = one
      if (!view?.closed || !view.auto || view.kind === 'abstract' || one.conditional || view.setByCode.has('?'))
        continue
      for (const field of writtenFields(one)) {
        const { part, written } = field
        const { name, open, required, compute, related, hasDefault } = part
        // a field that can be edited gets its value from the form
        if (part.readonly === false || part.inverseMethod !== undefined) continue
        if (open || required !== true || hasDefault || (!compute && !related) || view.setByCode.has(name)) continue
        if ('precompute' in written.args || NO_COLUMN.test(part.type)) continue
        const shown = view.field(name)
        // what other classes say of the field may be its default
        if (!shown?.stored || shown.part.hasDefault || shown.definitions.length !== 1) continue
        report('late', argumentPlace(field, 'required'), { field: name, model: view.name, advice })
      }
    }
  },
})

/** Without a column of their own, or never empty in it. */
const NO_COLUMN = /^(?:Boolean|Binary|Image|One2many|Many2many|Properties)$/
