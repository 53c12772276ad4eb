import { fullId } from '../../facts/summarize-data.ts'
import type { RecordFacts, RecordField } from '../../facts/xml-facts.ts'
import { fieldOf } from './data-records.ts'

/** One record and the module whose file holds it. */
export interface HeldRecord {
  readonly module: string
  readonly record: RecordFacts
}

/** Do two records give a field the same value, as far as it is written in one attribute or text? */
export function sameValue(one: HeldRecord, other: HeldRecord, name: string): boolean {
  const [a, b] = [one, other].map(({ module, record }) => {
    const field = fieldOf(record, name)
    return field && written(field, module)
  })
  return a !== undefined && a === b
}

function written(field: RecordField, module: string): string | undefined {
  for (const way of ['ref', 'eval', 'search', 'file'] as const) {
    const text = field[way]
    if (text && text.value !== '') return `${way} ${way === 'ref' ? fullId(module, text.value) : text.value}`
  }
  return field.text && `text ${field.text.value}`
}
