import { lineCommands } from '../../src/model/data/data-commands.ts'
import { dataExpression } from '../../src/model/data/data-expression.ts'
import { costOf } from '../../src/model/data/data-files.ts'
import { recordValues } from '../../src/model/data/data-records.ts'
import type { FieldView, ModelView } from '../../src/model/models/models.ts'
import { fieldFault } from '../../src/model/models/path-fault.ts'
import { lacking } from '../../src/model/models/required-fields.ts'
import { shownKeys } from '../../src/model/models/shown-keys.ts'
import type { Dict, Expr } from '../../src/parse/python/ast.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A command for lines of a record is wrong',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    command: "{fault}: Odoo refuses this value of '{field}'",
    ignored: "{fault}: Odoo passes over it, and '{field}' stays as it is",
    required:
      "this new '{model}' has no value for {fields}, which the database demands and nothing fills in: Odoo refuses the line, and with it the whole file",
    field: '{reason}: Odoo refuses the line with "Invalid field", and with it the whole file',
    key: "'{value}' is no key of the selection '{field}' of '{model}': Odoo refuses the line; it has {keys}",
  },
  check({ addon, project, report }) {
    for (const record of project.dataRecords(addon)) {
      for (const { written, field, name } of recordValues(record)) {
        if (!written.eval || written.search || written.ref || !isLines(field)) continue
        const read = dataExpression(written.eval)
        if (!('expr' in read)) continue
        /** Names of the required fields that a line is not given. */
        const lackingIn = (values: Dict, view: ModelView, lines: FieldView): readonly string[] => {
          if (values.keys.some((key) => key?.t !== 'Str')) return []
          const given = new Set(values.keys.flatMap((key) => (key?.t === 'Str' ? [key.value] : [])))
          // the record around it fills the link, and containers may number their lines
          for (const name of [lines.part.inverse ?? '', 'sequence']) given.add(name)
          return lacking(view, given, (name) => project.models.view(name, addon.name)).map(({ name }) => `'${name}'`)
        }
        const visit = (list: Expr, lines: FieldView, label: string): void => {
          const view = lines.comodel === undefined ? undefined : project.models.view(lines.comodel, addon.name)
          for (const { node, code, values, fault, ignored } of lineCommands(list)) {
            if (fault !== undefined) {
              const at = { file: record.file.file, span: read.spanOf(node) }
              if (ignored) report('ignored', at, { fault, field: label }, { severity: 'warning' })
              else report('command', at, { fault, field: label }, costOf(record.file))
              continue
            }
            if (!view?.closed || values?.t !== 'Dict') continue
            if (code === 0) {
              const fields = lackingIn(values, view, lines)
              const at = { file: record.file.file, span: read.spanOf(node) }
              if (fields.length > 0)
                report('required', at, { model: view.name, fields: fields.join(', ') }, costOf(record.file))
            }
            for (const [i, key] of values.keys.entries()) {
              const value = values.values[i]
              if (key?.t !== 'Str' || !value) continue
              const inner = view.field(key.value)
              const at = { file: record.file.file, span: read.spanOf(key) }
              if (!inner) {
                if (/^x_/.test(key.value) || view.setByCode.has(key.value)) continue
                const { reason, options } = fieldFault(project, addon, view, key.value)
                report('field', at, { reason }, { ...options, ...costOf(record.file) })
              } else if (isLines(inner)) visit(value, inner, key.value)
              else if (inner.type === 'Selection' && value.t === 'Str' && value.value !== '') {
                const keys = inner.selection
                if (!keys || keys.includes(value.value)) continue
                const span = read.spanOf(value)
                report(
                  'key',
                  { file: record.file.file, span },
                  { value: value.value, field: key.value, model: view.name, keys: shownKeys(keys) },
                  costOf(record.file),
                )
              }
            }
          }
        }
        visit(read.expr, field, name)
      }
    }
  },
})

function isLines(field: FieldView): boolean {
  return field.type === 'One2many' || field.type === 'Many2many'
}
