import { UNIQUE_FIELDS } from '../../src/knowledge/unique-fields.ts'
import { elementText } from '../../src/model/data/data-expression.ts'
import { costOf } from '../../src/model/data/data-files.ts'
import { fieldOf } from '../../src/model/data/data-records.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import type { Place } from '../../src/text/span.ts'

export default defineRule({
  title: 'Two records have a value that may be there once',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    refused:
      "'{value}' is the {field} of another new '{model}' of this addon: the database takes it once and refuses this record",
    shared:
      "'{value}' is the {field} of another new '{model}' of this addon: Odoo takes both and finds one of them by chance",
  },
  check({ addon, project, report }) {
    const seen = new Map<string, Place>()
    for (const { file, record, model, isNew } of project.dataRecords(addon)) {
      const rule = Object.hasOwn(UNIQUE_FIELDS, model) ? UNIQUE_FIELDS[model] : undefined
      const field = rule && fieldOf(record, rule.field)
      const text = field && !field.eval && !field.ref && elementText(field.element)
      if (!rule || !text || text.value.trim() === '' || !isNew) continue
      const within = rule.within.map((name) => {
        const other = fieldOf(record, name)
        return `${other?.ref?.value ?? ''} ${other?.eval?.value ?? ''} ${other?.text?.value ?? ''}`
      })
      const key = [model, text.value, ...within].join('\0')
      const first = seen.get(key)
      const at = { file: file.file, span: text.span }
      if (!first) {
        seen.set(key, { ...at, note: 'set here first' })
        continue
      }
      const parameters = { value: text.value.trim(), field: rule.field, model }
      if (rule.database) report('refused', at, parameters, { related: [first], ...costOf(file) })
      else report('shared', at, parameters, { related: [first], severity: 'warning' })
    }
  },
})
