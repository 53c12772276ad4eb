import type { RecordField } from '../../src/facts/xml-facts.ts'
import { removeChild } from '../../src/model/data/xml-edit.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A record sets one field twice',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['duplicate-xml-fields', 'xml-duplicate-fields'],
  messages: {
    twice:
      "field '{field}' is set twice in this record: Odoo takes the last value and forgets the first without a word",
  },
  check({ addon, project, report }) {
    for (const { file, record } of project.dataRecords(addon)) {
      const seen = new Map<string, RecordField>()
      for (const field of record.fields) {
        const { name } = field
        if (!name) continue
        const first = seen.get(name.value)
        if (first) {
          const related = [{ file: file.file, span: first.name?.span ?? first.span, note: 'set here first' }]
          const title = 'Remove the value that is not used'
          const fix = () =>
            first.records.length > 0 ? undefined : removeChild(file.file, record.element, first.element, title, 'safe')
          report('twice', { file: file.file, span: name.span }, { field: name.value }, { related, fix })
        }
        seen.set(name.value, field)
      }
    }
  },
})
