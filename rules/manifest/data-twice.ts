import { dataEntries, demoEntries } from '../../src/model/manifests/manifest-data.ts'
import { removeItem } from '../../src/model/manifests/manifest-edit.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A file that the manifest lists twice',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['manifest-data-duplicated', 'W8125'],
  messages: {
    twice: "'{path}' is listed twice: Odoo loads it twice at every installation and update; remove this entry",
    demo: "'{path}' is listed in 'data' already: as demo data Odoo loads it a second time; remove one of the entries",
  },
  check({ addon, series, report }) {
    const data = new Map<string, readonly [number, number]>()
    for (const entries of [dataEntries(addon, series), demoEntries(addon, series)]) {
      const seen = new Map<string, readonly [number, number]>()
      for (const { key, text, relative } of entries) {
        const at = addon.manifestPlace(text.span)
        const before = seen.get(relative)
        const related = (span: readonly [number, number]) => [{ ...addon.manifestPlace(span), note: 'listed here' }]
        if (before) {
          const fix = () => removeItem(addon, key, text.span, `Remove the second '${text.value}'`)
          report('twice', at, { path: text.value }, { related: related(before), fix })
        } else {
          const inData = data.get(relative)
          if (inData) report('demo', at, { path: text.value }, { related: related(inData) })
          seen.set(relative, text.span)
        }
      }
      for (const [relative, span] of seen) if (!data.has(relative)) data.set(relative, span)
    }
  },
})
