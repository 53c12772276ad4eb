import { costOf } from '../../src/model/data/data-files.ts'
import { fieldFault } from '../../src/model/models/path-fault.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A record sets a field that its model does not have',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['OLS05057', 'cron-removed-fields', 'removed-core-field-usage'],
  messages: {
    unknown: '{reason}: Odoo refuses the record with "Invalid field", and with it the whole file',
  },
  check({ addon, project, report }) {
    for (const { file, record, view } of project.dataRecords(addon)) {
      if (!view?.closed) continue
      for (const { name } of record.fields) {
        if (!name || name.value === '' || /^x_/.test(name.value) || name.value.includes('@') || view.field(name.value))
          continue
        // `create` of the model may take the value out before Odoo looks at it
        if (view.setByCode.has(name.value)) continue
        const surely = view.setByCode.has('?') ? { confidence: 'likely' as const } : {}
        const { reason, options } = fieldFault(project, addon, view, name.value)
        report('unknown', { file: file.file, span: name.span }, { reason }, { ...surely, ...options, ...costOf(file) })
      }
    }
  },
})
