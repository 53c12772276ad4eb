import { costOf } from '../../src/model/data/data-files.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: 'A record has no external id',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    update:
      'this record has no id: since 19.0 an update of {addon} fails with "Cannot update a record without specifying its id or xml_id"; give it one',
    template: 'this template has no id: Odoo stops with TypeError as it loads the file',
  },
  check({ addon, project, series, report }) {
    for (const { file, record } of project.dataRecords(addon)) {
      if (record.id && record.id.value !== '') continue
      const at = { file: file.file, span: record.tagSpan }
      if (record.tag === 'template' && !record.id) report('template', at, {}, costOf(file))
      // what is not updated is left out before its id is asked for
      else if (record.tag === 'record' && since(series, '19.0') && !record.noupdate)
        report('update', at, { addon: addon.name }, costOf(file))
    }
  },
})
