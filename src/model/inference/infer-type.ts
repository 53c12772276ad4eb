import type { Call, Expr, FunctionDef, Lambda } from '../../parse/python/ast.ts'
import type { Span } from '../../text/span.ts'
import type { ModelView } from '../models/model-view.ts'

/** What is known of a Python value: enough to tell recordsets from all else. */
export type Type =
  | RecordsType
  | ListType
  | DictType
  | MethodType
  | { readonly kind: 'env' | 'request' }
  /** `super()` in a class: members are looked up behind that class in the view's lineage */
  | { readonly kind: 'super'; readonly records: RecordsType; readonly index: number }
  | { readonly kind: 'tuple'; readonly items: readonly Type[]; readonly nodes: readonly Expr[] }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'function'; readonly node: Lambda | FunctionDef; readonly result: Type }
  /** a plain Python object: a test, whose members its methods set */
  | { readonly kind: 'object'; readonly members: Map<string, Type> }
  /** a number, a date, a query …: no recordset, and nothing that holds one */
  | { readonly kind: 'plain'; readonly value?: PlainValue }
  /** None or False: what a variable has before it is given its value */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unknown' }

/** What a plain value surely is, where that is known: `id` an id of a record, `words` the text of a field. */
export type PlainValue = 'id' | 'integer' | 'float' | 'date' | 'words'

export interface RecordsType {
  readonly kind: 'records'
  /** the models it may be of; what all of them lack is surely missing */
  readonly views: readonly ModelView[]
  /** it may be of a model built upon these, with more members */
  readonly open: boolean
}

/** A list, set or iterator. */
export interface ListType {
  readonly kind: 'list'
  readonly of: Type
  /** the written items that it is known to hold: terms of a domain, names of fields */
  readonly nodes: readonly Expr[]
  /** `nodes` are all that it holds */
  readonly whole: boolean
}

export interface DictEntry {
  readonly span: Span
  readonly value: Expr | undefined
  readonly type: Type
}

/** The method that an override hands its values on to, and the model whose fields they are. */
export interface GivenTo {
  readonly view: ModelView
  readonly method: string
}

export interface DictType {
  readonly kind: 'dict'
  readonly key: Type
  /** of values under keys that are no literal texts */
  readonly rest: Type
  readonly entries: ReadonlyMap<string, DictEntry>
  /** the values that an override of `create` or `write` is given for records of this model: what they hold is not followed */
  readonly valuesOf?: GivenTo
}

export interface MethodType {
  readonly kind: 'method'
  readonly records: RecordsType
  readonly name: string
  /** how many of its definitions are passed over, the uppermost first: those before the class that says `super()` */
  readonly skip: number
}

export const UNKNOWN: Type = { kind: 'unknown' }
export const PLAIN: Type = { kind: 'plain' }
export const ID: Type = { kind: 'plain', value: 'id' }
export const INTEGER: Type = { kind: 'plain', value: 'integer' }
export const FLOAT: Type = { kind: 'plain', value: 'float' }
const DATE: Type = { kind: 'plain', value: 'date' }
export const WORDS: Type = { kind: 'plain', value: 'words' }
/** What fields of these types give when they are not empty. */
export const FIELD_VALUES: Readonly<Record<string, Type>> = {
  Id: ID,
  Integer: INTEGER,
  Float: FLOAT,
  Monetary: FLOAT,
  Date: DATE,
  Datetime: DATE,
  Char: WORDS,
  Text: WORDS,
}
export const NOTHING: Type = { kind: 'nothing' }
export const ENV: Type = { kind: 'env' }
export const REQUEST: Type = { kind: 'request' }

const NO_ENTRIES: ReadonlyMap<string, DictEntry> = new Map()

export function listOf(of: Type, nodes: readonly Expr[] = [], whole = false): ListType {
  return { kind: 'list', of, nodes, whole }
}

export function dictOf(key: Type, rest: Type, entries: ReadonlyMap<string, DictEntry> = NO_ENTRIES): DictType {
  return { kind: 'dict', key, rest, entries }
}

/** A recordset of one model. */
export function recordsOf(view: ModelView | undefined, open = false): Type {
  return view ? { kind: 'records', views: [view], open } : UNKNOWN
}

const MOST_VIEWS = 4
const MOST_NODES = 60

/** What a value is that is one or the other. */
export function union(a: Type, b: Type): Type {
  if (a === b || b.kind === 'nothing') return a
  if (a.kind === 'nothing') return b
  if (a.kind === 'records' && b.kind === 'records') {
    const added = b.views.filter((view) => !a.views.includes(view))
    if (added.length === 0 && (a.open || !b.open)) return a
    const views = [...a.views, ...added]
    return views.length > MOST_VIEWS ? UNKNOWN : { kind: 'records', views, open: a.open || b.open }
  }
  if (a.kind === 'list' && b.kind === 'list') return unionLists(a, b)
  if (a.kind === 'dict' && b.kind === 'dict') {
    const entries = new Map(a.entries)
    for (const [name, entry] of b.entries) {
      const before = entries.get(name)
      entries.set(name, before ? { ...before, type: union(before.type, entry.type) } : entry)
    }
    return dictOf(union(a.key, b.key), union(a.rest, b.rest), entries)
  }
  if (a.kind === 'tuple' && b.kind === 'tuple' && a.items.length === b.items.length)
    return { kind: 'tuple', items: a.items.map((item, i) => union(item, b.items[i] ?? UNKNOWN)), nodes: [] }
  if ((a.kind === 'tuple' || a.kind === 'list') && (b.kind === 'tuple' || b.kind === 'list'))
    return listOf(union(elementOf(a), elementOf(b)))
  if (isText(a) && isText(b)) return a.kind === 'text' && b.kind === 'text' && a.value === b.value ? a : PLAIN
  if (a.kind === 'env' && b.kind === 'env') return ENV
  if (a.kind === 'method' && b.kind === 'method' && a.name === b.name && a.skip === b.skip) {
    const records = union(a.records, b.records)
    return records.kind === 'records' ? { ...a, records } : UNKNOWN
  }
  return UNKNOWN
}

/** A text, known or not. */
export function isWords(type: Type): boolean {
  return type.kind === 'text' || (type.kind === 'plain' && type.value === 'words')
}

function isText(type: Type): boolean {
  return type.kind === 'text' || type.kind === 'plain'
}

function unionLists(a: ListType, b: ListType): Type {
  const nodes = new Set([...a.nodes, ...b.nodes])
  return listOf(union(a.of, b.of), nodes.size > MOST_NODES ? [] : [...nodes], false)
}

/** What a loop over the value gives. */
export function elementOf(type: Type): Type {
  switch (type.kind) {
    case 'records':
      return type
    case 'list':
      return type.of
    case 'tuple':
      return type.items.reduce<Type>(union, NOTHING)
    case 'dict':
      return type.key
    case 'text':
    case 'plain':
      return PLAIN
    case 'nothing':
      return NOTHING
    default:
      return UNKNOWN
  }
}

/** A list that holds more. */
export function withItem(list: ListType, item: Type, node: Expr | undefined): ListType {
  const nodes =
    node && list.nodes.length < MOST_NODES && !list.nodes.includes(node) ? [...list.nodes, node] : list.nodes
  return listOf(union(list.of, item), nodes, false)
}

/** The literal arguments of a call by name, positional ones under the names given. */
export function argumentsOf(call: Call, names: readonly string[]): ReadonlyMap<string, Expr> {
  const found = new Map<string, Expr>()
  for (const [i, arg] of call.args.entries()) {
    if (arg.t === 'Starred') break
    const name = names[i]
    if (name !== undefined) found.set(name, arg)
  }
  for (const keyword of call.keywords) if (keyword.name !== null) found.set(keyword.name, keyword.value)
  return found
}

/** A list or a tuple. */
export function isSequence(type: Type): type is ListType | Extract<Type, { readonly kind: 'tuple' }> {
  return type.kind === 'list' || type.kind === 'tuple'
}
