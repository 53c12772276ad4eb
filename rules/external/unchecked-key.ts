import { defineRule } from '../../src/rule/define-rule.ts'
import { since } from '../../src/text/series.ts'

/** What is written where `python` or `bin` is meant. */
const MEANT: Readonly<Record<string, 'python' | 'bin'>> = {
  pip: 'python',
  pip3: 'python',
  py: 'python',
  pypi: 'python',
  python3: 'python',
  pythons: 'python',
  binary: 'bin',
  binaries: 'bin',
  bins: 'bin',
}

export default defineRule({
  title: 'A key of external_dependencies is not looked at by Odoo',
  scope: 'addon',
  uninstallable: true,
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    unchecked:
      "Odoo looks at the keys 'python' and 'bin' of external_dependencies only: what '{key}' lists is not checked before installation",
    meant:
      "Odoo looks at the keys 'python' and 'bin' of external_dependencies only: what '{key}' lists is not checked; write '{right}'",
  },
  check({ addon, series, report }) {
    const value = addon.value('external_dependencies')
    if (value?.kind !== 'dict') return
    for (const { key } of value.entries) {
      if (key.kind !== 'str' || key.value === 'python' || key.value === 'bin') continue
      // 19.0 names these packages when a Python library is missing
      if (key.value === 'apt' && since(series, '19.0')) continue
      const at = addon.manifestPlace(key.span)
      const folded = key.value.toLowerCase().trim()
      const right = folded === 'python' || folded === 'bin' ? folded : MEANT[folded]
      if (!right) report('unchecked', at, { key: key.value })
      else report('meant', at, { key: key.value, right }, { severity: 'warning' })
    }
  },
})
