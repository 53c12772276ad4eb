import { templateElements } from '../../src/model/web/template-directives.ts'
import { attribute } from '../../src/parse/xml/query.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A loop of a template lacks what it needs',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    name: 't-foreach needs t-as, the name of the item: without it the template cannot be compiled',
    key: 't-foreach needs t-key in the web client: without it the template cannot be compiled; name what tells the items apart',
  },
  check({ addon, project, report }) {
    for (const { file, element, by, owl } of templateElements(project, addon)) {
      const loop = attribute(element, 't-foreach')
      if (!loop || (by === 'browser' && !owl)) continue
      const at = { file, span: [loop.ns, loop.ns + loop.name.length] as const }
      const has = (name: string): boolean => element.attributes.some((one) => one.name === name && one.value !== '')
      if (!has('t-as')) report('name', at, {})
      if (by === 'browser' && !has('t-key')) report('key', at, {})
    }
  },
})
