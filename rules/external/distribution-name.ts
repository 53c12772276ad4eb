import { meantDistribution } from '../../src/knowledge/python-libraries.ts'
import { replaceText } from '../../src/model/manifests/manifest-edit.ts'
import { distributionName, externalItems } from '../../src/model/python/python-declared.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: 'An import name stands where Odoo wants the name of a distribution',
  scope: 'addon',
  uninstallable: true,
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    info: "'{name}' is how the library is imported, not how it is called on PyPI: Odoo {series} finds it after all and says so in its log; write '{distribution}'",
    warning:
      "'{name}' is how the library is imported, not how it is called on PyPI: Odoo {series} finds it after all and logs a warning at each installation; write '{distribution}'",
    pinned:
      "'{name}' is how the library is imported, not how it is called on PyPI; with a version behind it Odoo can't find it by that either, and the addon can't be installed; write '{distribution}'",
  },
  check({ addon, series, report }) {
    for (const text of externalItems(addon, 'python')) {
      const name = distributionName(text.value)
      const distribution = meantDistribution(name)
      if (!distribution) continue
      const at = addon.manifestPlace(text.span)
      const written = text.value.replace(name, distribution)
      const fix = () => replaceText(addon, text, written, 'safe')
      const severity = addon.installable ? 'error' : 'warning'
      if (text.value.trim() !== name) report('pinned', at, { name, distribution }, { fix, severity })
      else if (since(series, '18.0')) report('warning', at, { name, series, distribution }, { fix })
      else report('info', at, { name, series, distribution }, { fix, severity: 'info' })
    }
  },
})
