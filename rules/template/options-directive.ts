import { templateElements } from '../../src/model/web/template-directives.ts'
import { attribute } from '../../src/parse/xml/query.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: 'A directive of options that QWeb no longer knows',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['xml-deprecated-qweb-directive'],
  messages: {
    refused: "QWeb knows no directive '{directive}' since 10.0 and fails when it draws the template; write t-options",
    ignored:
      "QWeb knows no directive '{directive}' since 10.0: it warns, and shows the value without these options; write t-options",
  },
  check({ addon, project, series, report }) {
    for (const { file, element, by } of templateElements(project, addon)) {
      if (by === 'browser') continue
      for (const { name, ns } of element.attributes) {
        if (!/^t-(?:esc|field|raw)-options$/.test(name)) continue
        const span = [ns, ns + name.length] as const
        const other = attribute(element, 't-options') !== undefined
        const edits = [{ file, span, text: 't-options' }]
        const fix = () => (other ? undefined : { title: 'Write t-options', safety: 'unsafe' as const, edits })
        report(since(series, '16.0') ? 'ignored' : 'refused', { file, span }, { directive: name }, { fix })
      }
    }
  },
})
