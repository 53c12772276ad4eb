import { elementText } from '../../src/model/data/data-expression.ts'
import { fieldOf } from '../../src/model/data/data-records.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A record rule for everybody that holds nothing back',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['record-rule-without-domain'],
  messages: {
    idle: 'this record rule is for everybody and has {domain}: it holds no record back, so that it looks like protection and is none; give it a domain in domain_force, or leave it out',
  },
  check({ addon, project, report }) {
    for (const { record, model, file, isNew } of project.dataRecords(addon)) {
      if (model !== 'ir.rule' || !isNew || file.demo) continue
      const groups = fieldOf(record, 'groups')
      const global = fieldOf(record, 'global')
      // whoever says that it is for no group, or takes its groups from elsewhere, is not judged
      if (groups || (global && !/^(?:1|true)$/i.test((global.eval ?? global.text)?.value.trim() ?? ''))) continue
      const field = fieldOf(record, 'domain_force')
      if (field && (field.ref || field.search || field.file)) continue
      const written = (field && (field.eval ?? elementText(field.element)))?.value.trim() ?? ''
      const text = written.replace(/[\s"']/g, '')
      if (text !== '' && !/^(?:\[\]|\[[([]1,=,1[)\]],?\]|False|None)$/.test(text)) continue
      const active = fieldOf(record, 'active')
      if (active && /^(?:0|false)$/i.test((active.eval ?? active.text)?.value.trim() ?? '')) continue
      const domain = text === '' ? 'no domain' : `the domain ${written}`
      report('idle', { file: file.file, span: record.tagSpan }, { domain })
    }
  },
})
