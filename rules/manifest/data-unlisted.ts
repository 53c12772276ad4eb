import { appendItem } from '../../src/model/manifests/manifest-edit.ts'
import { unlistedFiles } from '../../src/model/unlisted.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A data file that the manifest does not list',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  curated: true,
  aliases: ['file-not-used'],
  messages: {
    security:
      "'{file}' is in no list of the manifest, nor named anywhere else in {addon}: the access rights in it do not exist; add it to 'data', or delete it",
    unlisted:
      "'{file}' is in no list of the manifest, nor named anywhere else in {addon}: Odoo never loads it; add it to 'data', or delete it",
    demo: "'{file}' is in no list of the manifest, nor named anywhere else in {addon}: Odoo never loads it; add it to 'demo', or delete it",
  },
  check({ project, addon, report }) {
    for (const file of unlistedFiles(project, addon)) {
      const at = { file: addon.pathOf(file), span: [0, 0] as const }
      const related = [{ ...addon.keyPlace('data'), note: 'the files that Odoo loads' }]
      const parameters = { file, addon: addon.name }
      const list = (key: 'data' | 'demo') => () => appendItem(addon, key, file, `Add '${file}' to ${key}`, 'unsafe')
      if (file.startsWith('security/')) report('security', at, parameters, { related, fix: list('data') })
      else if (/^(?:demo|examples?)\//.test(file))
        report('demo', at, parameters, { severity: 'info', related, fix: list('demo') })
      else report('unlisted', at, parameters, { related, fix: list('data'), cause: 'data' })
    }
  },
})
