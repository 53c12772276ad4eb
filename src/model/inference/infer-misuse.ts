import type { Attribute, Binary, Expr } from '../../parse/python/ast.ts'
import type { ExpressionReader } from './infer-expression.ts'
import type { PlainValue, Type } from './infer-type.ts'

/** What each value is called. */
const WORDS: Readonly<Record<PlainValue, string>> = {
  id: 'the id of a record',
  integer: 'a whole number',
  float: 'a number',
  date: 'a date',
  words: 'a text',
}

/** Names of Python's own members of numbers, and those of the ids of new records. */
const OF_NUMBERS: ReadonlySet<string> = new Set([
  'real', 'imag', 'numerator', 'denominator', 'conjugate', 'bit_length', 'bit_count', 'to_bytes', 'from_bytes',
  'as_integer_ratio', 'is_integer', 'hex', 'fromhex', 'origin', 'ref',
]) // biome-ignore format: a table

/** `record.id.name`, `model.search_count([]).id`, `ids[0].name` */
export function judgeMember(reader: ExpressionReader, owner: Type, { attr, as, e }: Attribute): void {
  if (!isNumber(owner) || OF_NUMBERS.has(attr) || attr.startsWith('__')) return
  reader.emit([as, e], { kind: 'misused', what: WORDS[owner.value], use: 'member', name: attr })
}

/** `for one in record.quantity` */
export function judgeLoop(reader: ExpressionReader, over: Type, { s, e }: Expr): void {
  if (isNumber(over)) reader.emit([s, e], { kind: 'misused', what: WORDS[over.value], use: 'loop', name: '' })
}

/** `len(record.quantity)` */
export function judgeLength(reader: ExpressionReader, of: Type, { s, e }: Expr): void {
  if (isNumber(of)) reader.emit([s, e], { kind: 'misused', what: WORDS[of.value], use: 'length', name: '' })
}

/** `'Order ' + record.id`, `record.name + record.partner_id`, `record.date + 5` */
export function judgeJoined(
  reader: ExpressionReader,
  { s, e }: Pick<Binary, 's' | 'e'>,
  left: Type,
  right: Type,
): void {
  const [one, other] = [kindOf(left), kindOf(right)]
  if (one === undefined || other === undefined || one.kind === other.kind) return
  // records have an addition of their own, which refuses texts and numbers alike
  reader.emit([s, e], { kind: 'misused', what: `${one.word} and ${other.word}`, use: 'joined', name: '' })
}

interface Known {
  readonly kind: string
  readonly word: string
}

function kindOf(type: Type): Known | undefined {
  if (type.kind === 'text') return { kind: 'text', word: 'a text' }
  if (type.kind === 'records' && !type.open) return { kind: 'records', word: `records of '${type.views[0]?.name}'` }
  if (type.kind !== 'plain' || type.value === undefined) return undefined
  const kind = type.value === 'words' ? 'text' : type.value === 'date' ? 'date' : 'number'
  return { kind, word: WORDS[type.value] }
}

type Numeric = Extract<Type, { kind: 'plain' }> & { readonly value: 'id' | 'integer' | 'float' }

function isNumber(type: Type): type is Numeric {
  return type.kind === 'plain' && (type.value === 'id' || type.value === 'integer' || type.value === 'float')
}
