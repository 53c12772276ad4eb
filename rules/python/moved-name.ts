import { MOVED_NAMES } from '../../src/knowledge/moved-names.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import type { Fix } from '../../src/text/edit.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: "A name is imported from where Odoo's own package no longer keeps it",
  scope: 'addon',
  uninstallable: true,
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  from: '17.0',
  curated: true,
  parts: [
    { names: ['OLS03301'], keys: ['moved'] },
    { names: ['deprecated-osv-expression', 'ODW9502'], keys: ['domains'] },
  ],
  messages: {
    moved: '{module}.{name} is deprecated since {from}: Odoo {series} still finds it, and warns; import it from {to}',
    domains:
      '{module} is deprecated since 19.0: Odoo {series} warns as it is imported, and a later release drops it; put domains together with Domain of odoo.fields',
  },
  check({ addon, series, report }) {
    for (const facts of addon.python.values())
      for (const { module, level, from, names, moduleSpan } of facts.imports) {
        if (level === 0 && since(series, '19.0') && /^odoo\.osv(?:\.expression)?$/.test(module))
          report('domains', { file: facts.file, span: moduleSpan }, { module, series })
        const moved = from && level === 0 ? MOVED_NAMES[module] : undefined
        if (!moved) continue
        for (const { name, span } of names) {
          const place = Object.hasOwn(moved, name) ? moved[name] : undefined
          if (!place || !since(series, place.from)) continue
          const fix = (): Fix | undefined =>
            names.length === 1
              ? {
                  title: `Import it from ${place.to}`,
                  safety: 'safe',
                  edits: [{ file: facts.file, span: moduleSpan, text: place.to }],
                }
              : undefined
          report('moved', { file: facts.file, span }, { module, name, from: place.from, series, to: place.to }, { fix })
        }
      }
  },
})
