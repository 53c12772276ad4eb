import { attribute, elementsWithin } from '../../src/parse/xml/query.ts'
import type { XmlAttribute, XmlElement } from '../../src/parse/xml/tree.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import type { Fix } from '../../src/text/edit.ts'
import type { FilePath } from '../../src/text/span.ts'

/** What OCA's tools want to see first, in this order. */
const FIRST = ['t-if', 't-else', 't-elif', 'id', 't-att-id', 't-attf-id', 'class', 't-att-class', 't-attf-class']
const NAMED = new Set(['record', 'menuitem', 'template'])

export default defineRule({
  title: 'Attributes in another order than id, class and the rest',
  scope: 'addon',
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  optional: true,
  presets: ['oca'],
  aliases: ['xml-tag-position', 'xml-id-position-first'],
  messages: {
    order: '{names} of <{tag}> should stand first, in this order: it is what readers look for',
  },
  check({ addon, report }) {
    const visit = (element: XmlElement, file: FilePath): void => {
      const wanted = FIRST.flatMap((name) => attribute(element, name) ?? [])
      const asked = wanted.length > 1 || (wanted.length === 1 && NAMED.has(element.tag))
      if (asked && wanted.some((one, index) => element.attributes[index] !== one)) {
        const names = wanted.map(({ name }) => `'${name}'`).join(', ')
        const [first] = wanted
        const at = { file, span: [first?.ns ?? element.s, first?.ve ?? element.se] as const }
        report('order', at, { names, tag: element.tag }, { fix: () => reorder(file, element, wanted) })
      }
    }
    for (const facts of addon.xml.values())
      if (facts.rootKind === 'data' && facts.issues.length === 0 && facts.root)
        for (const element of elementsWithin(facts.root)) visit(element, facts.file)
  },
})

/** Each place of an attribute takes the one that should stand there; the white space between them stays. */
function reorder(file: FilePath, element: XmlElement, first: readonly XmlAttribute[]): Fix {
  const now = element.attributes
  const then = [...first, ...now.filter((one) => !first.includes(one))]
  const edits = now.flatMap((old, index) => {
    const put = then[index] ?? old
    return put === old
      ? []
      : [{ file, span: [old.ns, old.ve + 1] as const, text: '', copy: [put.ns, put.ve + 1] as const }]
  })
  return { title: 'Put the attributes in order', safety: 'safe', edits }
}
