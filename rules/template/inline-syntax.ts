import { parseXml } from '../../src/parse/xml/parse.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A template written in a script is no XML',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  from: '15.0',
  messages: {
    syntax: 'this template is no XML ({message}): drawing the component ends with an error',
  },
  check({ addon, report }) {
    for (const { file, inlines } of addon.scripts.values()) {
      for (const { value, span } of inlines) {
        const [issue] = parseXml(`<t>${value}</t>`).issues
        if (!issue) continue
        const at = Math.min(span[0] + Math.max(0, issue.span[0] - 3), span[1])
        report('syntax', { file, span: [at, Math.min(at + 1, span[1])] }, { message: issue.message })
      }
    }
  },
})
