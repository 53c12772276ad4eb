import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'The support address is no e-mail address',
  scope: 'addon',
  uninstallable: true,
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  optional: true,
  aliases: ['invalid-email', 'R8181'],
  messages: {
    address: "'{address}' is no e-mail address, and Odoo's store takes 'support' for one: write name@host",
  },
  check({ addon, report }) {
    const support = addon.text('support')
    if (!support || support.value === '' || /^[^\s@,]+@[^\s@,]+\.[^\s@.,]+$/.test(support.value)) return
    // the store also takes the address of a page
    if (/^https?:\/\/\S+$/.test(support.value)) return
    report('address', addon.manifestPlace(support.span), { address: support.value })
  },
})
