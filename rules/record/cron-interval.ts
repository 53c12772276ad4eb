import { costOf } from '../../src/model/data/data-files.ts'
import { fieldOf } from '../../src/model/data/data-records.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: 'A scheduled action with no time between its runs',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    refused:
      'an interval_number of {value} is no time between two runs: the database refuses it (check_strictly_positive_interval); write 1 or more',
    idle: 'an interval_number of {value} is no time between two runs: Odoo switches the action off before it ran once, or, in earlier states of {series}, counts on to the next run for ever; write 1 or more',
  },
  check({ addon, project, series, report }) {
    for (const { file, record, model } of project.dataRecords(addon)) {
      const field = model === 'ir.cron' ? fieldOf(record, 'interval_number') : undefined
      const written = field && !field.ref && !field.search ? (field.eval ?? field.text) : undefined
      if (!written || !/^(?:-\d+|0+)$/.test(written.value.trim())) continue
      const at = { file: file.file, span: written.span }
      const value = written.value.trim()
      if (since(series, '18.0')) report('refused', at, { value }, costOf(file))
      else report('idle', at, { value, series }, { severity: 'warning' })
    }
  },
})
