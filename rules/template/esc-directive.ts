import { templateElements } from '../../src/model/web/template-directives.ts'
import { attribute } from '../../src/parse/xml/query.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'The directive t-esc has a new name',
  scope: 'addon',
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  from: '15.0',
  optional: true,
  presets: ['oca'],
  aliases: ['xml-deprecated-qweb-directive-15'],
  messages: {
    esc: 't-esc is an older name of t-out since 15.0: the server does the same for both, and warns in developer mode',
  },
  check({ addon, project, report }) {
    for (const { file, element, by } of templateElements(project, addon)) {
      const esc = by === 'server' ? attribute(element, 't-esc') : undefined
      if (!esc) continue
      const span = [esc.ns, esc.ns + 5] as const
      const other = attribute(element, 't-out') !== undefined
      // unsafe: another view may look for the node by its t-esc
      const edits = [{ file, span, text: 't-out' }]
      const fix = () => (other ? undefined : { title: 'Write t-out', safety: 'unsafe' as const, edits })
      report('esc', { file, span }, {}, { fix })
    }
  },
})
