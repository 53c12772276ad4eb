import { defineRule } from '../../src/rule/define-rule.ts'

/** Records that people change in their database, as these are made for. */
const SETTINGS: Readonly<Record<string, string>> = {
  'ir.config_parameter': 'the value that was set in the database',
  'ir.cron': 'what was changed in the database: whether it runs, when and how often',
}

export default defineRule({
  title: 'Each update of the addon sets back what people set',
  scope: 'addon',
  severity: 'info',
  confidence: 'likely',
  since: '0.1.0',
  aliases: ['data-noupdate-risk'],
  messages: {
    resets: 'each update of {addon} sets back {what}; put the record into <data noupdate="1">',
  },
  check({ addon, project, report }) {
    for (const { record, model, file, id } of project.dataRecords(addon)) {
      const what = SETTINGS[model]
      if (what === undefined || record.noupdate || file.demo || record.tag !== 'record') continue
      if (id === undefined || !id.startsWith(`${addon.name}.`)) continue
      report('resets', { file: file.file, span: record.tagSpan }, { addon: addon.name, what })
    }
  },
})
