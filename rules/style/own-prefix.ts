import { attribute, elementsOf } from '../../src/parse/xml/query.ts'
import type { XmlElement } from '../../src/parse/xml/tree.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

const DECLARES = new Set(['record', 'template', 'menuitem', 'act_window', 'report'])

export default defineRule({
  title: 'An id is written with the name of its own module',
  scope: 'addon',
  uninstallable: true,
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  optional: true,
  presets: ['oca'],
  aliases: ['xml-redundant-module-name', 'redundant-modulename-xml'],
  messages: {
    prefix: "'{id}' belongs to {addon} anyway; write '{plain}'",
  },
  check({ addon, report }) {
    const prefix = `${addon.name}.`
    const visit = (element: XmlElement, file: string): void => {
      for (const child of elementsOf(element)) {
        const id = DECLARES.has(child.tag) ? attribute(child, 'id') : undefined
        const plain = id ? id.value.slice(prefix.length) : ''
        if (id?.value.startsWith(prefix) && plain !== '' && id.ve - id.vs === id.value.length) {
          const edits = [{ file, span: [id.vs, id.vs + prefix.length] as const, text: '' }]
          const fix = () => ({ title: `Write '${plain}'`, safety: 'safe' as const, edits })
          report('prefix', { file, span: [id.vs, id.ve] }, { id: id.value, addon: addon.name, plain }, { fix })
        }
        visit(child, file)
      }
    }
    for (const facts of addon.xml.values()) if (facts.rootKind === 'data' && facts.root) visit(facts.root, facts.file)
  },
})
