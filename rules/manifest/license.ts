import { LICENSES, meantLicense } from '../../src/knowledge/licenses.ts'
import { kindName, replaceText } from '../../src/model/manifests/manifest-edit.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { since } from '../../src/text/series.ts'

const BREAKS =
  'Odoo cannot update its list of modules while the addon is on the addons path, so that every installation and update in every database ends with ValueError'

export default defineRule({
  title: 'A license that is not one of Odoo’s list, or none',
  scope: 'addon',
  uninstallable: true,
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  parts: [{ names: ['manifest-required-key', 'C8102', 'manifest-missing-required-fields'], keys: ['missing'] }],
  beside: ['license-allowed', 'C8105'],
  messages: {
    unknown: `'{license}' is no license of Odoo's list: ${BREAKS}; write one of {known}`,
    meant: `'{license}' is no license of Odoo's list: ${BREAKS}; write '{meant}'`,
    notText: `the license is {kind}, not a text of Odoo's list: ${BREAKS}; write one of {known}`,
    missing: "{addon} names no license: Odoo takes it for LGPL-3; say which one it has with the key 'license'",
  },
  check({ addon, series, report }) {
    const license = addon.value('license')
    const known = LICENSES.join(', ')
    if (!license || license.kind === 'none' || addon.flag('license') === false) {
      if (!addon.readable || !addon.installable) return
      report(
        'missing',
        addon.manifestPlace(license?.span),
        { addon: addon.name },
        { severity: since(series, '15.0') ? 'warning' : 'info' },
      )
    } else if (license.kind === 'other' || LICENSES.some((name) => license.kind === 'str' && license.value === name)) {
      return
    } else if (license.kind !== 'str') {
      report('notText', addon.manifestPlace(license.span), { kind: kindName(license), known })
    } else {
      const at = addon.manifestPlace(license.span)
      const meant = meantLicense(license.value)
      if (meant === undefined) report('unknown', at, { license: license.value, known })
      else {
        const fix = () => replaceText(addon, license, meant, 'safe')
        report('meant', at, { license: license.value, meant }, { fix })
      }
    }
  },
})
