import { dataEntries, demoEntries } from '../../src/model/manifests/manifest-data.ts'
import { isDecodingIssue } from '../../src/model/python/python-decoding.ts'
import { pythonFileUses } from '../../src/model/python/python-uses.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'The bytes of a file are not the text that Odoo expects',
  scope: 'addon',
  uninstallable: true,
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  beside: ['invalid-encoded-data', 'W0512'],
  messages: {
    needed: 'Odoo cannot read this file, so {addon} cannot be loaded or installed; save the file as UTF-8: {issue}',
    column:
      "the column '{column}' is not recognised, so {addon} cannot be installed; save the file without the mark: {issue}",
    part: 'Odoo cannot read this file, and what it holds is missing; save the file as UTF-8: {issue}',
  },
  check({ addon, series, report }) {
    const uses = pythonFileUses(addon, series)
    const data = new Set(dataEntries(addon, series).map((entry) => entry.relative))
    const demo = new Set(demoEntries(addon, series).map((entry) => entry.relative))
    for (const [relative, facts] of [
      ...addon.python,
      ...addon.xml,
      ...addon.csv,
      ...addon.scripts,
      ...addon.catalogs,
    ]) {
      const issue = facts.issues.find((one) => isDecodingIssue(one) && one.code !== 'file-too-large')
      if (!issue) continue
      // a data file that is not listed is read by nobody
      const listed = data.has(relative) || demo.has(relative) || relative.startsWith('static/')
      if ((facts.kind === 'xml' || facts.kind === 'csv') && !listed) continue
      const at = { file: facts.file, span: issue.span }
      const needed = addon.installable && (data.has(relative) || /^(?:load|guarded)$/.test(uses.get(relative) ?? ''))
      const severity = needed ? 'error' : 'warning'
      const column = facts.kind === 'csv' ? facts.header?.cells[0]?.value.replace('\uFEFF', '') : undefined
      if (issue.code === 'byte-order-mark' && column)
        report('column', at, { issue: issue.message, column, addon: addon.name }, { severity })
      else if (needed) report('needed', at, { issue: issue.message, addon: addon.name })
      else report('part', at, { issue: issue.message }, { severity })
    }
  },
})
