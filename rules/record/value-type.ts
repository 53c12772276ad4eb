import { dataExpression, elementText } from '../../src/model/data-expression.ts'
import { costOf } from '../../src/model/data-files.ts'
import { dataRecords, type RecordValue, recordValues } from '../../src/model/data-records.ts'
import { literalFault, refFault, textFault } from '../../src/model/data-values.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import type { Span } from '../../src/text/span.ts'

export default defineRule({
  title: 'A record gives a field a value that its type cannot take',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    refused: "'{field}' of '{model}' is of type {type}: {fault}; Odoo refuses the record, and with it the whole file",
  },
  check({ addon, project, report }) {
    for (const record of dataRecords(project, addon)) {
      for (const value of recordValues(record)) {
        const found = faultOf(value)
        if (!found) continue
        const { file } = record.file
        const { name, field } = value
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

function faultOf({ written, field }: RecordValue): { readonly fault: string; readonly span: Span } | undefined {
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
  const type = written.type?.value ?? 'char'
  if (type !== 'char' || written.file) return undefined
  const text = elementText(written.element)
  const fault = text && textFault(field, text.value)
  return fault === undefined || !text ? undefined : { fault, span: trimmed(text.value, text.span) }
}

function trimmed(value: string, [start, end]: Span): Span {
  if (value.trim() === '' || end - start !== value.length) return [start, end]
  const lead = value.length - value.trimStart().length
  return [start + lead, start + value.trimEnd().length]
}
