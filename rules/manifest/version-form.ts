import { judgeVersion } from '../../src/model/graph/module-version.ts'
import { replaceText } from '../../src/model/manifests/manifest-edit.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A version that does not begin with the series',
  scope: 'addon',
  uninstallable: true,
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  optional: true,
  presets: ['oca'],
  aliases: ['manifest-version-format', 'C8106'],
  messages: {
    form: "Odoo {series} takes '{version}', but readers and tools do not see which series it is for: write {series}.x.y.z",
  },
  check({ addon, series, report }) {
    const version = addon.text('version')
    if (!version || version.value === '') return
    const { verdict, otherSeries } = judgeVersion(version.value, series)
    // what Odoo refuses, or takes for another series, is told by manifest/version
    if (verdict !== 'ok' || otherSeries !== undefined) return
    if (version.value.startsWith(`${series}.`) && /^(?:\d+\.){4}\d+$/.test(version.value)) return
    // three numbers are the same version to Odoo, with the series before them or without
    const whole = /^\d+\.\d+\.\d+$/.test(version.value) ? `${series}.${version.value}` : undefined
    const fix = () => (whole === undefined ? undefined : replaceText(addon, version, whole, 'safe'))
    report('form', addon.manifestPlace(version.span), { series, version: version.value }, { fix })
  },
})
