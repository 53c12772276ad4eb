import { unlistedFiles } from '../../src/model/unlisted.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A data file that the manifest does not list',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  aliases: ['file-not-used'],
  messages: {
    security:
      "'{file}' is in no list of the manifest, nor named anywhere else in {addon}: the access rights in it do not exist; add it to 'data', or delete it",
    unlisted:
      "'{file}' is in no list of the manifest, nor named anywhere else in {addon}: Odoo never loads it; add it to 'data', or delete it",
    demo: "'{file}' is in no list of the manifest, nor named anywhere else in {addon}: Odoo never loads it; add it to 'demo', or delete it",
  },
  check({ addon, project, report }) {
    if (!addon.installable || !addon.readable) return
    for (const file of unlistedFiles(project, addon)) {
      const at = { file: addon.pathOf(file), span: [0, 0] as const }
      const related = [{ ...addon.keyPlace('data'), note: 'the files that Odoo loads' }]
      if (file.startsWith('security/')) report('security', at, { file, addon: addon.name }, { related })
      else if (/^(?:demo|examples?)\//.test(file))
        report('demo', at, { file, addon: addon.name }, { severity: 'info', related })
      else report('unlisted', at, { file, addon: addon.name }, { related })
    }
  },
})
