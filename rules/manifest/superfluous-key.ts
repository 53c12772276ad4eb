import type { Literal } from '../../src/facts/literal.ts'
import { DEAD_KEYS, isDeadKey } from '../../src/knowledge/manifest-keys.ts'
import { isEmpty, kindName, removeKey } from '../../src/model/manifests/manifest-edit.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

/** Keys whose empty or false value is what Odoo takes when they are absent. */
const FALSE_BY_DEFAULT = new Set(['application', 'auto_install', 'demo', 'data', 'images', 'summary', 'description', 'website', 'external_dependencies', 'assets', 'post_init_hook', 'pre_init_hook', 'uninstall_hook', 'post_load', 'maintainers']) // biome-ignore format: a row
const TRUE_BY_DEFAULT = new Set(['installable', 'active'])

export default defineRule({
  title: 'A manifest key says what holds without it',
  scope: 'addon',
  uninstallable: true,
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  curated: true,
  optional: true,
  presets: ['oca'],
  aliases: ['manifest-superfluous-key', 'C8116'],
  messages: {
    key: "'{key}' is {value} without being said: remove it",
    dead: "Odoo {series} no longer reads '{key}', which says nothing anyway: remove it",
  },
  check({ addon, series, report }) {
    if (!addon.readable) return
    for (const entry of addon.manifest.keys) {
      const { key } = entry
      if (isDeadKey(key, series)) {
        const says = DEAD_KEYS[key]?.instead !== undefined && !isEmpty(entry.value)
        const at = addon.manifestPlace(entry.keySpan)
        if (!says) report('dead', at, { key, series }, { fix: () => removeKey(addon, entry) })
        continue
      }
      if (!isDefault(key, entry.value)) continue
      const value = /^(?:True|False|None)$/.test(kindName(entry.value)) ? kindName(entry.value) : 'empty'
      report('key', addon.manifestPlace(entry.keySpan), { key, value }, { fix: () => removeKey(addon, entry) })
    }
  },
})

function isDefault(key: string, value: Literal): boolean {
  if (TRUE_BY_DEFAULT.has(key)) return value.kind === 'bool' && value.value
  return FALSE_BY_DEFAULT.has(key) && isEmpty(value)
}
