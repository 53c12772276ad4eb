import { templateElements } from '../../src/model/web/template-directives.ts'
import { attribute } from '../../src/parse/xml/query.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'An area for building blocks without an id of its own',
  scope: 'addon',
  severity: 'info',
  confidence: 'likely',
  since: '0.1.0',
  optional: true,
  presets: ['oca'],
  aliases: ['xml-oe-structure-missing-id'],
  messages: {
    none: 'the website editor writes what is dropped here into this very template, which no update touches then; give the element an id that begins with oe_structure_, and it is kept in a view of its own',
    other:
      "the website editor keeps what is dropped here in a view of its own only when the id holds 'oe_structure', which '{id}' does not; call it oe_structure_{id}",
  },
  check({ addon, project, report }) {
    for (const { file, element, by } of templateElements(project, addon)) {
      const classes = by === 'server' ? attribute(element, 'class') : undefined
      if (!classes || !/(?:^|\s)oe_structure(?:\s|$)/.test(classes.value)) continue
      const id = attribute(element, 'id')
      if (id?.value.includes('oe_structure') || attribute(element, 't-att-id') || attribute(element, 't-attf-id'))
        continue
      const at = { file, span: [element.s, element.se] as const }
      if (id) report('other', { file, span: [id.vs, id.ve] }, { id: id.value })
      else report('none', at, {})
    }
  },
})
