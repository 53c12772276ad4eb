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
      const seen = new Map<string, readonly [number, number]>()
      for (const { name } of record.fields) {
        if (!name) continue
        const first = seen.get(name.value)
        if (first) {
          const related = [{ file: file.file, span: first, note: 'set here first' }]
          report('twice', { file: file.file, span: name.span }, { field: name.value }, { related })
        } else seen.set(name.value, name.span)
      }
    }
  },
})
