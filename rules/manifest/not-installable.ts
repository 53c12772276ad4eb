import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'An addon that is switched off',
  scope: 'addon',
  uninstallable: true,
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    off: "'installable' is False: Odoo passes over {addon} without a message, also when it is asked to install it",
  },
  check({ addon, report }) {
    const value = addon.value('installable')
    if (value && !addon.installable) report('off', addon.manifestPlace(value.span), { addon: addon.name })
  },
})
