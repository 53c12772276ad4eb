import { defaultLabel } from '../../src/model/models/field-label.ts'
import { argumentPlace, type WrittenField, writtenFields } from '../../src/model/models/model-classes.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'Two fields of a model have one label',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    twice:
      "'{field}' and '{other}' of '{model}' are both called '{label}': Odoo warns each time it installs or updates the addon, and who picks a field to filter or export by cannot tell them apart; give one of them another string",
  },
  check({ addon, project, report }) {
    const models = new Map<string, Map<string, WrittenField>>()
    for (const one of project.models.classes(addon)) {
      if (one.conditional || !one.view) continue
      let labels = models.get(one.part.model)
      if (!labels) models.set(one.part.model, (labels = new Map()))
      for (const field of writtenFields(one)) {
        const label = labelOf(field)
        if (label === undefined) continue
        const first = labels.get(label)
        if (!first) labels.set(label, field)
        else if (first.part.name !== field.part.name) {
          const data = { field: field.part.name, other: first.part.name, model: one.part.model, label }
          const related = [{ ...argumentPlace(first, 'string'), note: 'the other one' }]
          report('twice', argumentPlace(field, 'string'), data, { related, cause: one.part.model })
        }
      }
    }
  },
})

/** The label of a field; `undefined` when it is computed, or comes from elsewhere. */
function labelOf({ owner, written, part }: WrittenField): string | undefined {
  if (written.open) return undefined
  const { string, related } = written.args
  if (string) return string.t === 'Str' && string.value !== '' ? string.value : undefined
  // a field that is written again, or follows another, may take its label from there
  if (related || (owner.view?.field(part.name)?.definitions.length ?? 0) !== 1) return undefined
  return defaultLabel(part.name)
}
