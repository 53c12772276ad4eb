import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A manifest without a name',
  scope: 'addon',
  uninstallable: true,
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  beside: ['manifest-missing-required-fields'],
  messages: {
    missing:
      "{addon}'s manifest has no 'name': no new database can be created while the addon is on the addons path (KeyError: 'name'); add it",
  },
  check({ addon, report }) {
    if (addon.readable && !addon.value('name')) report('missing', addon.manifestPlace(), { addon: addon.name })
  },
})
