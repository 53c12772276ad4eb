import type { Expr, Param, Params } from '../parse/python/ast.ts'
import { dottedName, stringValue } from '../parse/python/walk.ts'
import { constantText } from './constant-text.ts'
import { fieldsSet, MAKES_RECORDS } from './fields-set.ts'
import { keysTakenOut } from './handled-keys.ts'
import { methodReturns } from './method-returns.ts'
import type { FieldPart, MethodPart, ModelPart } from './module-facts.ts'
import type { ClassFacts, FieldFacts, FunctionFacts, PythonFacts } from './python-facts.ts'
import { type ConstantScope, selectionKeys } from './selection-keys.ts'

/** What the classes of one file say of models, in the order written. `files` are those of the addon, by path inside it. */
export function modelParts(
  facts: PythonFacts,
  withPlaces: boolean,
  file = '',
  files: ReadonlyMap<string, PythonFacts> = new Map([[file, facts]]),
): readonly ModelPart[] {
  return facts.classes.flatMap((one) => {
    const part = modelPart(withPythonBases(one, facts), facts, withPlaces, file, files)
    return part ? [part] : []
  })
}

/** A class that derives from another model class of its file, or from a plain one, in Python's way, with what it has from there. */
function withPythonBases(one: ClassFacts, facts: PythonFacts): ClassFacts {
  let merged = one
  for (const name of one.bases) {
    const base = facts.classes.find(
      (other) =>
        other.name === name && (other.kind === one.kind || other.kind === 'other') && other.span[1] < one.span[0],
    )
    if (!base) continue
    const whole = withPythonBases(base, facts)
    // Odoo's metaclass asks each class anew: one derived from an unregistered class is registered
    const { _register: _, ...attributes } = whole.attributes
    merged = {
      ...merged,
      inherit: merged.inherit ?? whole.inherit,
      inherits: merged.inherits ?? whole.inherits,
      fields: [...whole.fields, ...merged.fields],
      methods: [...whole.methods, ...merged.methods],
      attributes: { ...attributes, ...merged.attributes },
      bases: merged.bases.flatMap((other) => (other === name ? whole.bases : [other])),
      dynamic: merged.dynamic || whole.dynamic,
    }
  }
  return merged
}

export function modelPart(
  one: ClassFacts,
  facts: PythonFacts,
  withPlaces: boolean,
  file = '',
  files: ReadonlyMap<string, PythonFacts> = new Map([[file, facts]]),
): ModelPart | undefined {
  if (one.kind !== 'model' && one.kind !== 'transient' && one.kind !== 'abstract') return undefined
  if (one.modelName === 'dynamic' || isFalse(one, '_register')) return undefined
  const inherit = one.inherit === 'dynamic' || one.inherit === undefined ? [] : one.inherit.map((text) => text.value)
  if (one.modelName === undefined && one.inherit === 'dynamic') return undefined
  const model = one.modelName?.value ?? (inherit.length === 1 ? inherit[0] : undefined) ?? one.name
  const inherits = one.inherits === 'dynamic' || one.inherits === undefined ? [] : one.inherits
  const open = one.dynamic || one.inherit === 'dynamic' || one.inherits === 'dynamic' || one.bases.some(isForeignBase)
  const recName = textOf(one, '_rec_name')
  const order = textOf(one, '_order')
  const table = textOf(one, '_table')
  const parentName = textOf(one, '_parent_name')
  const constraints = sqlConstraints(one)
  const constants = constantsOf(one, facts)
  const logAccess = isFalse(one, '_log_access') ? false : one.attributes['_log_access'] && true
  const fieldNames = new Set(one.fields.map((field) => field.name))
  const handledKeys = keysTakenOut(one.methods)
  const attributes = [...Object.keys(one.attributes), ...slotsOf(one.attributes)].filter(
    (name) => !fieldNames.has(name) && !COMMON_ATTRIBUTES.has(name),
  )
  return {
    model,
    creates: !inherit.includes(model),
    kind: one.kind,
    inherit: inherit.filter((name) => name !== model),
    inherits: inherits.map((pair) => [pair.model.value, pair.field.value] as const),
    fields: one.fields.map((field) =>
      fieldPart(field, constants, { file, files, attributes: one.attributes }, facts, withPlaces),
    ),
    methods: one.methods.map((method) => methodPart(method, one.methods, facts, withPlaces)),
    ...(recName !== undefined && { recName }),
    ...(order !== undefined && { order }),
    ...(table !== undefined && { table }),
    ...(isFalse(one, '_auto') && { auto: false as const }),
    ...(logAccess !== undefined && { logAccess }),
    ...(parentName !== undefined && { parentName }),
    ...(constraints.length > 0 && { sqlConstraints: constraints }),
    ...(attributes.length > 0 && { attributes }),
    ...(handledKeys.length > 0 && { handledKeys }),
    ...(open && { open: true as const }),
    ...(one.modelName === undefined &&
      !one.inheritIsText &&
      one.bases.every((base) => /^(?:odoo\.)?models\.\w+$/.test(base)) && { unnamed: true as const }),
    className: one.name,
    ...(withPlaces && { place: { file: facts.file, span: one.nameSpan } }),
  }
}

/** Class attributes that the ORM gives a meaning: every model has them. */
const COMMON_ATTRIBUTES: ReadonlySet<string> = new Set([
  '_name', '_inherit', '_inherits', '_description', '_table', '_order', '_rec_name', '_rec_names_search', '_auto',
  '_log_access', '_parent_name', '_parent_store', '_abstract', '_transient', '_register', '_sql_constraints',
  '_check_company_auto', '_active_name', '_fold_name', '_date_name', '_table_query', '_transient_max_hours',
  '_transient_max_count', '_depends', '_custom', '_module', '_translate', '_sequence',
]) // biome-ignore format: a table

/** A base that is neither one of Odoo's own nor a plain name: its members are not seen here. */
function isForeignBase(base: string): boolean {
  return !/(?:^|\.)(?:Model|TransientModel|AbstractModel|BaseModel|object)$/.test(base)
}

/** The attributes that `__slots__` of a class makes room for. */
export function slotsOf(attributes: ClassFacts['attributes']): readonly string[] {
  const value = attributes['__slots__']?.value
  if (value?.t !== 'List' && value?.t !== 'Tuple') return []
  return value.items.flatMap((item) => (item.t === 'Str' ? [item.value] : []))
}

function textOf(one: ClassFacts, name: string): string | undefined {
  const value = one.attributes[name]?.value
  return value && stringValue(value)
}

function isFalse(one: ClassFacts, name: string): boolean {
  const value = one.attributes[name]?.value
  return value?.t === 'Const' && value.value === false
}

/** Names of `_sql_constraints` and of 19.0's `_x = models.Constraint(…)`. */
function sqlConstraints(one: ClassFacts): readonly string[] {
  const names: string[] = []
  const list = one.attributes['_sql_constraints']?.value
  if (list?.t === 'List' || list?.t === 'Tuple')
    for (const item of list.items) {
      const name = item.t === 'Tuple' || item.t === 'List' ? item.items[0] : undefined
      if (name?.t === 'Str') names.push(name.value)
    }
  for (const [name, { value }] of Object.entries(one.attributes))
    if (value.t === 'Call' && /^models\.(?:Constraint|UniqueIndex)$/.test(dottedName(value.func) ?? ''))
      names.push(name.replace(/^_/, ''))
  return names
}

/** Texts that a field's arguments may name: constants of the file and of the class body. */
function constantsOf(one: ClassFacts, facts: PythonFacts): Readonly<Record<string, string>> {
  const constants: Record<string, string> = { ...facts.constants }
  for (const [name, { value }] of Object.entries(one.attributes)) {
    const text = constantText(value, constants)
    if (text !== undefined) constants[name] = text
    else delete constants[name]
  }
  if (one.modelName && one.modelName !== 'dynamic') constants['_name'] = one.modelName.value
  return constants
}

function fieldPart(
  field: FieldFacts,
  constants: Readonly<Record<string, string>>,
  scope: ConstantScope,
  facts: PythonFacts,
  withPlaces: boolean,
): FieldPart {
  const { args } = field
  const text = (name: string): string | undefined => args[name] && constantText(args[name], constants)
  const flag = (name: string): boolean | undefined => {
    const value = args[name]
    if (value?.t === 'Str') return value.value !== ''
    return value?.t === 'Const' && typeof value.value === 'boolean' ? value.value : undefined
  }
  const method = (name: string): string | undefined => {
    const value = args[name]
    if (!value) return undefined
    return isNothing(value) ? '' : (stringValue(value) ?? '?')
  }
  const required = flag('required')
  const store = flag('store')
  const readonly = flag('readonly')
  const selection = args['selection'] && selectionKeys(args['selection'], scope)
  const added = args['selection_add'] && selectionKeys(args['selection_add'], scope, true)
  const comodel = text('comodel_name')
  const inverse = text('inverse_name')
  const relation = text('relation')
  const column1 = text('column1')
  const column2 = text('column2')
  const related = text('related') ?? dottedList(args['related']) ?? (isNothing(args['related']) ? '' : undefined)
  const compute = method('compute')
  const inverseMethod = method('inverse')
  const search = method('search')
  const currency = text('currency_field')
  const unread = (name: string, value: string | undefined): boolean =>
    value === undefined && args[name] !== undefined && !isNothing(args[name])
  const open = field.open || unread('relation', relation) || unread('column1', column1) || unread('column2', column2)
  const groups = text('groups')
  const domain = args['domain'] && (text('domain') ?? (isNothing(args['domain']) ? '' : '?'))
  const sum = args['aggregator'] ?? args['group_operator']
  return {
    name: field.name,
    type: field.type,
    ...(comodel !== undefined && { comodel }),
    ...(inverse !== undefined && { inverse }),
    ...(relation !== undefined && { relation }),
    ...(column1 !== undefined && { column1 }),
    ...(column2 !== undefined && { column2 }),
    ...(related !== undefined && { related }),
    ...(compute !== undefined && { compute }),
    ...(inverseMethod !== undefined && { inverseMethod }),
    ...(search !== undefined && { search }),
    ...(required !== undefined && { required }),
    ...(store !== undefined && { store }),
    ...(readonly !== undefined && { readonly }),
    ...(args['translate'] && flag('translate') !== false && { translate: true as const }),
    ...(args['company_dependent'] && flag('company_dependent') !== false && { company: true as const }),
    ...(flag('delegate') && { delegate: true as const }),
    ...(args['default'] && { hasDefault: true as const }),
    ...(selection && { selection }),
    ...(added && { selectionAdd: added }),
    ...((args['selection'] && !selection) || (args['selection_add'] && !added) ? { openSelection: true as const } : {}),
    ...(currency !== undefined && { currency }),
    ...(groups !== undefined && { groups }),
    ...(domain !== undefined && { domain }),
    ...(flag('check_company') && { checkCompany: true as const }),
    ...(sum && { aggregator: isNothing(sum) ? '' : (constantText(sum, constants) ?? '?') }),
    ...(open && { open: true as const }),
    ...(withPlaces && { place: { file: facts.file, span: field.nameSpan } }),
  }
}

function isNothing(value: Expr | undefined): boolean {
  return value?.t === 'Const' && (value.value === false || value.value === null)
}

function dottedList(value: Expr | undefined): string | undefined {
  if (value?.t !== 'Tuple' && value?.t !== 'List') return undefined
  const parts = value.items.map((item) => stringValue(item))
  return parts.every((part) => part !== undefined) ? parts.join('.') : undefined
}

function methodPart(
  method: FunctionFacts,
  siblings: readonly FunctionFacts[],
  facts: PythonFacts,
  withPlaces: boolean,
): MethodPart {
  const decorators = method.decorators.map((decorator) => decoratorText(decorator, withPlaces))
  const deprecated = deprecation(method)
  const returns = methodReturns(method.node)
  return {
    name: method.name,
    signature: signatureText(method.params),
    ...(returns !== undefined && { returns }),
    ...(isAbstract(method) && { abstract: true as const }),
    ...(decorators.length > 0 && { decorators }),
    ...(deprecated !== undefined && { deprecated }),
    ...(method.name === '_valid_field_parameter' && { accepts: acceptedParameters(method) }),
    ...(MAKES_RECORDS.has(method.name) && { sets: fieldsSet(method, siblings) }),
    ...(withPlaces && { place: { file: facts.file, span: method.nameSpan } }),
  }
}

/** Does it do nothing but `raise NotImplementedError`? */
function isAbstract({ node }: FunctionFacts): boolean {
  const [only, ...others] = node.body.filter((one) => one.t !== 'Expr' || one.value.t !== 'Str')
  if (only?.t !== 'Raise' || others.length > 0 || !only.exc) return false
  return dottedName(only.exc.t === 'Call' ? only.exc.func : only.exc) === 'NotImplementedError'
}

/** The texts that a `_valid_field_parameter` compares with, types of fields among them. */
function acceptedParameters(method: FunctionFacts): readonly string[] {
  const texts = new Set<string>()
  let abstract = false
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const item of node) visit(item)
    if (typeof node !== 'object' || node === null) return
    if ('t' in node && node.t === 'Str' && 'value' in node && typeof node.value === 'string') texts.add(node.value)
    if ('attr' in node && node.attr === '_abstract') abstract = true
    for (const value of Object.values(node)) visit(value)
  }
  visit(method.node.body)
  return [...texts].filter((text) => /^\w+$/.test(text)).map((text) => (abstract ? `${text}?` : text))
}

/** Arguments are kept for a user's addon alone: nobody asks what a release's methods depend on. */
function decoratorText({ name, call }: FunctionFacts['decorators'][number], withArguments: boolean): string {
  const short = name.replace(/^(?:odoo\.)?api\./, '').replace(/method$/, '')
  if (!call || !withArguments) return short
  const args = call.args.map((arg) => stringValue(arg) ?? (arg.t === 'Starred' || arg.t === 'Lambda' ? '?' : '?'))
  return `${short}(${args.join(',')})`
}

/** A signature in short: `self, vals, limit=, *, active_test=, **kw`. */
function signatureText(params: Params): string {
  const one = (param: Param): string => (param.default ? `${param.name}=` : param.name)
  const parts = params.posonly.map(one)
  if (parts.length > 0) parts.push('/')
  parts.push(...params.args.map(one))
  if (params.vararg) parts.push(`*${params.vararg.name}`)
  else if (params.kwonly.length > 0) parts.push('*')
  parts.push(...params.kwonly.map(one))
  if (params.kwarg) parts.push(`**${params.kwarg.name}`)
  return parts.join(', ')
}

/** The name that a deprecated method tells to use instead; an empty text when it tells none. */
function deprecation(method: FunctionFacts): string | undefined {
  for (const decorator of method.decorators)
    if (/(?:^|\.)deprecated$/.test(decorator.name)) return replacementIn(decorator.call?.args[0])
  for (const statement of method.node.body.slice(0, 4)) {
    if (statement.t !== 'Expr' || statement.value.t !== 'Call') continue
    if (!/(?:^|\.)warn$/.test(dottedName(statement.value.func) ?? '')) continue
    const { args, keywords } = statement.value
    const kinds = [...args.slice(1), ...keywords.map((keyword) => keyword.value)]
    if (kinds.some((arg) => /DeprecationWarning$/.test(dottedName(arg) ?? ''))) return replacementIn(args[0])
  }
  return undefined
}

function replacementIn(message: Expr | undefined): string {
  const text =
    message &&
    (stringValue(message) ??
      (message.t === 'JoinedStr' ? message.pieces.filter((p) => typeof p === 'string').join('') : ''))
  return /(?:use|call|override|to|by|of|with)\s+[`'"]*([\w.]*\w)[`'"()]*/i.exec(text ?? '')?.[1] ?? ''
}
