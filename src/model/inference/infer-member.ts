import { SAME_MODEL } from '../../knowledge/recordset-api.ts'
import { RELATIONAL } from '../models/field-path.ts'
import type { FieldView } from '../models/field-view.ts'
import { BASE_MODEL, type ModelView } from '../models/model-view.ts'
import {
  dictOf,
  ENV,
  FIELD_VALUES,
  ID,
  INTEGER,
  listOf,
  type MethodType,
  NOTHING,
  PLAIN,
  type RecordsType,
  recordsOf,
  type Type,
  UNKNOWN,
  union,
} from './infer-type.ts'

/**
 * What a member of a recordset is; `undefined`: there is surely none of that name, in an abstract model unless what
 * takes it over has one.
 */
export function memberType(records: RecordsType, name: string, find: FindView): Type | undefined {
  let found: Type | undefined
  let open = false
  for (const view of records.views) {
    const one = memberOf(view, name, records, find)
    if (one) found = found ? union(found, one) : one
    else if (!view.membersKnown) open = true
  }
  if (found) return found
  return open || name.startsWith('__') || name.startsWith('x_') ? UNKNOWN : undefined
}

/** Another model as the code that is read sees it. */
export type FindView = (model: string) => ModelView | undefined

function memberOf(view: ModelView, name: string, records: RecordsType, find: FindView): Type | undefined {
  const field = view.field(name)
  if (field) return fieldType(field, find)
  const plain = ATTRIBUTES[name]
  if (plain) return plain
  const method = view.method(name)
  if (method) {
    if (name === '_origin' || name === '__class__') return records
    const decorators = method.definitions.at(-1)?.method.decorators
    if (decorators?.some((text) => /property/.test(text)))
      return method.definitions.every(({ model }) => model === BASE_MODEL) ? PLAIN : UNKNOWN
    return { kind: 'method', records, name, skip: 0 }
  }
  // records of whatever takes the model over have a name of their own
  if (name === '_name') return records.open ? UNKNOWN : { kind: 'text', value: view.name }
  return view.hasAttribute(name) || ALWAYS.has(name) ? UNKNOWN : undefined
}

/** Attributes that every recordset has, beside methods. */
const ATTRIBUTES: Readonly<Record<string, Type>> = {
  env: ENV,
  ids: listOf(ID),
  _ids: listOf(ID),
  _cr: PLAIN,
  _uid: PLAIN,
  _context: dictOf(PLAIN, UNKNOWN),
  _fields: dictOf(PLAIN, UNKNOWN),
}

/** Class attributes that a model's own classes mostly write, so that no part lists them. */
const ALWAYS: ReadonlySet<string> = new Set([
  '_description', '_table', '_order', '_rec_name', '_rec_names_search', '_auto', '_log_access', '_parent_name',
  '_parent_store', '_abstract', '_transient', '_register', '_sql_constraints', '_check_company_auto', '_active_name',
  '_fold_name', '_date_name', '_table_query', '_transient_max_hours', '_transient_max_count', '_depends', '_custom',
  '_module', '_translate', '_sequence', '_inherit', '_inherits', 'pool', '_prefetch_ids', '_prefetch',
]) // biome-ignore format: a table

/** What reading a field gives. */
export function fieldType(field: FieldView, find: FindView): Type {
  if (RELATIONAL.has(field.type)) {
    const comodel = field.comodel === undefined ? undefined : find(field.comodel)
    // there are no records of an abstract model: whoever takes the field over says of which model they are
    return recordsOf(comodel, comodel?.kind === 'abstract')
  }
  return HOLDS_ANYTHING.has(field.type) ? UNKNOWN : (FIELD_VALUES[field.type] ?? PLAIN)
}

const HOLDS_ANYTHING: ReadonlySet<string> = new Set(['Reference', 'Properties', 'PropertiesDefinition'])

const DEPTH = 4

/** What calling a method gives, as far as its classes' bodies tell it. */
export function methodResult(method: MethodType, find: FindView, depth = DEPTH): Type {
  const { records, name, skip } = method
  let result: Type = NOTHING
  for (const view of records.views) result = union(result, resultIn(view, records, name, skip, find, depth))
  return result.kind === 'nothing' ? PLAIN : result
}

function resultIn(
  view: ModelView,
  records: RecordsType,
  name: string,
  skip: number,
  find: FindView,
  depth: number,
): Type {
  if (SAME_MODEL.has(name)) return { kind: 'records', views: [view], open: records.open }
  const definitions = view.method(name)?.definitions ?? []
  const definition = definitions[definitions.length - 1 - skip]
  if (!definition) return UNKNOWN
  const { model, method } = definition
  if (model === BASE_MODEL) return name === '_read_group' ? UNKNOWN : name === 'search_count' ? INTEGER : PLAIN
  if (method.returns === undefined || depth === 0) return UNKNOWN
  const self: RecordsType = { kind: 'records', views: [view], open: records.open }
  return method.returns
    .split('|')
    .map((text) =>
      text === 'super' ? resultIn(view, records, name, skip + 1, find, depth) : pathType(text, self, find, depth),
    )
    .reduce(union, NOTHING)
}

/** The value of a returned expression in short: see `MethodPart.returns`. */
function pathType(text: string, self: RecordsType, find: FindView, depth: number): Type {
  const match = /^(?:self|\[([\w.]+)\])/.exec(text)
  if (!match) return UNKNOWN
  let at: Type = match[1] === undefined ? self : recordsOf(find(match[1]))
  for (const step of text.slice(match[0].length).split('.').slice(1)) {
    if (at.kind !== 'records') return at.kind === 'plain' ? PLAIN : UNKNOWN
    const call = step.endsWith('()')
    const member: Type = memberType(at, call ? step.slice(0, -2) : step, find) ?? UNKNOWN
    if (call) at = member.kind === 'method' ? methodResult(member, find, depth - 1) : UNKNOWN
    else at = member
  }
  return at.kind === 'method' ? UNKNOWN : at
}
