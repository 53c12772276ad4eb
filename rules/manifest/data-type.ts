import { extensionOf } from '../../src/host/paths.ts'
import { DATA_EXTENSIONS } from '../../src/knowledge/manifest-keys.ts'
import { dataEntries, demoEntries } from '../../src/model/manifests/manifest-data.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A data file of a kind that Odoo does not load',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  curated: true,
  aliases: ['OLS05050'],
  messages: {
    unknown:
      "Odoo loads .xml, .csv and .sql files only: '{path}' ends the installation of {addon} with ValueError; convert the file or remove the entry",
    demo: "Odoo loads .xml, .csv and .sql files only: '{path}' makes it skip the demo data of {addon}; convert the file or remove the entry",
    script: "Odoo opens '{path}' and does nothing with it: scripts belong into a bundle of 'assets'",
    folder: "'{path}' names a folder: every file must be listed by itself",
  },
  check({ addon, series, report }) {
    const demo = new Set(demoEntries(addon, series))
    for (const entry of [...dataEntries(addon, series), ...demo]) {
      const path = entry.text.value
      const at = addon.manifestPlace(entry.text.span)
      const extension = extensionOf(entry.relative)
      const severity = demo.has(entry) ? 'warning' : 'error'
      if (extension === '.js') report('script', at, { path }, { severity: 'warning' })
      else if (DATA_EXTENSIONS.includes(extension)) continue
      else if (addon.paths().some((name) => name.startsWith(`${entry.relative}/`)))
        report('folder', at, { path }, { severity })
      // what does not exist is said by manifest/data-missing
      else if (addon.has(entry.relative))
        report(demo.has(entry) ? 'demo' : 'unknown', at, { path, addon: addon.name }, { severity })
    }
  },
})
