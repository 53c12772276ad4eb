import { ARGUMENTS, READ_GROUP } from '../../knowledge/recordset-api.ts'
import type { Call, Expr } from '../../parse/python/ast.ts'
import { since } from '../../text/series.ts'
import type { ModelView } from '../models/model-view.ts'
import { readAllArguments } from './infer-call.ts'
import { checkDomain } from './infer-domain.ts'
import type { ExpressionReader } from './infer-expression.ts'
import type { CodeFault, PathUse } from './infer-fault.ts'
import { checkGrouping } from './infer-grouping.ts'
import { fieldType, memberType, methodResult } from './infer-member.ts'
import { checkNames, checkOrder, checkPath } from './infer-path.ts'
import { checkRequired } from './infer-required.ts'
import {
  argumentsOf,
  dictOf,
  elementOf,
  isSequence,
  listOf,
  type MethodType,
  PLAIN,
  type RecordsType,
  type Type,
  UNKNOWN,
} from './infer-type.ts'
import { checkValues } from './infer-values.ts'

/** Calls of Odoo's own methods: what they are given is judged by the model, what they give follows from it. */
export function readMethodCall(reader: ExpressionReader, method: MethodType, node: Call): Type {
  const { records, name } = method
  if (reader.silent === 0 && reader.loops.length > 0) reader.world.repeated(method, node, reader.loops)
  const grouping = name === '_read_group' && since(reader.world.series, '17.0')
  const names = grouping ? READ_GROUP : ARGUMENTS[name === '_read_group' ? 'read_group' : name]
  if (!names) {
    const { types, named } = readAllArguments(reader, node)
    if (reader.silent === 0) reader.world.called(method, node, types, named)
    if (name === 'concat' || name === 'union') return types.length === 0 ? records : UNKNOWN
    return methodResult(method, reader.world.find)
  }
  const types = new Map<string, Type>()
  const given = argumentsOf(node, names)
  const taken = new Set<Expr>()
  let applied: Type = UNKNOWN
  for (const [argument, expr] of given) {
    taken.add(expr)
    if (expr.t === 'Lambda' && /^(?:func|key)$/.test(argument)) {
      const around = reader.loops
      reader.loops = [...around, { node: expr, target: undefined, iter: node.func, over: records }]
      applied = reader.apply(expr, [records])
      reader.loops = around
    } else {
      const type = reader.type(expr)
      types.set(argument, type)
      if (/^(?:func|key)$/.test(argument) && type.kind === 'function') applied = type.result
    }
  }
  for (const arg of node.args) if (!taken.has(arg)) reader.type(arg)
  for (const { value } of node.keywords) if (!taken.has(value)) reader.type(value)
  judge(reader, records, name, given, types, node)
  return result(reader, method, given, types, applied, grouping)
}

function judge(
  reader: ExpressionReader,
  records: RecordsType,
  method: string,
  given: ReadonlyMap<string, Expr>,
  types: ReadonlyMap<string, Type>,
  node: Call,
): void {
  const [view] = records.views
  if (!view || records.views.length > 1 || records.open || reader.silent > 0 || reader.guarded > 0) return
  for (const [argument, type] of types) {
    const expr = given.get(argument)
    if (!expr) continue
    const use = USES[argument]
    const told = (given: Given): void => tellGiven(reader, view, method, expr, given)
    if (argument === 'domain') checkDomain(reader, view, type, expr, method !== 'filtered_domain')
    else if (argument === 'vals') {
      checkValues(reader, view, type.kind === 'list' ? type.of : type, method)
      if (method === 'create') checkRequired(reader, view, expr, node)
      if (type.kind === 'text') told('text')
      else if (isSequence(type) && method !== 'create') told('list')
    } else if (argument === 'fields' && type.kind === 'text' && type.value !== '') told('names')
    else if (argument === 'flag') {
      if (since(reader.world.series, '16.0') && isUser(expr, type)) told('user')
    } else if (argument === 'ids') checkIds(reader, view, type, expr)
    else if (argument === 'order' || (argument === 'orderby' && !hasAliases(types.get('fields'))))
      checkOrder(reader, view, type, expr, argument === 'order' && method !== '_read_group' ? 'order' : 'orderby')
    else if (/^(?:func|key)$/.test(argument) && isSequence(type)) told('function')
    else if (argument === 'func') checkPath(reader, view, type, expr, method === 'mapped' ? 'mapped' : 'filtered')
    else if (argument === 'key') {
      if (method === 'sorted') checkOrder(reader, view, type, expr, 'sorted')
      else checkPath(reader, view, type, expr, 'grouped')
    } else if (use) {
      checkNames(reader, view, type, expr, use)
      if (method === '_read_group' && since(reader.world.series, '17.0') && argument !== 'fields')
        checkGrouping(reader, view, type, argument === 'groupby' ? 'groupby' : 'aggregates')
    }
  }
}

type Given = Extract<CodeFault, { readonly kind: 'given' }>['given']

function tellGiven(reader: ExpressionReader, view: ModelView, method: string, { s, e }: Expr, given: Given): void {
  reader.emit([s, e], { kind: 'given', view, method, given })
}

/** `sudo(user)`: until 12.0 it was how another user is taken. */
function isUser(expr: Expr, type: Type): boolean {
  if (type.kind === 'records' || (expr.t === 'Num' && expr.value > 1)) return true
  return (expr.t === 'Name' && expr.id === 'SUPERUSER_ID') || (expr.t === 'Attribute' && expr.attr === 'uid')
}

/** `browse('5')`: what came as a text is an id of nothing. */
function checkIds(reader: ExpressionReader, view: ModelView, type: Type, expr: Expr): void {
  if (type.kind === 'records' || (isSequence(type) && elementOf(type).kind === 'records'))
    tellGiven(reader, view, 'browse', expr, 'records')
  const texts: readonly Expr[] = type.kind === 'text' ? [expr] : isSequence(type) ? type.nodes : []
  for (const node of texts) if (node === expr || node.t === 'Str') tellGiven(reader, view, 'browse', node, 'ids')
}

/** `points:sum(quiz_points)`: a group can be ordered by such a name */
function hasAliases(type: Type | undefined): boolean {
  return type?.kind !== 'list' || !type.whole || type.nodes.some((node) => node.t !== 'Str' || node.value.includes('('))
}

const USES: Readonly<Record<string, PathUse>> = {
  fields: 'read',
  field_names: 'read',
  groupby: 'group',
  aggregates: 'aggregate',
}

function result(
  reader: ExpressionReader,
  method: MethodType,
  given: ReadonlyMap<string, Expr>,
  types: ReadonlyMap<string, Type>,
  applied: Type,
  grouping: boolean,
): Type {
  const { records, name } = method
  switch (name) {
    case 'search':
      return given.has('count') ? PLAIN : records
    case 'mapped': {
      const type = types.get('func')
      if (type?.kind === 'text') return pathEnd(reader, records, type.value)
      return applied.kind === 'records' || applied.kind === 'unknown' ? applied : listOf(applied)
    }
    case 'grouped': {
      const type = types.get('key')
      return dictOf(type?.kind === 'text' ? pathEnd(reader, records, type.value) : applied, records)
    }
    case '_read_group':
      return grouping ? groups(reader, records, types) : UNKNOWN
    case 'read':
    case 'search_read':
    case 'read_group':
      return listOf(dictOf(PLAIN, PLAIN))
    default:
      return methodResult(method, reader.world.find)
  }
}

/** What `mapped('a.b')` gives. */
function pathEnd(reader: ExpressionReader, records: RecordsType, path: string): Type {
  let at: Type = records
  for (const name of path.split('.')) {
    if (at.kind !== 'records') return UNKNOWN
    const has = at.views.some((view) => view.field(name) !== undefined)
    at = (has ? memberType(at, name, reader.world.find) : reader.world.formerly(at, name)) ?? UNKNOWN
  }
  return at.kind === 'plain' ? listOf(PLAIN) : at
}

/** The tuples of `_read_group`: the groups' values, then the aggregates. */
function groups(reader: ExpressionReader, records: RecordsType, types: ReadonlyMap<string, Type>): Type {
  const [view] = records.views
  const by = texts(types.get('groupby'))
  const aggregates = types.has('aggregates') ? texts(types.get('aggregates')) : []
  if (!view || !by || !aggregates) return UNKNOWN
  const items: Type[] = []
  for (const text of by) {
    const field = view.field(text.split(/[:.]/)[0] ?? '')
    if (text === 'id') items.push(records)
    else if (!field || text.includes('.')) items.push(UNKNOWN)
    // `date:month_number` is a number
    else items.push(text.includes(':') ? PLAIN : fieldType(field, reader.world.find))
  }
  for (const text of aggregates) {
    const [name = '', aggregate] = text.split(':')
    const field = view.field(name)
    if (aggregate !== 'recordset') items.push(aggregate === 'array_agg' ? listOf(PLAIN) : PLAIN)
    else items.push(name === 'id' ? records : field ? fieldType(field, reader.world.find) : UNKNOWN)
  }
  return listOf({ kind: 'tuple', items, nodes: [] })
}

/** The texts of a literal list; `undefined` when they are not all known. */
function texts(type: Type | undefined): readonly string[] | undefined {
  if (type === undefined) return []
  if (type.kind !== 'list' && type.kind !== 'tuple') return undefined
  if (type.kind === 'list' && !type.whole) return undefined
  const values = type.nodes.flatMap((node) => (node.t === 'Str' ? [node.value] : []))
  return values.length === type.nodes.length && elementOf(type).kind !== 'unknown' ? values : undefined
}
