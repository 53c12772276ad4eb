import { kindName } from '../../src/model/manifests/manifest-edit.ts'
import { externalSection } from '../../src/model/python/python-declared.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

const LISTS: ReadonlySet<string> = new Set(['list', 'tuple', 'set', 'dict'])

export default defineRule({
  title: 'external_dependencies is not a dict of lists',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    dict: "external_dependencies is {kind}, Odoo wants a dict such as {example}: the addon can't be installed",
    list: "external_dependencies['{key}'] is {kind}, Odoo wants a list of names: the addon can't be installed",
    letters:
      "external_dependencies['{key}'] is a text, which Odoo reads letter by letter, so that the addon can't be installed; write a list: ['{value}']",
    item: "external_dependencies['{key}'] holds {kind} where Odoo wants a text: the addon can't be installed",
  },
  check({ addon, report }) {
    const value = addon.value('external_dependencies')
    if (!value || value.kind === 'other') return
    if (value.kind !== 'dict') {
      const empty =
        value.kind === 'none' ||
        (value.kind === 'bool' && !value.value) ||
        ('items' in value && value.items.length === 0)
      const example = "{'python': ['requests']}"
      if (!empty) report('dict', addon.manifestPlace(value.span), { kind: kindName(value), example })
      return
    }
    for (const key of ['python', 'bin']) {
      const section = externalSection(addon, key)
      if (!section || section.kind === 'other') continue
      const at = addon.manifestPlace(section.span)
      if (section.kind === 'str') {
        const { value: text, span } = section
        if (text === '') continue
        const edits = [
          { file: at.file, span: [span[0], span[0]] as const, text: '[' },
          { file: at.file, span: [span[1], span[1]] as const, text: ']' },
        ]
        report('letters', at, { key, value: text }, { fix: () => ({ title: 'Write a list', safety: 'safe', edits }) })
      } else if (!LISTS.has(section.kind)) report('list', at, { key, kind: kindName(section) })
      else if ('items' in section) {
        for (const item of section.items)
          if (item.kind !== 'str' && item.kind !== 'other')
            report('item', addon.manifestPlace(item.span), { key, kind: kindName(item) })
      }
    }
  },
})
