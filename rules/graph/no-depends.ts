import type { Addon } from '../../src/model/addon.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import type { Series } from '../../src/text/series.ts'

const LAST: Series = '18.0'

export default defineRule({
  title: 'An addon that depends on nothing',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  until: LAST,
  messages: {
    absent:
      "{addon} names no dependencies: Odoo {series} then loads it beside base, before every other addon, and nothing says that it needs base; write 'depends': ['base']",
    empty:
      "'depends' is empty: Odoo {series} then loads {addon} beside base, before every other addon, and nothing says that it needs base; write ['base']",
  },
  check({ addon, series, report }) {
    if (!addon.readable || addon.name === 'base') return
    const value = addon.value('depends')
    const parameters = { addon: addon.name, series }
    if (!value) report('absent', addon.manifestPlace(), parameters)
    else if (isEmptyList(addon)) {
      const fix = () => ({
        title: "Depend on 'base'",
        safety: 'safe' as const,
        edits: [{ file: addon.site.manifest, span: value.span, text: "['base']" }],
      })
      report('empty', addon.manifestPlace(value.span), parameters, { fix })
    }
  },
})

/** Odoo goes through an empty text as through an empty list. */
function isEmptyList(addon: Addon): boolean {
  const value = addon.value('depends')
  if (value?.kind === 'str') return value.value === ''
  return (value?.kind === 'list' || value?.kind === 'tuple' || value?.kind === 'set') && value.items.length === 0
}
