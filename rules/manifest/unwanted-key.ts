import { removeKey } from '../../src/model/manifests/manifest-edit.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A manifest has a key that the settings do not want',
  scope: 'addon',
  uninstallable: true,
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  optional: true,
  presets: ['oca'],
  aliases: ['manifest-deprecated-key', 'C8103'],
  messages: {
    key: "[conventions] unwanted-keys wants no '{key}' in a manifest: {advice}",
  },
  check({ addon, project, report }) {
    for (const entry of addon.manifest.keys) {
      const { key, keySpan } = entry
      if (!project.conventions.unwantedKeys.includes(key)) continue
      const advice = key === 'description' ? 'write it into README.rst, which Odoo shows in its place' : 'remove it'
      // a description is text that somebody wrote: it is to be moved, not lost
      const fix = () => (key === 'description' ? undefined : removeKey(addon, entry))
      report('key', addon.manifestPlace(keySpan), { key, advice }, { fix })
    }
  },
})
