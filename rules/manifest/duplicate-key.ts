import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A manifest key that is written twice',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['OLS04002'],
  messages: {
    twice:
      "'{key}' is written twice: only the last value counts, the one before is lost without a word; join them or remove one",
  },
  check({ addon, report }) {
    const { keys } = addon.manifest
    for (const [index, later] of keys.entries()) {
      const earlier = keys.slice(0, index).findLast((entry) => entry.key === later.key)
      if (!earlier) continue
      const related = { ...addon.manifestPlace(earlier.keySpan), note: 'this value is lost' }
      report('twice', addon.manifestPlace(later.keySpan), { key: later.key }, { related: [related] })
    }
  },
})
