import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A license that the settings do not allow',
  scope: 'addon',
  uninstallable: true,
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  optional: true,
  presets: ['oca'],
  aliases: ['license-allowed', 'C8105'],
  messages: {
    license: "'{license}' is not among [conventions] allowed-licenses: write one of {allowed}",
  },
  check({ addon, project, report }) {
    const allowed = project.conventions.allowedLicenses
    const license = addon.text('license')
    if (allowed.length === 0 || !license || license.value === '' || allowed.includes(license.value)) return
    report('license', addon.manifestPlace(license.span), { license: license.value, allowed: allowed.join(', ') })
  },
})
