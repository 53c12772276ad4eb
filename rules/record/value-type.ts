import type { Text } from '../../src/facts/literal.ts'
import { dataExpression, elementText } from '../../src/model/data/data-expression.ts'
import { costOf } from '../../src/model/data/data-files.ts'
import { type RecordValue, recordValues } from '../../src/model/data/data-records.ts'
import { literalFault, refFault, textFault } from '../../src/model/data/data-values.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { since } from '../../src/text/series.ts'
import type { Span } from '../../src/text/span.ts'

export default defineRule({
  title: 'A record gives a field a value that its type cannot take',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    refused: "'{field}' of '{model}' is of type {type}: {fault}; Odoo refuses the record, and with it the whole file",
    truth: "{value} counts as true for '{field}': only 0, false and off are false; write True or False, or eval",
    ignored: 'the text of \'{field}\' is not looked at: lines are records inside the field, or eval="[…]"',
  },
  check({ addon, project, series, report }) {
    for (const record of project.dataRecords(addon)) {
      for (const value of recordValues(record)) {
        const { file } = record.file
        const { name, field } = value
        const plain = plainText(value)
        if (plain && field.type === 'Boolean' && /^\s*(?:|no|n|f|none|null|never|nil)\s*$/i.test(plain.value)) {
          const at = { file, span: trimmed(plain.value, plain.span) }
          const shown = plain.value.trim() === '' ? 'an empty text' : `'${plain.value.trim()}'`
          report('truth', at, { value: shown, field: name }, { severity: 'warning' })
        }
        if (plain && field.type === 'One2many' && plain.value.trim() !== '') {
          const at = { file, span: trimmed(plain.value, plain.span) }
          const fault = 'it needs a list of commands, not a text'
          if (since(series, '16.0')) report('ignored', at, { field: name }, { severity: 'warning' })
          else report('refused', at, { field: name, model: record.model, type: field.type, fault }, costOf(record.file))
        }
        const found = faultOf(value)
        if (!found) continue
        report(
          'refused',
          { file, span: found.span },
          { field: name, model: record.model, type: field.type, fault: found.fault },
          costOf(record.file),
        )
      }
    }
  },
})

function faultOf(value: RecordValue): { readonly fault: string; readonly span: Span } | undefined {
  const { written, field } = value
  // what is searched for is a record or nothing; a file's content is not read here
  if (written.search && written.search.value !== '') return undefined
  if (written.ref && written.ref.value !== '') {
    const fault = refFault(field)
    return fault === undefined ? undefined : { fault, span: written.ref.span }
  }
  if (written.eval && written.eval.value !== '') {
    const read = dataExpression(written.eval)
    const fault = 'expr' in read ? literalFault(field, read.expr) : undefined
    return fault === undefined ? undefined : { fault, span: written.eval.span }
  }
  const text = plainText(value)
  const fault = text && textFault(field, text.value)
  return fault === undefined || !text ? undefined : { fault, span: trimmed(text.value, text.span) }
}

/** The text that is the value; `undefined`: it is given in another way. */
function plainText({ written }: RecordValue): Text | undefined {
  if (written.search?.value || written.ref?.value || written.eval?.value) return undefined
  return (written.type?.value ?? 'char') === 'char' && !written.file ? elementText(written.element) : undefined
}

function trimmed(value: string, [start, end]: Span): Span {
  if (value.trim() === '' || end - start !== value.length) return [start, end]
  const lead = value.length - value.trimStart().length
  return [start + lead, start + value.trimEnd().length]
}
