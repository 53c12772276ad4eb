import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: 'An auto_install trigger that is no dependency',
  scope: 'addon',
  uninstallable: true,
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    stray:
      "'{trigger}' triggers the installation of {addon} but is not among its 'depends': Odoo refuses the manifest, {addon} cannot be installed, and no new database can be created while the addon is on the addons path; add '{trigger}' to 'depends' or take it out here",
    near: "'{trigger}' triggers the installation of {addon} but is not among its 'depends': Odoo refuses the manifest, {addon} cannot be installed, and no new database can be created while the addon is on the addons path; did you mean '{meant}'?",
  },
  check({ addon, series, report }) {
    const value = addon.value('auto_install')
    if (!value || (value.kind !== 'list' && value.kind !== 'tuple' && value.kind !== 'set')) return
    const depends = new Set(addon.depends.map((text) => text.value))
    const written = addon.value('depends')
    // a list that cannot be read wholly may hold it
    if (written?.kind === 'other') return
    if (depends.size === 0 && since(series, '19.0')) depends.add('base')
    for (const trigger of addon.autoInstall ?? []) {
      if (depends.has(trigger.value)) continue
      const at = addon.manifestPlace(trigger.span)
      const related = [{ ...addon.keyPlace('depends'), note: 'the dependencies' }]
      const meant = nearName(trigger.value, depends)
      if (meant === undefined) report('stray', at, { trigger: trigger.value, addon: addon.name }, { related })
      else report('near', at, { trigger: trigger.value, addon: addon.name, meant }, { related })
    }
  },
})
