import type { Literal } from '../../src/facts/literal.ts'
import { MANIFEST_KEYS, type ManifestKeySpec } from '../../src/knowledge/manifest-keys.ts'
import { bracket, isEmpty, isIterable, itemsOf, kindName } from '../../src/model/manifests/manifest-edit.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: 'A manifest value of a type that Odoo does not expect',
  scope: 'addon',
  uninstallable: true,
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  curated: true,
  parts: [
    { names: ['manifest-author-string', 'E8101'], data: { key: ['author'] } },
    { names: ['manifest-maintainers-list', 'E8104'], data: { key: ['maintainers'] } },
    { names: ['OLS04003'], data: { key: ['name'] } },
    { names: ['OLS04004'], keys: ['kind', 'letters'], data: { key: ['depends'] } },
    { names: ['OLS04005'], keys: ['item'], data: { key: ['depends'] } },
    { names: ['OLS04007'], keys: ['kind', 'letters'], data: { key: ['data'] } },
    { names: ['OLS04008'], keys: ['item'], data: { key: ['data'] } },
  ],
  messages: {
    kind: "'{key}' must be {expected}, not {kind}: {consequence}",
    letters: "'{key}' must be a list, not a text: {consequence}; write it in brackets",
    item: "an entry of '{key}' must be a text, not {kind}: {consequence}",
    always:
      "'auto_install' is {kind}, which Odoo takes for an empty list of triggers: {addon} installs itself in every new database; write False",
  },
  check({ addon, series, report }) {
    for (const [key, spec] of Object.entries(MANIFEST_KEYS)) {
      const value = addon.value(key)
      if (!addon.installable && !spec.always) continue
      if (!value || value.kind === 'other' || (spec.from && !since(series, spec.from))) continue
      if (!spec.needed && isEmpty(value)) continue
      judge(key, spec, value)
    }
    judgeAutoInstall()

    function judge(key: string, spec: ManifestKeySpec, value: Literal): void {
      const severity = spec.fatal ? 'error' : 'warning'
      const consequence = spec.otherwise ?? 'nothing reads it then'
      const at = addon.manifestPlace(value.span)
      const kind = kindName(value)
      const wrong = (expected: string): void => report('kind', at, { key, expected, kind, consequence }, { severity })
      if (spec.takes === 'text' && value.kind !== 'str') wrong('a text')
      else if (spec.takes === 'flag' && value.kind === 'str') wrong('True or False')
      else if (spec.takes === 'number' && !isNumeric(value)) wrong('a number')
      else if (spec.takes === 'dict' && value.kind !== 'dict') wrong('a dict')
      else if (spec.takes === 'texts') judgeList(key, spec, value)
    }

    function judgeList(key: string, spec: ManifestKeySpec, value: Literal): void {
      const severity = spec.fatal ? 'error' : 'warning'
      const at = addon.manifestPlace(value.span)
      const consequence = spec.otherwise ?? 'nothing reads it then'
      if (value.kind === 'str') {
        // no letter, nothing to take for an entry
        if (value.value === '') return
        const fix = () => bracket(addon, value.span)
        const told = { key, consequence: spec.letters ?? consequence }
        report('letters', at, told, { severity: spec.lettersPass ? 'warning' : severity, fix })
      } else if (!isIterable(value)) {
        // 19.0 puts ['base'] in the place of anything empty
        if (key === 'depends' && since(series, '19.0') && isEmpty(value)) return
        report('kind', at, { key, expected: 'a list of texts', kind: kindName(value), consequence }, { severity })
      } else {
        for (const item of itemsOf(value)) {
          if (item.kind === 'str' || item.kind === 'other') continue
          const told = { key, kind: kindName(item), consequence: spec.item ?? consequence }
          report('item', addon.manifestPlace(item.span), told, { severity })
        }
      }
    }

    function judgeAutoInstall(): void {
      const value = addon.value('auto_install')
      if (!value || value.kind === 'other') return
      const at = addon.manifestPlace(value.span)
      const key = 'auto_install'
      const consequence =
        'its letters are no dependencies, so that the manifest cannot be loaded and no new database can be created'
      if (value.kind === 'str' && value.value !== '') report('letters', at, { key, consequence })
      else if (
        isEmpty(value) &&
        value.kind !== 'bool' &&
        value.kind !== 'list' &&
        value.kind !== 'tuple' &&
        since(series, '15.0')
      )
        report(
          'always',
          at,
          { kind: value.kind === 'int' ? '0' : kindName(value), addon: addon.name },
          { severity: 'warning' },
        )
    }
  },
})

function isNumeric(value: Literal): boolean {
  if (value.kind === 'str') return /^\s*[-+]?\d+\s*$/.test(value.value)
  return value.kind === 'int' || value.kind === 'float' || value.kind === 'bool'
}
