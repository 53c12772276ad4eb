import { removeItem } from '../../src/model/manifests/manifest-edit.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A module that depends names twice',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    twice:
      "'{dependency}' stands in 'depends' twice: once is enough; remove this entry, or write the name that was meant",
  },
  check({ addon, report }) {
    const seen = new Map<string, readonly [number, number]>()
    for (const { value, span } of addon.depends) {
      const before = seen.get(value)
      if (!before) {
        seen.set(value, span)
        continue
      }
      const related = [{ ...addon.manifestPlace(before), note: 'named here first' }]
      const fix = () => removeItem(addon, 'depends', span, `Remove the second '${value}'`)
      report('twice', addon.manifestPlace(span), { dependency: value }, { related, fix })
    }
  },
})
