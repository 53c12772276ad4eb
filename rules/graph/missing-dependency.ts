import { missingModule } from '../../src/model/graph/missing-module.ts'
import { replaceText } from '../../src/model/manifests/manifest-edit.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A dependency that exists nowhere',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['OLS04010'],
  messages: {
    missing:
      "{addon} depends on '{dependency}', which is neither on the addons paths nor part of Odoo {series}: {addon} cannot be installed; correct the name, or put the addon on an addons path",
    unread:
      "{addon} depends on '{dependency}', which is neither among the addons read here nor part of Odoo {series}: without it {addon} cannot be installed; name its addons path with --addons-path, or correct the name",
    near: "{addon} depends on '{dependency}', which is neither on the addons paths nor part of Odoo {series}: {addon} cannot be installed; did you mean '{near}'?",
    typo: "{addon} depends on '{dependency}', which is not on the addons paths; did you mean '{near}'?",
  },
  check({ addon, project, series, report }) {
    const told = new Set<string>()
    for (const text of addon.depends) {
      const { value: dependency, span } = text
      const missing = told.has(dependency) ? undefined : missingModule(project, addon, dependency)
      if (!missing) continue
      told.add(dependency)
      const { certainty, near, evidence } = missing
      const at = addon.manifestPlace(span)
      const fix = () => (near === undefined ? undefined : replaceText(addon, text, near, 'unsafe'))
      if (evidence === undefined && certainty !== 'guess') {
        const said = { addon: addon.name, dependency, series }
        if (near !== undefined) report('near', at, { ...said, near }, { fix, confidence: certainty })
        else report(certainty === 'proven' ? 'missing' : 'unread', at, said, { confidence: certainty })
      } else if (near !== undefined) {
        report('typo', at, { addon: addon.name, dependency, near }, { severity: 'warning', confidence: certainty, fix })
      }
    }
  },
})
