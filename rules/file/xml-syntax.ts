import { dataEntries, demoEntries } from '../../src/model/manifests/manifest-data.ts'
import { isDecodingIssue } from '../../src/model/python/python-decoding.ts'
import { ownBundles } from '../../src/model/web/script-uses.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: 'An XML file is not well-formed',
  scope: 'addon',
  uninstallable: true,
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['xml-syntax-error', 'OLS05000'],
  messages: {
    data: 'Odoo cannot read this file, so {addon} cannot be installed or updated: {issue}',
    demo: 'Odoo cannot read this file, so the demo data of {addon} is left out: {issue}',
    bundle:
      "the file cannot be read: bundle '{bundle}' has none of its templates, and what is drawn with them fails: {issue}",
    every:
      "the file cannot be read: the browser gets none of the templates of bundle '{bundle}', and what is drawn with them fails: {issue}",
    template:
      'the file cannot be read; where an asset bundle lists it, its templates are missing in the browser: {issue}',
    other: 'the file cannot be read; the manifest of {addon} does not list it, so it does no harm yet: {issue}',
  },
  check({ addon, project, series, report }) {
    let bundles: ReturnType<typeof ownBundles> | undefined
    const data = new Set(dataEntries(addon, series).map((entry) => entry.relative))
    const demo = new Set(demoEntries(addon, series).map((entry) => entry.relative))
    for (const [relative, facts] of addon.xml) {
      // `entity-expansion` is a limit of ours: Odoo may well read such a file
      const issue = facts.issues.find((one) => !isDecodingIssue(one) && one.code !== 'entity-expansion')
      if (!issue) continue
      const at = { file: facts.file, span: issue.span }
      const said = { issue: issue.message, addon: addon.name }
      if (data.has(relative)) report('data', at, said, addon.installable ? {} : { severity: 'warning' })
      else if (demo.has(relative)) report('demo', at, said, { severity: 'warning' })
      else if (relative.startsWith('static/')) {
        bundles ??= ownBundles(project, addon)
        const [bundle] = bundles.get(`/${addon.name}/${relative}`) ?? []
        if (bundle === undefined || !addon.installable)
          report('template', at, { issue: issue.message }, { severity: 'warning' })
        else report(since(series, '18.0') ? 'every' : 'bundle', at, { issue: issue.message, bundle })
      } else if (!relative.startsWith('tests/')) report('other', at, said, { severity: 'warning' })
    }
  },
})
