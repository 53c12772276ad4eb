import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A record without an id is made anew at every update',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['xml-record-missing-id'],
  messages: {
    again:
      "this record has no id: Odoo makes one more '{model}' whenever {addon} is updated, and nothing can refer to it; give it an id",
  },
  check({ addon, project, report }) {
    for (const { file, record, id, model, view } of project.dataRecords(addon)) {
      if (record.tag !== 'record' || id !== undefined || record.noupdate) continue
      // records of wizards and settings are swept away by themselves
      if (view?.kind !== 'model') continue
      report('again', { file: file.file, span: record.tagSpan }, { model, addon: addon.name })
    }
  },
})
