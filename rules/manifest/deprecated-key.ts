import { DEAD_KEYS, isDeadKey } from '../../src/knowledge/manifest-keys.ts'
import { isEmpty } from '../../src/model/manifests/manifest-edit.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A manifest key of older times',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  curated: true,
  parts: [{ names: ['OLS03302'], data: { key: ['active'] } }],
  beside: ['manifest-deprecated-key', 'C8103'],
  messages: {
    dead: "Odoo {series} no longer reads '{key}': what it says is lost; use {instead}",
    leaving: "'{key}' is deprecated: Odoo {series} still reads it, with a warning in its log; use {instead}",
  },
  check({ addon, series, report }) {
    for (const { key, keySpan, value } of addon.manifest.keys) {
      const dead = DEAD_KEYS[key]
      if (!dead) continue
      const at = addon.manifestPlace(keySpan)
      const { instead } = dead
      if (isDeadKey(key, series)) {
        // one that says nothing is told by manifest/superfluous-key
        if (instead !== undefined && !isEmpty(value)) report('dead', at, { key, series, instead })
      } else if (dead.warns && instead !== undefined && !isEmpty(value)) report('leaving', at, { key, series, instead })
    }
  },
})
