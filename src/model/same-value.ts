import type { RecordFacts, RecordField } from '../facts/xml-facts.ts'
import { fieldOf } from './data-records.ts'

/** Do two records give a field the same value, as far as it is written in one attribute or text? */
export function sameValue(one: RecordFacts, other: RecordFacts, name: string): boolean {
  const [first, second] = [fieldOf(one, name), fieldOf(other, name)]
  if (!first || !second) return false
  const [a, b] = [written(first), written(second)]
  return a !== undefined && a === b
}

function written(field: RecordField): string | undefined {
  for (const way of ['ref', 'eval', 'search', 'file'] as const) {
    const text = field[way]
    if (text && text.value !== '') return `${way} ${text.value}`
  }
  return field.text && `text ${field.text.value}`
}
