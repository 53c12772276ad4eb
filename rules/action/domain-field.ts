import { attributeText } from '../../src/facts/extract-xml.ts'
import type { Text } from '../../src/facts/literal.ts'
import { dataExpression, elementText } from '../../src/model/data/data-expression.ts'
import { costOf } from '../../src/model/data/data-files.ts'
import { type DataRecord, fieldOf } from '../../src/model/data/data-records.ts'
import { modelNamed } from '../../src/model/ids/id-model.ts'
import { domainFaults } from '../../src/model/models/domain-fault.ts'
import { lonelyOperator } from '../../src/model/models/domain-shape.ts'
import { pathFault } from '../../src/model/models/path-fault.ts'
import type { Expr } from '../../src/parse/python/ast.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'The domain or context of an action, a filter or an automation rule is wrong',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    field: '{reason}: Odoo takes the {kind}, and fails when it is {used}',
    lonely:
      "'&' and '|' stand before two terms, '!' before one, and here one is missing: Odoo takes the {kind}, and fails when it is {used}",
    syntax: "'{name}' is no Python expression: {message}; Odoo takes the {kind}, and it fails when it is {used}",
  },
  check({ addon, project, report }) {
    for (const record of project.dataRecords(addon)) {
      const held = HELD[record.model]
      if (!held) continue
      const model =
        textOf(record, held.model)?.value.trim() ??
        modelNamed(project, addon, fieldOf(record.record, held.model)?.ref?.value ?? '')
      const view = model === undefined ? undefined : project.models.view(model, addon.name)
      const { kind, used } = held
      for (const name of held.fields) {
        const text = textOf(record, name)
        if (!text || text.value.trim() === '') continue
        const read = dataExpression(text)
        const at = { file: record.file.file }
        if ('message' in read) {
          report('syntax', { ...at, span: read.at }, { name, message: read.message, kind, used })
          continue
        }
        if (!view) continue
        if (name === 'context') {
          for (const { node, field } of groupFields(read.expr)) {
            const fault = pathFault(project, addon, view, field)
            if (!fault) continue
            const options = { ...fault.options, severity: 'warning' as const, ...costOf(record.file) }
            report('field', { ...at, span: read.spanOf(node) }, { reason: fault.reason, kind, used }, options)
          }
          continue
        }
        const lonely = read.expr.t === 'List' ? lonelyOperator(read.expr) : undefined
        if (lonely) report('lonely', { ...at, span: read.spanOf(lonely) }, { kind, used }, costOf(record.file))
        for (const { node, reason, options } of domainFaults(project, addon, view, read.expr))
          report(
            'field',
            { ...at, span: read.spanOf(node) },
            { reason, kind, used },
            { ...options, severity: 'warning', ...costOf(record.file) },
          )
      }
    }
  },
})

/** A record that holds domains and contexts as texts. */
interface Holder {
  /** the field that says for which model */
  readonly model: string
  readonly fields: readonly string[]
  readonly kind: string
  readonly used: string
}

const HELD: Readonly<Record<string, Holder>> = {
  'ir.actions.act_window': { model: 'res_model', fields: ['domain', 'context'], kind: 'action', used: 'opened' },
  'ir.filters': { model: 'model_id', fields: ['domain', 'context'], kind: 'filter', used: 'chosen' },
  'base.automation': {
    model: 'model_id',
    fields: ['filter_pre_domain', 'filter_domain'],
    kind: 'rule',
    used: 'asked whether a record is meant',
  },
}

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
