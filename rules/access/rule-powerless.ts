import { costOf } from '../../src/model/data/data-files.ts'
import { fieldOf } from '../../src/model/data/data-records.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A record rule for no operation',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    none: 'this record rule is for reading, writing, creating and deleting alike switched off: the database refuses it (no_access_rights); leave out those perm_… fields that it is meant for',
  },
  check({ addon, project, report }) {
    for (const { record, model, file, isNew } of project.dataRecords(addon)) {
      if (model !== 'ir.rule' || !isNew) continue
      const off = PERMISSIONS.every((name) => {
        const field = fieldOf(record, name)
        const value = (field?.eval ?? field?.text)?.value.trim()
        return (
          value !== undefined && (field?.eval ? /^(?:False|0|None|'')$/ : /^(?:|0|False|false|off|no)$/).test(value)
        )
      })
      if (off) report('none', { file: file.file, span: record.tagSpan }, {}, costOf(file))
    }
  },
})

const PERMISSIONS = ['perm_read', 'perm_write', 'perm_create', 'perm_unlink']
