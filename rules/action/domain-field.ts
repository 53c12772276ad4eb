import { attributeText } from '../../src/facts/extract-xml.ts'
import type { Text } from '../../src/facts/literal.ts'
import { dataExpression, elementText } from '../../src/model/data/data-expression.ts'
import { costOf } from '../../src/model/data/data-files.ts'
import { type DataRecord, fieldOf } from '../../src/model/data/data-records.ts'
import { domainFaults } from '../../src/model/models/domain-fault.ts'
import { lonelyOperator } from '../../src/model/models/domain-shape.ts'
import { pathFault } from '../../src/model/models/path-fault.ts'
import type { Expr } from '../../src/parse/python/ast.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: "An action's domain or context is wrong",
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    field: '{reason}: Odoo takes the action, and fails when it is opened',
    lonely:
      "'&' and '|' stand before two terms, '!' before one, and here one is missing: Odoo takes the action, and fails when it is opened",
    syntax:
      "'{name}' is no Python expression: {message}; Odoo takes the action, and the web client fails when it is opened",
  },
  check({ addon, project, report }) {
    for (const record of project.dataRecords(addon)) {
      if (record.model !== 'ir.actions.act_window') continue
      const model = textOf(record, 'res_model')?.value.trim()
      const view = model === undefined ? undefined : project.models.view(model, addon.name)
      for (const name of ['domain', 'context']) {
        const text = textOf(record, name)
        if (!text || text.value.trim() === '') continue
        const read = dataExpression(text)
        const at = { file: record.file.file }
        if ('message' in read) {
          report('syntax', { ...at, span: read.at }, { name, message: read.message })
          continue
        }
        if (!view) continue
        if (name === 'context') {
          for (const { node, field } of groupFields(read.expr)) {
            const fault = pathFault(project, addon, view, field)
            if (!fault) continue
            const options = { ...fault.options, severity: 'warning' as const, ...costOf(record.file) }
            report('field', { ...at, span: read.spanOf(node) }, { reason: fault.reason }, options)
          }
          continue
        }
        const lonely = read.expr.t === 'List' ? lonelyOperator(read.expr) : undefined
        if (lonely) report('lonely', { ...at, span: read.spanOf(lonely) }, {}, costOf(record.file))
        for (const { node, reason, options } of domainFaults(project, addon, view, read.expr))
          report(
            'field',
            { ...at, span: read.spanOf(node) },
            { reason },
            { ...options, severity: 'warning', ...costOf(record.file) },
          )
      }
    }
  },
})

/** The fields that a context groups by when the action opens: `'group_by': 'x'`, or a list of such texts. */
function groupFields(context: Expr): readonly { readonly node: Expr; readonly field: string }[] {
  if (context.t !== 'Dict') return []
  const at = context.keys.findLastIndex((key) => key?.t === 'Str' && key.value === 'group_by')
  const value = context.values[at]
  const nodes = value?.t === 'List' || value?.t === 'Tuple' ? value.items : value ? [value] : []
  return nodes.flatMap((node) => {
    const field = node.t === 'Str' ? /^\w+/.exec(node.value)?.[0] : undefined
    return field === undefined || field.startsWith('x_') ? [] : [{ node, field }]
  })
}

/** The text of a field, or of an attribute of the short tag. */
function textOf({ record }: DataRecord, name: string): Text | undefined {
  if (record.tag === 'act_window') return attributeText(record.element, name)
  const field = fieldOf(record, name)
  // `eval` gives the domain itself, which is stored as its text
  return !field || field.ref || field.search || field.file || field.eval ? undefined : elementText(field.element)
}
