import { templateElements } from '../../src/model/web/template-directives.ts'
import { attribute } from '../../src/parse/xml/query.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'The directive t-raw is deprecated',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  from: '15.0',
  aliases: ['deprecated-t-raw', 'unsafe-template-render', 'xml-deprecated-qweb-directive-15'],
  messages: {
    server:
      't-raw is deprecated since 15.0: Odoo warns whenever the template is compiled; write t-out, which escapes what is not marked as safe (Markup)',
    browser:
      't-raw is deprecated in the web client: it escapes like t-out and warns in the console; write t-out, and mark what is safe with markup()',
  },
  check({ addon, project, report }) {
    for (const { file, element, by, owl } of templateElements(project, addon)) {
      if (by === 'browser' && !owl) continue
      const raw = attribute(element, 't-raw')
      if (!raw) continue
      const span = [raw.ns, raw.ns + 5] as const
      const fix = () => ({ title: 'Write t-out', safety: 'unsafe' as const, edits: [{ file, span, text: 't-out' }] })
      report(by, { file, span }, {}, { fix })
    }
  },
})
