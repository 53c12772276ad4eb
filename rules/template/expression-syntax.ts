import { parseExpression } from '../../src/model/views/expression-names.ts'
import { isExpression, type TemplateElement, templateElements } from '../../src/model/web/template-directives.ts'
import { scanScript } from '../../src/parse/script-scan.ts'
import type { XmlAttribute } from '../../src/parse/xml/tree.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'An expression of a template cannot be read',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    python:
      '{directive} is no Python expression ({message}): the template cannot be compiled, and pages that need it fail',
    script:
      '{directive} is no JavaScript expression ({message}): the template cannot be compiled, and what is drawn with it fails',
  },
  check({ addon, project, report }) {
    if (!addon.installable) return
    for (const one of templateElements(project, addon)) {
      for (const attribute of one.element.attributes) {
        if (!isExpression(attribute, one)) continue
        const fault = faultOf(attribute, one)
        if (!fault) continue
        const raw = attribute.ve - attribute.vs === attribute.value.length
        const at = Math.min(attribute.vs + fault.at, attribute.ve)
        const span = raw ? ([at, Math.max(at, attribute.ve)] as const) : ([attribute.vs, attribute.ve] as const)
        const told = { directive: attribute.name, message: fault.message }
        report(one.by === 'server' ? 'python' : 'script', { file: one.file, span }, told)
      }
    }
  },
})

function faultOf({ value }: XmlAttribute, { by }: TemplateElement): { message: string; at: number } | undefined {
  if (value.trim() === '') return undefined
  if (by === 'browser') {
    const { problem } = scanScript(value)
    return problem && { message: problem.message, at: problem.span[0] }
  }
  // Odoo puts brackets around it, so that it may have several lines
  const read = parseExpression(`(${value})`)
  return 'message' in read ? { message: read.message, at: Math.max(0, read.at - 1) } : undefined
}
