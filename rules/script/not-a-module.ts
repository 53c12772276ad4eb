import { ownBundles } from '../../src/model/web/script-uses.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: 'A script imports or exports, and Odoo does not take it for a module',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  from: '15.0',
  messages: {
    untagged:
      "the script {does}, but does not begin with '/** @odoo-module **/': Odoo puts it into bundle '{bundle}' as it is, where this is a syntax error that stops the whole bundle; add the comment",
    place:
      "the script says that it is a module, but stands outside of static/src, static/lib and static/tests: Odoo raises an error when it builds bundle '{bundle}', whose scripts no page gets; move it to static/src",
  },
  check({ addon, project, series, report }) {
    if (addon.scripts.size === 0) return
    const bundles = ownBundles(project, addon)
    for (const [relative, { file, tagged, ignored, imports, exports }] of addon.scripts) {
      const [bundle] = bundles.get(`/${addon.name}/${relative}`) ?? []
      if (bundle === undefined) continue
      if (tagged && !ignored) {
        if (!/^static\/(?:src|lib|tests)\//.test(relative) && !/\/static\/(?:src|lib|tests)\//.test(relative))
          report('place', { file, span: [0, 1] }, { bundle })
        continue
      }
      if (since(series, '18.0') && !ignored && /^static\/(?:src|tests)\//.test(relative)) continue
      const first = imports.find(({ kind }) => kind === 'import' || kind === 'reexport')
      if (!first && exports.length === 0) continue
      const at = { file, span: first?.span ?? ([0, 1] as const) }
      const fix = () => ({
        title: 'Begin with /** @odoo-module **/',
        safety: 'unsafe' as const,
        edits: [{ file, span: [0, 0] as const, text: '/** @odoo-module **/\n\n' }],
      })
      report('untagged', at, { does: first ? 'imports' : 'exports', bundle }, ignored ? {} : { fix })
    }
  },
})
