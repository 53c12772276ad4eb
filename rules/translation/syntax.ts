import { isDecodingIssue } from '../../src/model/python/python-decoding.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A translation file cannot be read',
  scope: 'addon',
  uninstallable: true,
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['po-syntax-error'],
  messages: {
    syntax: 'Odoo reads none of the translations of this file: {issue}',
  },
  check({ addon, report }) {
    for (const facts of addon.catalogs.values()) {
      const issue = facts.issues.find((one) => !isDecodingIssue(one))
      if (issue) report('syntax', { file: facts.file, span: issue.span }, { issue: issue.message })
    }
  },
})
