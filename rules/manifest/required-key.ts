import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A manifest lacks a key that the settings ask for',
  scope: 'addon',
  uninstallable: true,
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  optional: true,
  presets: ['oca'],
  aliases: ['manifest-required-key', 'C8102'],
  messages: {
    key: "the manifest has no '{key}', which [conventions] required-keys asks for: add it",
  },
  check({ addon, project, report }) {
    if (!addon.readable) return
    for (const key of project.conventions.requiredKeys) {
      // of a missing license another rule tells what Odoo makes of it
      if (addon.value(key) || key === 'license') continue
      report('key', addon.manifestPlace(), { key })
    }
  },
})
