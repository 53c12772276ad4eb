import { parseExpression } from '../../src/model/views/expression-names.ts'
import { expressionsOf, type TemplateExpressionUse, templateElements } from '../../src/model/web/template-directives.ts'
import { owlAssigns, owlFault } from '../../src/parse/owl-expression.ts'
import { walkExprs } from '../../src/parse/python/walk.ts'
import { scanScript } from '../../src/parse/script-scan.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import type { Span } from '../../src/text/span.ts'

export default defineRule({
  title: 'An expression of a template cannot be read',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    python:
      '{directive} is no Python expression ({message}): the template cannot be compiled, and pages that need it fail',
    forbidden:
      "{directive} reads '{name}': names with two underscores are forbidden in templates, which cannot be compiled with them, and pages that need it fail",
    script:
      '{directive} is no JavaScript expression ({message}): the template cannot be compiled, and what is drawn with it fails',
    words:
      "{directive} is no JavaScript expression ({message}): of Python's words OWL knows 'and' and 'or' alone, and the template cannot be compiled; write {instead}",
    assigns: '{directive} gives a value instead of comparing: what stands left is overwritten each time; write ===',
    text: '{directive} is no JavaScript expression ({message}): props are expressions, and the template cannot be compiled; put a text into quotes: {directive}="\'{value}\'"',
  },
  check({ addon, project, report }) {
    for (const one of templateElements(project, addon)) {
      for (const use of expressionsOf(one)) {
        const { directive, text } = use
        if (text.trim() === '') continue
        if (one.by === 'server') {
          const fault = pythonFault(use)
          if (!fault) continue
          const at = { file: one.file, span: fault.span }
          if (fault.name !== undefined) report('forbidden', at, { directive, name: fault.name })
          else report('python', at, { directive, message: fault.message })
          continue
        }
        if (!one.owl) {
          const { problem } = scanScript(text)
          const at = { file: one.file, span: use.exact && problem ? within(use, problem.span[0]) : use.span }
          if (problem) report('script', at, { directive, message: problem.message })
          continue
        }
        const at = { file: one.file, span: use.span }
        const message = owlFault(text, use.use)
        if (message === undefined) {
          if (/^t-(?:if|elif)$/.test(directive) && owlAssigns(text))
            report('assigns', at, { directive }, { severity: 'warning', confidence: 'likely' })
          continue
        }
        const word = /(?<![\w$.'"])(not|is|None|True|False|elif|else)\b/.exec(text)?.[1]
        if (word !== undefined) report('words', at, { directive, message, instead: INSTEAD[word] ?? 'a ? b : c' })
        else if (use.use === 'prop' && /^[\w ,.!?-]+$/.test(text))
          report('text', at, { directive, message, value: text })
        else report('script', at, { directive, message })
      }
    }
  },
})

/** What JavaScript writes for a word of Python. */
const INSTEAD: Readonly<Record<string, string>> = { not: '!', is: '===', None: 'null', True: 'true', False: 'false' }

/** What is wrong with an expression of the server, and where. */
function pythonFault(use: TemplateExpressionUse): { message: string; name?: string; span: Span } | undefined {
  // Odoo puts brackets around it, so that it may have several lines
  const read = parseExpression(`(${use.text})`)
  const place = (at: number): Span => (use.exact ? within(use, Math.max(0, at)) : use.span)
  if ('message' in read) return { message: read.message, span: place(read.at - 1) }
  let hidden: { message: string; name: string; span: Span } | undefined
  if (use.text.includes('__'))
    walkExprs(read.expr, (expr) => {
      if (expr.t === 'Attribute' && expr.attr.includes('__'))
        hidden = { message: '', name: expr.attr, span: place(expr.as - 1) }
    })
  return hidden
}

function within({ span }: TemplateExpressionUse, at: number): Span {
  const from = Math.min(span[0] + at, span[1])
  return [from, Math.max(from, span[1])]
}
