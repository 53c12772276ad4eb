import { nearestOwner } from '../../src/model/add-dependency.ts'
import { dataExpression, elementText } from '../../src/model/data/data-expression.ts'
import { costOf } from '../../src/model/data/data-files.ts'
import { type RecordValue, recordValues } from '../../src/model/data/data-records.ts'
import { undeclared } from '../../src/model/models/missing-model.ts'
import { keyOwners } from '../../src/model/models/selection-elsewhere.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'
import type { Span } from '../../src/text/span.ts'

export default defineRule({
  title: 'A record gives a selection field a value that is not among its keys',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  parts: [
    {
      names: ['act-window-target-inline'],
      data: { model: ['ir.actions.act_window'], field: ['target'], value: ['inline'] },
    },
  ],
  messages: {
    key: "'{value}' is no key of the selection '{field}' of '{model}', and Odoo refuses the record: {advice}",
    number:
      "{value} is a number, and keys of the selection '{field}' of '{model}' are texts: Odoo refuses the record; {advice}",
    foreign:
      "only {owner} gives the selection '{field}' of '{model}' the key '{value}', and {addon} does not depend on it: without it Odoo refuses the record; add '{owner}' to depends",
    spaces:
      "the key '{value}' has white space around it, so that it is no key of the selection '{field}' of '{model}': Odoo refuses the record",
  },
  check({ addon, project, report }) {
    for (const record of project.dataRecords(addon)) {
      if (!record.view?.closed) continue
      for (const value of recordValues(record)) {
        const keys = value.field.type === 'Selection' ? value.field.selection : undefined
        if (!keys) continue
        const given = keyOf(value)
        if (!given || given.value === '') continue
        if (!given.isNumber && keys.includes(given.value)) continue
        const at = { file: record.file.file, span: given.span }
        const names = { field: value.name, model: record.model }
        if (given.isNumber && Number(given.value) === 0) continue
        if (given.isNumber) {
          const advice = keys.includes(given.value) ? `write '${given.value}' in quotes` : listed(keys)
          report('number', at, { value: given.value, advice, ...names }, costOf(record.file))
        } else if (keys.includes(given.value.trim()))
          report('spaces', at, { value: given.value.trim(), ...names }, costOf(record.file))
        else {
          const owners = keyOwners(project, record.model, value.name, given.value.trim())
          const owner = nearestOwner(project, addon, owners)
          if (owner !== undefined) {
            const options = { ...costOf(record.file), ...undeclared(project, addon, owner) }
            report('foreign', at, { value: given.value.trim(), owner, addon: addon.name, ...names }, options)
            continue
          }
          const near = nearName(given.value.trim(), keys)
          const advice = near === undefined ? listed(keys) : `did you mean '${near}'?`
          report('key', at, { value: given.value.trim().slice(0, 60), advice, ...names }, costOf(record.file))
        }
      }
    }
  },
})

function listed(keys: readonly string[]): string {
  if (keys.length === 0) return 'it has no keys at all'
  return `it has ${keys.slice(0, 12).join(', ')}${keys.length > 12 ? ' …' : ''}`
}

interface GivenKey {
  readonly value: string
  readonly span: Span
  readonly isNumber: boolean
}

function keyOf({ written }: RecordValue): GivenKey | undefined {
  if (written.search || written.ref || written.file) return undefined
  if (written.eval && written.eval.value !== '') {
    const read = dataExpression(written.eval)
    if (!('expr' in read)) return undefined
    if (read.expr.t === 'Str') return { value: read.expr.value, span: written.eval.span, isNumber: false }
    return read.expr.t === 'Num' ? { value: read.expr.raw, span: written.eval.span, isNumber: true } : undefined
  }
  if (written.type && written.type.value !== 'char') return undefined
  const text = elementText(written.element)
  return text && { ...text, isNumber: false }
}
