import type { Call, ClassDef, Expr, FunctionDef, Stmt } from '../parse/python/ast.ts'
import { firstParameter } from '../parse/python/names.ts'
import { parsePython } from '../parse/python/parse.ts'
import { dottedName, walkStmts } from '../parse/python/walk.ts'
import type { Source } from '../text/source.ts'
import type { Span } from '../text/span.ts'
import { constantText } from './constant-text.ts'
import { ForeignFields } from './foreign-fields.ts'
import { headComments } from './head-comments.ts'
import type { Text } from './literal.ts'
import {
  type BindingFacts,
  type ClassFacts,
  type DecoratorFacts,
  FIELD_POSITIONAL,
  type FieldFacts,
  type FunctionFacts,
  type ImportFacts,
  type PythonFacts,
} from './python-facts.ts'

/** Reads one Python file. Pure; never throws. */
export function extractPython(source: Source): PythonFacts {
  const module = parsePython(source.text)
  const reader = new Reader()
  const modelines = module.comments.filter(([start, end]) => /^[#\s]*vim:/i.test(source.text.slice(start, end)))
  const head = headComments(source, module.comments, module.body)
  reader.collectConstants(module.body)
  reader.statements(module.body, { guarded: false, typing: false })
  return {
    kind: 'python',
    file: source.file,
    issues: module.issues,
    imports: reader.imports,
    bindings: reader.bindings,
    all: reader.all,
    open: reader.open,
    classes: reader.classes,
    functions: reader.functions,
    constants: reader.constants,
    comments: module.comments,
    ...(head.length > 0 && { headComments: head }),
    commentedImports: module.comments.flatMap(
      ([start, end]) => /^#+\s*((?:from\s+[.\w]+\s+)?import\s+\w.*)/.exec(source.text.slice(start, end))?.[1] ?? [],
    ),
    body: module.body,
    ...(reader.lengthens.size > 0 && { lengthens: [...reader.lengthens].sort() }),
    ...(changesBases(source.text, module.body) && { rebases: true as const }),
    ...(reader.executes && { executes: true as const }),
    ...(modelines.length > 0 && { modelines }),
  }
}

/** `cls.__bases__ = (…)`, at whatever place. */
function changesBases(text: string, body: readonly Stmt[]): boolean {
  if (!text.includes('__bases__')) return false
  let found = false
  walkStmts(body, (statement) => {
    const targets = statement.t === 'Assign' ? statement.targets : statement.t === 'AugAssign' ? [statement.target] : []
    found ||= targets.some((target) => target.t === 'Attribute' && target.attr === '__bases__')
  })
  return found
}

interface Context {
  readonly guarded: boolean
  readonly typing: boolean
}

class Reader {
  readonly imports: ImportFacts[] = []
  readonly bindings: BindingFacts[] = []
  readonly classes: ClassFacts[] = []
  readonly functions: FunctionFacts[] = []
  readonly constants: Record<string, string> = {}
  readonly lengthens = new Set<string>()
  all: string[] | undefined
  open = false
  executes = false
  readonly #bodies = new Map<string, ClassBody>()
  readonly #foreign = new ForeignFields()
  readonly #late = new Map<string, Call>()

  collectConstants(body: readonly Stmt[]): void {
    const seen = new Set<string>()
    for (const statement of body) {
      if (statement.t !== 'Assign') continue
      for (const target of statement.targets) {
        if (target.t !== 'Name') continue
        const text = constantText(statement.value, this.constants)
        if (text !== undefined && !seen.has(target.id)) this.constants[target.id] = text
        else delete this.constants[target.id]
        seen.add(target.id)
      }
    }
  }

  statements(body: readonly Stmt[], context: Context): void {
    for (const statement of body) this.#statement(statement, context)
  }

  #statement(statement: Stmt, context: Context): void {
    switch (statement.t) {
      case 'Import':
      case 'ImportFrom':
        this.#import(statement, context, false)
        break
      case 'ClassDef':
        this.#bind(statement.name, 'class', [statement.ns, statement.ns + statement.name.length])
        this.#class(statement)
        break
      case 'FunctionDef':
        this.#bind(statement.name, 'function', [statement.ns, statement.ns + statement.name.length])
        this.functions.push(functionFacts(statement))
        this.#foreign.defineFunction(statement)
        if (statement.name === '__getattr__') this.open = true
        this.#deferred(statement.body, context)
        break
      case 'Assign':
        for (const target of statement.targets) this.#bindTarget(target)
        for (const target of statement.targets)
          if (target.t === 'Name' && statement.value.t === 'Call') this.#late.set(target.id, statement.value)
          else if (target.t === 'Attribute') this.#lateAttribute(target, statement.value)
        if (statement.targets.some((target) => target.t === 'Name' && target.id === '__all__'))
          this.all = textList(statement.value)
        break
      case 'AnnAssign':
        this.#bindTarget(statement.target)
        break
      case 'AugAssign':
        if (statement.target.t === 'Name' && statement.target.id === '__all__') this.all = undefined
        this.#lengthen(statement.target)
        break
      case 'If': {
        const typing = isTypeChecking(statement.test)
        const guarded = context.guarded || (!typing && isFlag(statement.test))
        this.statements(statement.body, { guarded, typing: context.typing || typing })
        this.statements(statement.orelse, { ...context, guarded })
        break
      }
      case 'Try': {
        const guarded = context.guarded || catchesImportError(statement)
        this.statements(statement.body, { ...context, guarded })
        for (const handler of statement.handlers) this.statements(handler.body, { ...context, guarded })
        this.statements(statement.orelse, context)
        this.statements(statement.finalbody, context)
        break
      }
      case 'With':
        for (const item of statement.items) if (item.target) this.#bindTarget(item.target)
        this.statements(statement.body, {
          ...context,
          guarded:
            context.guarded ||
            statement.items.some(
              (item) => item.context.t === 'Call' && /suppress$/.test(dottedName(item.context.func) ?? ''),
            ),
        })
        break
      case 'For':
        this.#bindTarget(statement.target)
        this.statements(statement.body, context)
        this.statements(statement.orelse, context)
        break
      case 'While':
        this.statements(statement.body, context)
        this.statements(statement.orelse, context)
        break
      case 'Expr':
        if (statement.value.t === 'Call') {
          const called = dottedName(statement.value.func) ?? ''
          if (called === 'setattr') this.#lateField(statement.value)
          const { func } = statement.value
          if (func.t === 'Attribute' && /^(?:append|extend|insert)$/.test(func.attr)) this.#lengthen(func.value)
          if (called === 'exec') this.executes = true
          if (/^globals\(?/.test(called) || called === 'exec' || called === 'vars') this.open = true
        }
        break
      default:
        break
    }
  }

  /** Imports inside functions: they run later, and a failing one breaks that call alone. */
  #deferred(body: readonly Stmt[], context: Context): void {
    for (const statement of body) {
      switch (statement.t) {
        case 'Import':
        case 'ImportFrom':
          this.#import(statement, context, true)
          break
        case 'If':
        case 'For':
        case 'While':
          this.#deferred(statement.body, context)
          this.#deferred(statement.orelse, context)
          break
        case 'With':
        case 'FunctionDef':
        case 'ClassDef':
          this.#deferred(statement.body, context)
          break
        case 'Try': {
          const guarded = context.guarded || catchesImportError(statement)
          this.#deferred(statement.body, { ...context, guarded })
          for (const handler of statement.handlers) this.#deferred(handler.body, { ...context, guarded })
          this.#deferred(statement.orelse, context)
          this.#deferred(statement.finalbody, context)
          break
        }
        default:
          break
      }
    }
  }

  #import(
    statement: Extract<Stmt, { t: 'Import' | 'ImportFrom' }>,
    context: Context,
    deferred: boolean,
    binds = !deferred,
  ): void {
    const names = statement.names.map((alias) => ({
      name: alias.name,
      asname: alias.asname ?? undefined,
      span: [alias.s, alias.e] as const,
    }))
    const from = statement.t === 'ImportFrom'
    const first = statement.names[0]
    const moduleSpan: Span = from
      ? [statement.ms, statement.me]
      : first
        ? [first.s, first.s + first.name.length]
        : [statement.s, statement.e]
    this.imports.push({
      module: from ? statement.module : '',
      level: from ? statement.level : 0,
      from,
      names,
      span: [statement.s, statement.e],
      moduleSpan,
      guarded: context.guarded,
      deferred,
      typing: context.typing,
    })
    if (!binds) return
    this.#foreign.import(this.imports.at(-1))
    for (const { name, asname, span } of names) {
      if (name === '*') this.open = true
      else this.#bind(asname ?? (from ? name : (name.split('.')[0] ?? name)), 'import', span)
    }
  }

  #bind(name: string, kind: BindingFacts['kind'], span: Span): void {
    this.bindings.push({ name, kind, span })
  }

  #bindTarget(target: Expr): void {
    if (target.t === 'Name') this.#bind(target.id, 'value', [target.s, target.e])
    else if (target.t === 'Tuple' || target.t === 'List') for (const item of target.items) this.#bindTarget(item)
    else if (target.t === 'Starred') this.#bindTarget(target.value)
    else if (target.t === 'Subscript' && target.value.t === 'Call' && dottedName(target.value.func) === 'globals')
      this.open = true
  }

  /**
   * A class derived from another one of the file is of its kind. One that names a model and derives, itself or through a
   * plain class of the file, from a class that another addon makes a model of is a model: `class Check(CheckIdentity)`,
   * `class Check(identity.CheckIdentity)`.
   */
  #kind(bases: readonly string[], hasModelAttributes: boolean): ClassFacts['kind'] {
    const kind = classKind(bases, hasModelAttributes)
    if (kind !== 'other') return kind
    const own = this.classes.findLast((one) => bases.includes(one.name))
    if (own && own.kind !== 'other') return own.kind
    const roots = [...bases, ...(own?.bases ?? [])].map((base) => base.replace(/\..*/, ''))
    const isImported = this.imports.some(
      ({ module, names }) =>
        /^odoo\.addons\.\w+\.(?:models|wizards?)\b/.test(module) &&
        names.some(({ name, asname }) => roots.includes(asname ?? name)),
    )
    return hasModelAttributes && isImported ? 'model' : 'other'
  }

  /** `setattr(Rule, 'global', fields.Boolean())`, or of a name bound to that: how a field is called like a keyword. */
  #lateField(call: Call): void {
    const [owner, name, given] = call.args
    const value = given?.t === 'Name' ? this.#late.get(given.id) : given
    if (owner?.t !== 'Name' || name?.t !== 'Str' || value?.t !== 'Call') return
    const field = fieldFacts(name.value, [name.s, name.e], value)
    if (field) this.#bodies.get(owner.id)?.fields.push(field)
  }

  /** A list that another addon made and this file imports gets more items. */
  #lengthen(list: Expr): void {
    const dotted = dottedName(list)
    const root = dotted?.split('.')[0]
    for (const { module, names } of this.imports)
      for (const { name, asname } of names) {
        if ((asname ?? name) !== root && !(asname === undefined && dotted?.startsWith(`${name}.`))) continue
        // `base.models.ir_actions.VIEW_TYPES` behind `from odoo.addons import base`
        const addon = /^odoo\.addons\.(\w+)/.exec(module === '' ? (dotted ?? '') : `${module}.${name}`)?.[1]
        if (addon !== undefined) this.lengthens.add(addon)
      }
  }

  /** `Rule.copy_all = function`, behind the class. */
  #lateAttribute({ value: owner, attr, as, e }: Extract<Expr, { t: 'Attribute' }>, value: Expr): void {
    const body = owner.t === 'Name' ? this.#bodies.get(owner.id) : undefined
    if (body) body.attributes[attr] = { value, nameSpan: [as, e] }
  }

  #class(node: ClassDef): void {
    const bases = node.bases.map((base) => dottedName(base) ?? '?')
    this.#foreign.define(node.name, bases)
    const body = new ClassBody(this.constants, this.#foreign)
    body.read(node.body, false)
    this.#bodies.set(node.name, body)
    this.classes.push({
      name: node.name,
      span: [node.s, node.e],
      nameSpan: [node.ns, node.ns + node.name.length],
      bases,
      kind: this.#kind(bases, body.modelName !== undefined || body.inherit !== undefined),
      modelName: body.modelName,
      inherit: body.inherit,
      inheritIsText: body.inheritIsText,
      inherits: body.inherits,
      fields: body.fields,
      methods: body.methods,
      attributes: body.attributes,
      dynamic: body.dynamic,
    })
    this.#classBody(node.body, { guarded: false, typing: false })
  }

  /** The body of a class runs with the module; what it imports is not bound there. */
  #classBody(body: readonly Stmt[], context: Context): void {
    for (const statement of body) {
      switch (statement.t) {
        case 'FunctionDef':
          this.#deferred(statement.body, context)
          break
        case 'ClassDef':
          this.#class(statement)
          break
        case 'Import':
        case 'ImportFrom':
          this.#import(statement, context, false, false)
          break
        case 'If':
          this.#classBody(statement.body, { ...context, typing: context.typing || isTypeChecking(statement.test) })
          this.#classBody(statement.orelse, context)
          break
        case 'Try': {
          const guarded = context.guarded || catchesImportError(statement)
          this.#classBody(statement.body, { ...context, guarded })
          for (const handler of statement.handlers) this.#classBody(handler.body, { ...context, guarded })
          this.#classBody(statement.orelse, context)
          this.#classBody(statement.finalbody, context)
          break
        }
        default:
          break
      }
    }
  }
}

class ClassBody {
  readonly fields: FieldFacts[] = []
  readonly methods: FunctionFacts[] = []
  readonly attributes: Record<string, { value: Expr; nameSpan: Span }> = {}
  modelName: ClassFacts['modelName']
  inherit: ClassFacts['inherit']
  inheritIsText = false
  inherits: ClassFacts['inherits']
  dynamic = false
  readonly #constants: Record<string, string>
  readonly #foreign: ForeignFields

  constructor(constants: Readonly<Record<string, string>>, foreign: ForeignFields) {
    this.#constants = { ...constants }
    this.#foreign = foreign
  }

  read(body: readonly Stmt[], conditional: boolean): void {
    for (const statement of body) {
      if (statement.t === 'FunctionDef') {
        this.methods.push(functionFacts(statement))
        this.#setOnClass(statement)
      } else if (statement.t === 'Assign') {
        for (const target of statement.targets) {
          const written = target.t === 'Subscript' ? namespaceItem(target) : undefined
          if (target.t === 'Name') this.#assign(target.id, [target.s, target.e], statement.value, conditional)
          else if (written !== undefined) this.#assign(written, [target.s, target.e], statement.value, conditional)
          else if (target.t === 'Tuple' && statement.value.t === 'Tuple')
            for (const [i, item] of target.items.entries()) {
              const value = statement.value.items[i]
              if (item.t === 'Name' && value) this.#assign(item.id, [item.s, item.e], value, conditional)
            }
        }
      } else if (statement.t === 'AnnAssign') {
        if (statement.target.t === 'Name' && statement.value)
          this.#assign(statement.target.id, [statement.target.s, statement.target.e], statement.value, conditional)
      } else if (statement.t === 'If') {
        this.read(statement.body, true)
        this.read(statement.orelse, true)
      } else if (statement.t === 'Try') {
        this.read(statement.body, true)
        for (const handler of statement.handlers) this.read(handler.body, true)
        this.read(statement.orelse, true)
      } else if (statement.t === 'With' || statement.t === 'For' || statement.t === 'While') this.dynamic = true
      else if (statement.t === 'Expr' && statement.value.t === 'Call' && !isMethodCall(statement.value))
        this.dynamic = true
    }
  }

  /** `cls._arch = …` in a method of the class. */
  #setOnClass({ params, body }: FunctionDef): void {
    const first = firstParameter(params)
    if (first !== 'cls') return
    walkStmts(body, (statement) => {
      if (statement.t !== 'Assign') return
      for (const target of statement.targets)
        if (target.t === 'Attribute' && target.value.t === 'Name' && target.value.id === first)
          this.attributes[target.attr] ??= { value: statement.value, nameSpan: [target.as, target.e] }
    })
  }

  #assign(name: string, nameSpan: Span, value: Expr, conditional: boolean): void {
    const text = constantText(value, this.#constants)
    if (text !== undefined) this.#constants[name] = text
    if (name === '_name') {
      if (isNone(value)) return
      this.modelName = text === undefined || conditional ? 'dynamic' : { value: text, span: [value.s, value.e] }
    } else if (name === '_inherit') {
      // `_inherit = None` says what is so without it
      if (isNone(value)) return
      this.inheritIsText = text !== undefined
      this.inherit = text !== undefined ? [{ value: text, span: [value.s, value.e] }] : textsOf(value, this.#constants)
    } else if (name === '_inherits') {
      this.inherits = inheritsOf(value, this.#constants)
    } else {
      const field =
        value.t === 'Call'
          ? (fieldFacts(name, nameSpan, value) ?? this.#foreign.field(name, nameSpan, value))
          : undefined
      if (field) this.fields.push(field)
    }
    this.attributes[name] = { value, nameSpan }
  }
}

function isNone(value: Expr): boolean {
  return value.t === 'Const' && value.value === null
}

/** The name that `vars()['name'] = …` in a class body binds: how a field is called like a keyword. */
function namespaceItem({ value, index }: Extract<Expr, { t: 'Subscript' }>): string | undefined {
  if (value.t !== 'Call' || !/^(?:vars|locals)$/.test(dottedName(value.func) ?? '')) return undefined
  return index.t === 'Str' ? index.value : undefined
}

function fieldFacts(name: string, nameSpan: Span, call: Call): FieldFacts | undefined {
  const dotted = dottedName(call.func)
  const type = dotted && fieldType(dotted)
  if (!type) return undefined
  const args: Record<string, Expr> = {}
  const keywords: Record<string, Span> = {}
  const positional = FIELD_POSITIONAL[type] ?? ['string']
  let open = false
  let excess: Span | undefined
  for (const [i, argument] of call.args.entries()) {
    const key = positional[i]
    if (argument.t === 'Starred') open = true
    else if (key) args[key] = argument
    else excess ??= [argument.s, argument.e]
  }
  for (const keyword of call.keywords) {
    if (keyword.name === null) open = true
    else {
      if (args[keyword.name] && !keywords[keyword.name]) excess ??= [keyword.s, keyword.s + keyword.name.length]
      args[keyword.name] = keyword.value
      keywords[keyword.name] = [keyword.s, keyword.s + keyword.name.length]
    }
  }
  return { name, nameSpan, type, span: [call.s, call.e], args, keywords, open, ...(excess && { excess }) }
}

/** `fields.Char`, `Char`; `fields.char`, which no Odoo of today has, is meant as the same. */
function fieldType(dotted: string): string | undefined {
  const name = /^(?:odoo\.)?fields\.(\w+)$/.exec(dotted)?.[1]
  if (name === undefined) return FIELD_CLASSES.has(dotted) ? dotted : undefined
  return /^[A-Z]/.test(name) ? name : SMALL_NAMES.get(name)
}

/** Field classes that a file may import by themselves. */
const FIELD_CLASSES: ReadonlySet<string> = new Set([
  'Binary', 'Boolean', 'Char', 'Date', 'Datetime', 'Float', 'Html', 'Id', 'Image', 'Integer', 'Json', 'Many2many',
  'Many2one', 'Many2oneReference', 'Monetary', 'One2many', 'Properties', 'PropertiesDefinition', 'Reference',
  'Selection', 'Serialized', 'Text',
]) // biome-ignore format: a table

const SMALL_NAMES: ReadonlyMap<string, string> = new Map([...FIELD_CLASSES].map((name) => [name.toLowerCase(), name]))

function classKind(bases: readonly string[], hasModelAttributes: boolean): ClassFacts['kind'] {
  for (const base of bases) {
    const last = base.slice(base.lastIndexOf('.') + 1)
    const qualified = base.includes('.')
    if (last === 'TransientModel') return 'transient'
    if (last === 'AbstractModel' || (last === 'BaseModel' && qualified)) return 'abstract'
    if (
      (last === 'Model' && (!qualified || /(?:^|\.)models\.Model$/.test(base))) ||
      (last === 'BaseModel' && hasModelAttributes)
    )
      return hasModelAttributes || qualified ? 'model' : 'other'
    if (last === 'Controller' && /(?:^|\.)(?:http\.)?Controller$/.test(base)) return 'controller'
  }
  return 'other'
}

function functionFacts(node: FunctionDef): FunctionFacts {
  const decorators = node.decorators.map((expr): DecoratorFacts => {
    const call = expr.t === 'Call' ? expr : undefined
    return { name: dottedName(call ? call.func : expr) ?? '?', call, span: [expr.s, expr.e] }
  })
  return {
    name: node.name,
    span: [node.s, node.e],
    nameSpan: [node.ns, node.ns + node.name.length],
    params: node.params,
    decorators,
    node,
  }
}

/** A test of names alone: of what an import brought or failed to bring. */
function isFlag(test: Expr): boolean {
  if (test.t === 'Unary') return isFlag(test.operand)
  if (test.t === 'Bool') return test.values.every(isFlag)
  if (test.t === 'Compare') return isFlag(test.left) && test.comparators.every((one) => one.t === 'Const')
  return test.t === 'Name'
}

function isTypeChecking(test: Expr): boolean {
  return /(?:^|\.)TYPE_CHECKING$/.test(dottedName(test) ?? '')
}

/** Is an ImportError in the body caught, and not raised again? */
function catchesImportError(statement: Extract<Stmt, { t: 'Try' }>): boolean {
  return statement.handlers.some((handler) => {
    if (handler.body.some((one) => one.t === 'Raise')) return false
    if (!handler.type) return true
    const types = handler.type.t === 'Tuple' ? handler.type.items : [handler.type]
    return types.some((type) =>
      /(?:^|\.)(?:ImportError|ModuleNotFoundError|Exception|BaseException)$/.test(dottedName(type) ?? ''),
    )
  })
}

function textList(value: Expr): string[] | undefined {
  if (value.t !== 'List' && value.t !== 'Tuple') return undefined
  return value.items.flatMap((item) => (item.t === 'Str' ? [item.value] : []))
}

/** `_patterns.remove('%y')`: a call of a method that is not handed the class's names cannot add to them. */
function isMethodCall({ func, args, keywords }: Call): boolean {
  if (func.t !== 'Attribute' || func.value.t !== 'Name') return false
  return ![...args, ...keywords.map(({ value }) => value)].some((value) => value.t === 'Call' || value.t === 'Starred')
}

function textsOf(value: Expr, constants: Readonly<Record<string, string>>): readonly Text[] | 'dynamic' {
  if (value.t !== 'List' && value.t !== 'Tuple') return 'dynamic'
  const texts: Text[] = []
  for (const item of value.items) {
    const text = constantText(item, constants)
    if (text === undefined) return 'dynamic'
    texts.push({ value: text, span: [item.s, item.e] })
  }
  return texts
}

function inheritsOf(value: Expr, constants: Readonly<Record<string, string>>): ClassFacts['inherits'] {
  if (value.t !== 'Dict') return 'dynamic'
  const pairs: { model: Text; field: Text }[] = []
  for (const [i, key] of value.keys.entries()) {
    const target = value.values[i]
    const model = key ? constantText(key, constants) : undefined
    const field = target ? constantText(target, constants) : undefined
    if (!key || !target || model === undefined || field === undefined) return 'dynamic'
    pairs.push({ model: { value: model, span: [key.s, key.e] }, field: { value: field, span: [target.s, target.e] } })
  }
  return pairs
}
