import { removeArgument } from '../../src/model/models/field-edit.ts'
import { defaultLabel } from '../../src/model/models/field-label.ts'
import { placeIn, writtenFields } from '../../src/model/models/model-classes.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import type { Fix } from '../../src/text/edit.ts'

export default defineRule({
  title: 'A field is given the label that it has by its name',
  scope: 'addon',
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  optional: true,
  presets: ['oca'],
  aliases: ['attribute-string-redundant', 'W8113', 'field-string-redundant'],
  messages: {
    label: "Odoo makes the label '{label}' of the name '{field}' by itself: leave it out",
  },
  check({ addon, project, report }) {
    for (const one of project.models.classes(addon)) {
      // of a new model the mixins need not be known: they hardly have a field of the same name
      if (!one.view || !(one.view.membersKnown || one.part.creates)) continue
      for (const { part, written } of writtenFields(one)) {
        const value = written.args['string']
        if (value?.t !== 'Str' || value.value !== defaultLabel(part.name) || written.args['related']) continue
        // where the field is changed, not made, the label may differ from the one before
        const definitions = one.view.field(part.name)?.definitions.length ?? 0
        if (definitions !== 1) continue
        // a model that cannot be read may have given the field another label
        const sure = one.view.membersKnown
        const fix = (): Fix | undefined => {
          const removal = removeArgument(one.facts, written, 'string', 'Leave the label out')
          return removal && !sure ? { ...removal, safety: 'unsafe' } : removal
        }
        const options = sure ? { fix } : { fix, confidence: 'likely' as const }
        report('label', placeIn(one, [value.s, value.e]), { label: value.value, field: part.name }, options)
      }
    }
  },
})
