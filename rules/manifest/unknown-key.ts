import type { Text } from '../../src/facts/literal.ts'
import { DEAD_KEYS, MANIFEST_KEYS, MISNAMED_KEYS } from '../../src/knowledge/manifest-keys.ts'
import type { Addon } from '../../src/model/addon.ts'
import { replaceText } from '../../src/model/manifests/manifest-edit.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'

const KNOWN = Object.keys(MANIFEST_KEYS)

export default defineRule({
  title: 'A manifest key that nothing reads',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  curated: true,
  messages: {
    meant: "Odoo does not know the manifest key '{key}' and passes over it; did you mean '{meant}'?",
    both: "Odoo does not know the manifest key '{key}' and passes over it; '{meant}' is there as well, so remove this one",
    bundle: "'{key}' is an asset bundle, not a manifest key: Odoo passes over it; put it into the dict 'assets'",
    unknown: "Odoo does not know the manifest key '{key}' and passes over it",
  },
  check({ addon, report }) {
    for (const { key, keySpan } of addon.manifest.keys) {
      if (key in MANIFEST_KEYS || key in DEAD_KEYS) continue
      const at = addon.manifestPlace(keySpan)
      const meant = MISNAMED_KEYS[key] ?? nearName(key, KNOWN)
      if (meant !== undefined && addon.value(meant)) report('both', at, { key, meant }, { severity: 'info' })
      else if (meant !== undefined)
        report('meant', at, { key, meant }, { fix: () => rename(addon, { value: key, span: keySpan }, meant) })
      else if (/^\w+\.(?:_)?assets_\w+$/.test(key)) report('bundle', at, { key })
      else report('unknown', at, { key }, { severity: 'info', confidence: 'guess', optional: true })
    }
  },
})

/** What the value does once it is read may surprise, so the fix is not a safe one. */
function rename(addon: Addon, key: Text, meant: string) {
  return replaceText(addon, key, meant, 'unsafe')
}
