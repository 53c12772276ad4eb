import { dataEntries, demoEntries } from '../../src/model/manifests/manifest-data.ts'
import { isDecodingIssue } from '../../src/model/python/python-decoding.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A CSV file cannot be read',
  scope: 'addon',
  uninstallable: true,
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['csv-syntax-error'],
  messages: {
    data: 'Odoo cannot read this file, so {addon} cannot be installed or updated: {issue}',
    demo: 'Odoo cannot read this file, so the demo data of {addon} is left out: {issue}',
    other: 'the file cannot be read; the manifest of {addon} does not list it, so it does no harm yet: {issue}',
  },
  check({ addon, series, report }) {
    const data = new Set(dataEntries(addon, series).map((entry) => entry.relative))
    const demo = new Set(demoEntries(addon, series).map((entry) => entry.relative))
    for (const [relative, facts] of addon.csv) {
      const [issue] = facts.issues.filter((one) => !isDecodingIssue(one))
      if (!issue) continue
      const at = { file: facts.file, span: issue.span }
      const said = { issue: issue.message, addon: addon.name }
      if (data.has(relative)) report('data', at, said, addon.installable ? {} : { severity: 'warning' })
      else if (demo.has(relative)) report('demo', at, said, { severity: 'warning' })
      else if (/^(?:data|demo|security)\//.test(relative)) report('other', at, said, { severity: 'warning' })
    }
  },
})
