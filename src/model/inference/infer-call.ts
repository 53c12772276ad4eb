import type { Attribute, Call, Expr, Name } from '../../parse/python/ast.ts'
import { checkCall } from './infer-arguments.ts'
import { dictValue, type ExpressionReader } from './infer-expression.ts'
import { methodResult } from './infer-member.ts'
import { judgeLength } from './infer-misuse.ts'
import { readMethodCall } from './infer-orm.ts'
import { checkPath } from './infer-path.ts'
import {
  type DictType,
  dictOf,
  ENV,
  elementOf,
  type ListType,
  listOf,
  NOTHING,
  PLAIN,
  recordsOf,
  type Type,
  UNKNOWN,
  union,
  withItem,
} from './infer-type.ts'
import { judgeGiven } from './infer-values.ts'

/** What a call gives; reads its arguments too. */
export function readCall(reader: ExpressionReader, node: Call): Type {
  const { func } = node
  if (func.t === 'Name') return readNamed(reader, node, func)
  if (func.t === 'Attribute') {
    const owner = reader.type(func.value)
    return called(reader, node, func, owner)
  }
  const callee = reader.type(func)
  readArguments(reader, node)
  return resultOf(callee)
}

function called(reader: ExpressionReader, node: Call, func: Attribute, owner: Type): Type {
  switch (owner.kind) {
    case 'records':
    case 'super': {
      const member = reader.attribute(owner, func, 'call')
      if (member.kind === 'method') {
        checkCall(reader, member, node)
        if (GIVEN_IDS.has(func.attr)) checkId(reader, node, func.attr)
        if (func.attr === 'set' && owner.kind === 'records' && owner.views[0]?.name === 'ir.default')
          checkDefault(reader, node)
        return readMethodCall(reader, member, node)
      }
      readArguments(reader, node)
      return resultOf(member)
    }
    case 'env':
      reader.checkEnvironment(func)
      return callEnvironment(reader, node, func.attr)
    case 'list':
      return callList(reader, node, func, owner)
    case 'dict':
      return callDict(reader, node, func, owner)
    case 'object': {
      const member = reader.attribute(owner, func, 'call')
      readArguments(reader, node)
      return resultOf(member)
    }
    default: {
      if (owner.kind === 'request' && func.attr === 'render') checkId(reader, node, 'request.render')
      const member = reader.attribute(owner, func, 'call')
      if (func.attr === 'Environment' && isOdoos(node)) return newEnvironment(reader, node)
      return callForeign(reader, node, func, member)
    }
  }
}

/** Methods whose first argument is an external id. */
const GIVEN_IDS: ReadonlySet<string> = new Set(['_for_xml_id', 'has_group', 'activity_schedule'])

/** Those that end with an error when the id has no module before it. */
const BARE_FAILS: ReadonlySet<string> = new Set(['_for_xml_id', 'has_group'])

function checkId(reader: ExpressionReader, node: Call, call: string): void {
  const [first] = node.args
  const id = first && reader.type(first)
  // views can be found by a key without a module, too
  if (
    first &&
    id?.kind === 'text' &&
    (id.value.includes('.') || BARE_FAILS.has(call)) &&
    reader.world.idModel(id.value).missing
  )
    reader.emit([first.s, first.e], { kind: 'ref', id: id.value, call })
}

/** `env['ir.default'].set('sale.order', 'note', …)` */
function checkDefault(reader: ExpressionReader, node: Call): void {
  const [first, second] = node.args
  const model = first ? reader.type(first) : UNKNOWN
  if (!first || model.kind !== 'text') return
  const records = reader.model(model.value, [first.s, first.e])
  if (second && records.kind === 'records' && records.views[0])
    checkPath(reader, records.views[0], reader.type(second), second, 'default')
}

/** Functions of other modules: `itertools.chain`, `expression.AND`, `tools.groupby` … */
function callForeign(reader: ExpressionReader, node: Call, func: Attribute, member: Type): Type {
  if (func.value.t === 'Name' && owner(func.value.id)) {
    if (/^(?:AND|OR)$/.test(func.attr)) return combined(reader, node)
    const known = readKnown(reader, node, func.attr)
    if (known) return known
  }
  if (func.attr === 'from_iterable' && node.args[0]) return listOf(elementOf(elementOf(reader.type(node.args[0]))))
  readArguments(reader, node)
  return member.kind === 'plain' || member.kind === 'text' ? PLAIN : UNKNOWN
}

function owner(name: string): boolean {
  return /^(?:itertools|collections|tools|expression|osv|copy|functools|Domain|Command)$/.test(name)
}

/** `expression.AND([a, b])`: every item is a domain; all terms of all of them. */
function combined(reader: ExpressionReader, node: Call): Type {
  const [list] = node.args
  const type = list ? reader.type(list) : UNKNOWN
  for (const arg of node.args.slice(1)) reader.type(arg)
  const of = elementOf(type)
  return of.kind === 'list' ? listOf(of.of, of.nodes) : UNKNOWN
}

/** Odoo's environment is made of a cursor, a user and mostly a context; Jinja's has nothing of the kind. */
function isOdoos({ args, keywords }: Call): boolean {
  return args.length + keywords.filter(({ name }) => /^(?:cr|uid|context|su)$/.test(name ?? '')).length >= 2
}

/** `api.Environment(cr, uid, context)` */
function newEnvironment(reader: ExpressionReader, node: Call): Type {
  const [cursor] = readArguments(reader, node)
  const [first] = node.args
  if (first && cursor?.kind === 'env') reader.emit([first.s, first.e], { kind: 'cursor' })
  return ENV
}

function callEnvironment(reader: ExpressionReader, node: Call, name: string): Type {
  const [first] = node.args
  if (name === 'get') {
    // a model that may be missing: the code asks whether it is there
    const type = first ? reader.type(first) : UNKNOWN
    return type.kind === 'text' ? recordsOf(reader.world.find(type.value)) : UNKNOWN
  }
  const types = readArguments(reader, node)
  if (name !== 'ref') return UNKNOWN
  const [id] = types
  if (id?.kind !== 'text' || !first) return UNKNOWN
  const { model, missing } = reader.world.idModel(id.value)
  const strict = node.args.length === 1 && node.keywords.length === 0
  if (missing && strict) reader.emit([first.s, first.e], { kind: 'ref', id: id.value, call: 'env.ref' })
  return model === undefined ? UNKNOWN : recordsOf(reader.world.find(model))
}

/** Reads all arguments; the types of the positional ones. */
function readArguments(reader: ExpressionReader, node: Call): readonly Type[] {
  return readAllArguments(reader, node).types
}

/** Reads all arguments: the types of the positional and of the named ones. */
export function readAllArguments(
  reader: ExpressionReader,
  node: Call,
): { readonly types: readonly Type[]; readonly named: readonly Type[] } {
  const types = node.args.map((arg) => reader.type(arg))
  const named = node.keywords.map((keyword) => reader.type(keyword.value))
  // what is handed on may be changed there
  for (const [i, arg] of node.args.entries())
    if (arg.t === 'Name' && types[i]?.kind === 'dict') reader.rebind(arg.id, closedDict(types[i]))
  return { types, named }
}

/** A dict of which it is no longer known which keys it has. */
function closedDict(type: DictType): DictType {
  const rest = [...type.entries.values()].reduce<Type>((all, entry) => union(all, entry.type), type.rest)
  return type.entries.size === 0 || type.valuesOf ? type : dictOf(type.key, rest)
}

function resultOf(callee: Type): Type {
  if (callee.kind === 'function') return callee.result
  if (callee.kind === 'env') return ENV
  return callee.kind === 'plain' ? PLAIN : UNKNOWN
}

function callList(reader: ExpressionReader, node: Call, func: Attribute, list: ListType): Type {
  if (isGivenList(list) && ONLY_OF_DICTS.has(func.attr) && func.value.t === 'Name' && reader.silent === 0)
    reader.emit([func.as, func.e], { kind: 'many', name: func.value.id, asked: `.${func.attr}()` })
  const types = readArguments(reader, node)
  const name = func.value.t === 'Name' ? func.value.id : undefined
  const [arg] = node.args
  const first = types[0] ?? UNKNOWN
  if (/^(?:append|add)$/.test(func.attr) && name !== undefined) reader.rebind(name, withItem(list, first, arg))
  else if (/^(?:extend|update)$/.test(func.attr) && name !== undefined) {
    const nodes = first.kind === 'list' ? first.nodes : []
    reader.rebind(name, listOf(union(list.of, elementOf(first)), [...list.nodes, ...nodes].slice(0, 60)))
  } else if (func.attr === 'insert' && name !== undefined)
    reader.rebind(name, withItem(list, types[1] ?? UNKNOWN, node.args[1]))
  else if (func.attr === 'pop') return list.of
  else if (/^(?:copy|union|intersection|difference)$/.test(func.attr)) return listOf(list.of)
  else if (/^(?:index|count)$/.test(func.attr)) return PLAIN
  return PLAIN
}

/** Methods of a dict that a list does not have. */
const ONLY_OF_DICTS: ReadonlySet<string> = new Set([
  'get',
  'setdefault',
  'update',
  'items',
  'keys',
  'values',
  'popitem',
])

/** Is it the list of values that an override of `create` is given, as it came? */
export function isGivenList(list: ListType): boolean {
  return list.of.kind === 'dict' && list.of.valuesOf !== undefined
}

function callDict(reader: ExpressionReader, node: Call, func: Attribute, dict: DictType): Type {
  const types = readArguments(reader, node)
  const key = types[0] ?? UNKNOWN
  const fallback = types[1] ?? NOTHING
  const name = func.value.t === 'Name' ? func.value.id : undefined
  switch (func.attr) {
    case 'get':
      return union(dictValue(dict, key), fallback)
    case 'pop':
      if (name !== undefined) reader.rebind(name, without(dict, key))
      return union(dictValue(dict, key), fallback)
    case 'setdefault': {
      const entry = key.kind === 'text' ? dict.entries.get(key.value) : undefined
      const value = union(entry?.type ?? dict.rest, fallback)
      if (dict.valuesOf) {
        if (key.kind === 'text' && node.args[0]) judgeGiven(reader, dict, key.value, [node.args[0].s, node.args[0].e])
        return UNKNOWN
      }
      if (name !== undefined && key.kind !== 'text')
        reader.rebind(name, dictOf(union(dict.key, key), value, dict.entries))
      return value.kind === 'nothing' ? UNKNOWN : value
    }
    case 'items':
      return listOf({ kind: 'tuple', items: [keysOf(dict), dictValue(dict, UNKNOWN)], nodes: [] })
    case 'values':
      return listOf(dictValue(dict, UNKNOWN))
    case 'keys':
      return listOf(keysOf(dict))
    case 'copy':
      return dict
    case 'update': {
      if (name === undefined) return PLAIN
      const entries = new Map(dict.entries)
      for (const { name: keyword, value, s } of node.keywords)
        if (keyword !== null) entries.set(keyword, { span: [s, s + keyword.length], value, type: reader.type(value) })
      const [other] = types
      if (dict.valuesOf) {
        if (other?.kind === 'dict') for (const [one, entry] of other.entries) entries.set(one, entry)
        for (const [one, { span }] of entries) judgeGiven(reader, dict, one, span)
        return PLAIN
      }
      if (other?.kind === 'dict') for (const [one, entry] of other.entries) entries.set(one, entry)
      const rest = other === undefined ? dict.rest : other.kind === 'dict' ? union(dict.rest, other.rest) : UNKNOWN
      reader.rebind(name, dictOf(dict.key, rest, entries))
      return PLAIN
    }
    default:
      if (name !== undefined) reader.rebind(name, closedDict(dict))
      return UNKNOWN
  }
}

function keysOf(dict: DictType): Type {
  return dict.key.kind === 'nothing' ? UNKNOWN : dict.key
}

/** A dict without a key that was popped or deleted. */
export function without(dict: DictType, key: Type): DictType {
  if (key.kind !== 'text' || dict.valuesOf) return closedDict(dict)
  const entries = new Map(dict.entries)
  entries.delete(key.value)
  return dictOf(dict.key, dict.rest, entries)
}

function readNamed(reader: ExpressionReader, node: Call, func: Name): Type {
  const local = reader.scope.get(func.id)
  if (local) {
    readArguments(reader, node)
    return local.kind === 'method' ? methodResult(local, reader.world.find) : resultOf(local)
  }
  if (func.id === 'super') {
    readArguments(reader, node)
    return reader.above ? { kind: 'super', ...reader.above } : UNKNOWN
  }
  if (func.id === 'Environment' && isOdoos(node)) return newEnvironment(reader, node)
  const known = readKnown(reader, node, func.id)
  if (known) return known
  readArguments(reader, node)
  return UNKNOWN
}

const TEXTS_AND_NUMBERS =
  /^(?:len|int|str|bool|float|round|abs|any|all|range|repr|isinstance|hasattr|issubclass|ord|chr|hash|id|print|format|divmod|pow|_|_lt|float_compare|float_is_zero|float_round|formatLang|format_date|format_amount|html_escape|escape|Markup|bytes|ValueError|UserError|ValidationError|relativedelta|timedelta|datetime|date|frozendict)$/

/** Python's own functions, and those of its and Odoo's libraries that hand recordsets on; `undefined`: another one. */
function readKnown(reader: ExpressionReader, node: Call, name: string): Type | undefined {
  if (TEXTS_AND_NUMBERS.test(name)) {
    const [of] = readArguments(reader, node)
    const [first] = node.args
    if (name === 'len' && of && first) judgeLength(reader, of, first)
    return PLAIN
  }
  switch (name) {
    case 'filter':
    case 'map': {
      const [func, ...lists] = node.args
      const values = lists.map((list) => elementOf(reader.type(list)))
      const result = func?.t === 'Lambda' ? reader.apply(func, values) : func ? resultOf(reader.type(func)) : UNKNOWN
      return listOf(name === 'map' ? result : (values[0] ?? UNKNOWN))
    }
    case 'groupby': {
      const [list] = node.args
      const of = list ? elementOf(reader.type(list)) : UNKNOWN
      const key = keyResult(reader, node, of)
      return listOf({ kind: 'tuple', items: [key, listOf(of)], nodes: [] })
    }
    case 'sorted':
    case 'max':
    case 'min': {
      const types = node.args.map((arg) => reader.type(arg))
      const of = types.length === 1 && types[0] ? elementOf(types[0]) : types.reduce(union, NOTHING)
      keyResult(reader, node, of)
      return name === 'sorted' ? listOf(of) : of
    }
    default: {
      const wrap = WRAPPERS[name]
      if (!wrap) return undefined
      const types = readArguments(reader, node)
      return wrap(types, node, reader)
    }
  }
}

/** Reads `key=lambda x: …`, or a lambda as second argument; other keywords too. */
function keyResult(reader: ExpressionReader, node: Call, of: Type): Type {
  let result: Type = UNKNOWN
  const functions: Expr[] = node.args.slice(1).filter((arg) => arg.t === 'Lambda')
  for (const { name, value } of node.keywords) {
    if (name === 'key') functions.push(value)
    else reader.type(value)
  }
  for (const one of functions) result = one.t === 'Lambda' ? reader.apply(one, [of]) : resultOf(reader.type(one))
  return result
}

type Wrapper = (types: readonly Type[], node: Call, reader: ExpressionReader) => Type

const collect: Wrapper = ([type]) =>
  type === undefined ? listOf(NOTHING) : type.kind === 'list' ? listOf(type.of, type.nodes) : listOf(elementOf(type))

/** `zip(*rows)` gives columns, of which nobody knows what is in each. */
const zipped: Wrapper = (types, { args }) =>
  listOf(args.some((arg) => arg.t === 'Starred') ? UNKNOWN : { kind: 'tuple', items: types.map(elementOf), nodes: [] })

const WRAPPERS: Readonly<Record<string, Wrapper>> = {
  list: collect,
  set: collect,
  tuple: collect,
  frozenset: collect,
  iter: collect,
  reversed: collect,
  OrderedSet: collect,
  unique: collect,
  enumerate: ([type]) => listOf({ kind: 'tuple', items: [PLAIN, elementOf(type ?? UNKNOWN)], nodes: [] }),
  zip: zipped,
  zip_longest: zipped,
  next: (types) => union(elementOf(types[0] ?? UNKNOWN), types[1] ?? NOTHING),
  sum: (types) => (types[1]?.kind === 'records' ? types[1] : types[1] === undefined ? PLAIN : UNKNOWN),
  chain: (types) => listOf(types.map(elementOf).reduce(union, NOTHING)),
  islice: ([type]) => listOf(elementOf(type ?? UNKNOWN)),
  deepcopy: ([type]) => type ?? UNKNOWN,
  copy: ([type]) => type ?? UNKNOWN,
  cast: (types) => types[1] ?? UNKNOWN,
  lazy: ([type]) => (type?.kind === 'function' ? type.result : UNKNOWN),
  split_every: (types) => (types[1]?.kind === 'records' && types.length < 3 ? listOf(types[1]) : UNKNOWN),
  Domain: ([type]) => (type?.kind === 'list' ? type : UNKNOWN),
  dict: ([type], node, reader) => {
    const base = type === undefined ? dictOf(NOTHING, NOTHING) : type
    if (base.kind !== 'dict') return dictOf(UNKNOWN, UNKNOWN)
    const entries = new Map(base.entries)
    for (const { name, value, s } of node.keywords) {
      if (name === null) return dictOf(UNKNOWN, UNKNOWN)
      entries.set(name, { span: [s, s + name.length], value, type: reader.type(value) })
    }
    return dictOf(base.key, base.rest, entries)
  },
  OrderedDict: ([type]) => (type === undefined ? dictOf(NOTHING, NOTHING) : UNKNOWN),
  defaultdict: ([type], node) => {
    const [maker] = node.args
    if (type?.kind === 'function') return dictOf(NOTHING, type.result)
    const made = maker?.t === 'Name' ? MADE[maker.id] : undefined
    return dictOf(NOTHING, made ?? UNKNOWN)
  },
}

const MADE: Readonly<Record<string, Type>> = {
  list: listOf(NOTHING),
  set: listOf(NOTHING),
  dict: dictOf(NOTHING, NOTHING),
  int: PLAIN,
  float: PLAIN,
  str: PLAIN,
}
