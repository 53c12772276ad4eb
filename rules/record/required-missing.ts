import { costOf } from '../../src/model/data/data-files.ts'
import { lacking } from '../../src/model/models/required-fields.ts'
import { elementsOf } from '../../src/parse/xml/query.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A new record lacks a value for a required field',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    missing:
      "this new '{model}' has no value for {fields}, which the database demands and nothing fills in: Odoo cannot create it",
  },
  check({ addon, project, report }) {
    for (const { file, record, model, view, inverse, isNew } of project.dataRecords(addon)) {
      if (!view || !isNew || record.tag !== 'record' || !record.forcecreate) continue
      const given = new Set(record.fields.flatMap(({ name }) => (name ? [name.value] : [])))
      if (inverse !== undefined) given.add(inverse)
      // <name> in place of <field name="name">: the file is refused, and not for want of the value
      for (const { tag } of elementsOf(record.element)) given.add(tag)
      // a container may number its records by itself
      given.add('sequence')
      const missing = lacking(view, given, (name) => project.models.view(name, addon.name))
      if (missing.length === 0) continue
      const fields = missing.map((field) => `'${field.name}'`).join(', ')
      report('missing', { file: file.file, span: record.tagSpan }, { model, fields }, costOf(file))
    }
  },
})
