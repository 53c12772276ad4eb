import { constantText } from '../../facts/constant-text.ts'
import { isEnvironmentMember } from '../../knowledge/recordset-api.ts'
import { lostOfRequest } from '../../knowledge/request-members.ts'
import type {
  Attribute,
  Binary,
  Call,
  Comprehension,
  Dict,
  Expr,
  For,
  FunctionDef,
  Lambda,
  Params,
  Subscript,
} from '../../parse/python/ast.ts'
import type { Series } from '../../text/series.ts'
import type { FilePath, Span } from '../../text/span.ts'
import { tellsApart } from '../models/domain-paths.ts'
import type { ModelView } from '../models/model-view.ts'
import { isGivenList, readCall } from './infer-call.ts'
import type { CodeFault, PathUse } from './infer-fault.ts'
import { asksWhatIsThere } from './infer-guard.ts'
import { type FindView, memberType } from './infer-member.ts'
import { judgeJoined, judgeLoop, judgeMember } from './infer-misuse.ts'
import { narrowings } from './infer-narrow.ts'
import { Scope } from './infer-scope.ts'
import { judgeAssigned, judgeCompared } from './infer-selection.ts'
import {
  type DictEntry,
  dictOf,
  ENV,
  elementOf,
  FLOAT,
  INTEGER,
  isWords,
  type ListType,
  listOf,
  type MethodType,
  NOTHING,
  PLAIN,
  type RecordsType,
  recordsOf,
  type Type,
  UNKNOWN,
  union,
  WORDS,
} from './infer-type.ts'
import { judgeGiven, judgeLines } from './infer-values.ts'

/** One place where code has to do with a field that is there. */
export interface FieldUse {
  readonly view: ModelView
  /** dotted: of the fields behind it too */
  readonly path: string
  readonly span: Span
  readonly use: PathUse | 'member' | 'value'
  /** what it is given or compared with */
  readonly value?: Expr | undefined
  /** it is compared with the value */
  readonly compared?: true
  /** by an operator that tells it apart from the value: `!=`, `not in` */
  readonly apart?: true
}

/** What the code of one file stands on. */
export interface CodeWorld {
  readonly file: FilePath
  readonly series: Series
  readonly find: FindView
  /** what a field gave in the release before, when the present one lacks it */
  formerly(owner: RecordsType, name: string): Type | undefined
  /** is there surely no such model? */
  lacks(model: string): boolean
  /** surely no operator of a domain here */
  lacksOperator(operator: string): boolean
  /** the model of an external id; `missing`: there is surely no such id */
  idModel(id: string): { readonly model: string | undefined; readonly missing: boolean }
  /** what a name of the module is */
  global(name: string): Type | undefined
  readonly constants: Readonly<Record<string, string>>
  emit(fault: CodeFault): void
  /** has any model that is known a member of this name, or may one that is not known? */
  mayHave(owner: RecordsType, member: string): boolean
  /** a method is called with these values */
  called(method: MethodType, node: Call, types: readonly Type[], named: readonly Type[]): void
  /** a method of this name is called, or may be, in a way that is not seen */
  escaped(name: string): void
  /** a field of a model is read, asked for by a path, or given a value; for those who count uses */
  used?(use: FieldUse): void
  /** a member of something was asked for: is it known what that is? */
  count(node: Attribute, known: boolean): void
  /** a method of Odoo's own is called in each turn of these loops, the outermost first */
  repeated(method: MethodType, node: Call, loops: readonly Loop[]): void
}

/** What is done once for each item of something: a `for`, a comprehension, a lambda given to `filtered` and the like. */
export interface Loop {
  readonly node: For | Comprehension | Lambda
  readonly target: Expr | undefined
  readonly iter: Expr
  /** what it goes through */
  readonly over: Type
}

type Bare = CodeFault extends infer Fault
  ? Fault extends CodeFault
    ? Omit<Fault, 'file' | 'span' | 'assumed'>
    : never
  : never

/** Reads expressions: tells what each of them gives, and what in them cannot be. */
export abstract class ExpressionReader {
  readonly world: CodeWorld
  scope = new Scope()
  /** the loops around what is read now */
  loops: readonly Loop[] = []
  /** above 0: what is read now was reported, or will be */
  silent = 0
  /** the parameters of what is read now are known from calls alone */
  assumed = false
  /** above 0: whoever wrote this code has thought of its failing */
  guarded = 0
  /** the class that `super()` is about: its records and its place in the lineage */
  above: { readonly records: RecordsType; readonly index: number } | undefined

  /** names bound to the answer of a test that `asks` */
  readonly answers = new Set<string>()

  constructor(world: CodeWorld) {
    this.world = world
  }

  /** A function inside a function: what a call of it gives. */
  abstract nested(node: FunctionDef): Type

  emit(span: Span, fault: Bare): void {
    if (this.silent === 0 && this.guarded === 0)
      this.world.emit({ ...fault, file: this.world.file, span, assumed: this.assumed })
  }

  /** Does a test look for something that may not be there? Then what hangs on it is spared. */
  asks(test: Expr): boolean {
    if (this.guarded > 0 || this.silent > 0) return false
    return asksWhatIsThere(
      test,
      (expr) => this.type(expr).kind === 'records',
      (name) => this.answers.has(name),
    )
  }

  all(nodes: readonly (Expr | null)[]): void {
    for (const node of nodes) if (node) this.type(node)
  }

  type(node: Expr): Type {
    switch (node.t) {
      case 'Name':
        return this.scope.get(node.id) ?? this.world.global(node.id) ?? UNKNOWN
      case 'Str':
        return { kind: 'text', value: node.value }
      case 'Const':
        return node.value === null || node.value === false ? NOTHING : PLAIN
      case 'Num':
        return node.kind === 'int' ? INTEGER : node.kind === 'float' ? FLOAT : PLAIN
      case 'Bytes':
        return PLAIN
      case 'Attribute':
        return this.attribute(this.type(node.value), node, 'read')
      case 'Call':
        return readCall(this, node)
      case 'Subscript':
        return this.#subscript(node)
      case 'Slice':
        this.all([node.lower, node.upper, node.step])
        return PLAIN
      case 'List':
      case 'Set': {
        const of = node.items.map((item) => this.#item(item)).reduce<Type>(union, NOTHING)
        return listOf(of, node.items, !node.items.some((item) => item.t === 'Starred'))
      }
      case 'Tuple':
        return { kind: 'tuple', items: node.items.map((item) => this.#item(item)), nodes: node.items }
      case 'Dict':
        return this.#dict(node)
      case 'Unary':
        this.type(node.operand)
        return PLAIN
      case 'Binary':
        return this.#binary(node)
      case 'Bool':
        return this.#bool(node.op, node.values)
      case 'Compare':
        this.#compared(node)
        // the owner is read for itself only when a text stands on the other side
        if (node.left.t === 'Attribute' && node.left.value.t === 'Name' && this.silent === 0)
          judgeCompared(this, node, this.type(node.left.value))
        this.type(node.left)
        this.all(node.comparators)
        return PLAIN
      case 'Conditional': {
        this.type(node.test)
        const asks = this.asks(node.test)
        if (asks) this.guarded++
        const either = union(
          this.narrowed(node.test, true, () => this.type(node.body)),
          this.narrowed(node.test, false, () => this.type(node.orelse)),
        )
        if (asks) this.guarded--
        return either
      }
      case 'Lambda':
        return { kind: 'function', node, result: this.apply(node, []) }
      case 'Comp':
        return this.#comprehension(node)
      case 'Starred':
      case 'Await':
        return this.type(node.value)
      case 'Yield':
        this.all([node.value])
        return UNKNOWN
      case 'Walrus': {
        const type = this.type(node.value)
        this.scope.holder.set(node.target.id, type)
        return type
      }
      case 'JoinedStr': {
        for (const piece of node.pieces) if (typeof piece !== 'string') this.type(piece)
        return this.#text(node) ?? PLAIN
      }
      case 'Formatted':
        this.all([node.value, node.spec])
        return PLAIN
      default:
        return UNKNOWN
    }
  }

  #binary(node: Binary): Type {
    const left = this.type(node.left)
    const right = this.type(node.right)
    if (left.kind === 'records' && right.kind === 'records' && /^[|&+-]$/.test(node.op)) {
      const [one] = left.views
      const [other] = right.views
      const single = left.views.length === 1 && right.views.length === 1 && !left.open && !right.open
      if (single && one && other && one.name !== other.name)
        this.emit([node.s, node.e], { kind: 'mixed', left: one, right: other, operator: node.op })
    }
    if (node.op === '+' && this.silent === 0) judgeJoined(this, node, left, right)
    return binary(node.op, left, right, this.#text(node))
  }

  #text(node: Expr): Type | undefined {
    const value = constantText(node, this.world.constants)
    return value === undefined ? undefined : { kind: 'text', value }
  }

  #item(node: Expr): Type {
    return node.t === 'Starred' ? elementOf(this.type(node.value)) : this.type(node)
  }

  /** `owner.name` */
  attribute(owner: Type, node: Attribute, use: 'read' | 'call' | 'write'): Type {
    switch (owner.kind) {
      case 'records': {
        const member = memberType(owner, node.attr, this.world.find)
        if (this.silent === 0)
          this.world.count(node, member?.kind !== 'unknown' || owner.views.every((view) => view.membersKnown))
        if (member?.kind === 'method' && use === 'read') this.world.escaped(node.attr)
        if (!member) this.#missing(owner, node, use)
        else this.#used(owner, node)
        return member ?? this.world.formerly(owner, node.attr) ?? UNKNOWN
      }
      case 'super':
        return this.#above(owner.records, owner.index, node.attr)
      case 'env':
        this.checkEnvironment(node)
        return this.#environment(node.attr)
      case 'request':
        if (node.attr === 'env') return ENV
        if (node.attr !== 'website') return this.#ofRequest(node, use)
        if (!this.world.find('website')) this.emit([node.as, node.e], { kind: 'request', name: node.attr })
        return recordsOf(this.world.find('website'))
      case 'object':
        return owner.members.get(node.attr) ?? UNKNOWN
      case 'plain':
        judgeMember(this, owner, node)
        return PLAIN
      case 'text':
        return PLAIN
      case 'unknown':
        if (this.silent === 0) this.world.count(node, false)
        if (node.attr.startsWith('_')) this.world.escaped(node.attr)
        return UNKNOWN
      default:
        return UNKNOWN
    }
  }

  #ofRequest({ attr, as, e }: Attribute, use: 'read' | 'call' | 'write'): Type {
    const advice = use === 'write' ? undefined : lostOfRequest(attr, this.world.series)
    if (advice !== undefined) this.emit([as, e], { kind: 'request-lost', name: attr, advice })
    return UNKNOWN
  }

  #used(owner: RecordsType, { attr, as, e }: Attribute): void {
    const [view] = owner.views
    if (this.world.used && this.silent === 0 && view && owner.views.length === 1 && view.field(attr))
      this.world.used({ view, path: attr, span: [as, e], use: 'member' })
  }

  /** `record.state == 'done'`: the texts that a field is compared with */
  #compared(node: Extract<Expr, { t: 'Compare' }>): void {
    const { left } = node
    const [value] = node.comparators
    if (!this.world.used || this.silent > 0 || left.t !== 'Attribute' || !value) return
    this.silent++
    const owner = this.type(left.value)
    this.silent--
    const [view] = owner.kind === 'records' && owner.views.length === 1 ? owner.views : []
    if (!view?.field(left.attr)) return
    const use = { view, path: left.attr, span: [left.as, left.e], use: 'value', value, compared: true } as const
    this.world.used(tellsApart(node.ops[0]) ? { ...use, apart: true } : use)
  }

  /** No class of the models has the member; those of an abstract model may have it from any that takes it over. */
  #missing(owner: RecordsType, node: Attribute, use: 'read' | 'call' | 'write'): void {
    if (owner.open && this.world.mayHave(owner, node.attr)) return
    const before = this.assumed
    this.assumed ||= owner.open
    this.emit([node.as, node.e], { kind: 'member', views: owner.views, name: node.attr, use })
    this.assumed = before
  }

  /** `env.name` */
  checkEnvironment(node: Attribute): void {
    if (!isEnvironmentMember(node.attr, this.world.series))
      this.emit([node.as, node.e], { kind: 'environment', name: node.attr })
  }

  #environment(name: string): Type {
    if (name === 'user') return recordsOf(this.world.find('res.users'))
    if (name === 'company' || name === 'companies') return recordsOf(this.world.find('res.company'))
    if (name === 'context') return dictOf(PLAIN, UNKNOWN)
    return /^(?:cr|uid|lang|su|tz|_)$/.test(name) ? PLAIN : UNKNOWN
  }

  #above(records: RecordsType, index: number, name: string): Type {
    const [view] = records.views
    if (!view) return UNKNOWN
    if (!view.method(name)) return memberType(records, name, this.world.find) ?? UNKNOWN
    let skip = 0
    for (const { part } of view.lineage.slice(0, index + 1)) if (part.methods.some((one) => one.name === name)) skip++
    return { kind: 'method', records, name, skip }
  }

  #subscript(node: Subscript): Type {
    const owner = this.type(node.value)
    const index = this.type(node.index)
    switch (owner.kind) {
      case 'env':
        return index.kind === 'text' ? this.model(index.value, [node.index.s, node.index.e]) : UNKNOWN
      case 'records': {
        if (index.kind !== 'text') return isPosition(node.index) ? owner : UNKNOWN
        const [view] = owner.views
        if (!view || owner.views.length > 1) return UNKNOWN
        const field = memberType(owner, index.value, this.world.find)
        if (!view.field(index.value) && !owner.open)
          this.emit([node.index.s, node.index.e], { kind: 'path', view, path: index.value, use: 'index' })
        return field ?? UNKNOWN
      }
      case 'list':
        this.#askedByKey(owner, node, index)
        return node.index.t === 'Slice' ? listOf(owner.of) : owner.of
      case 'tuple': {
        if (node.index.t === 'Slice') return listOf(elementOf(owner))
        const at = node.index.t === 'Num' ? owner.items[node.index.value] : owner.items.at(-1)
        return at && (node.index.t === 'Num' || node.index.t === 'Unary') ? at : elementOf(owner)
      }
      case 'dict':
        return dictValue(owner, index)
      case 'plain':
      case 'text':
        return PLAIN
      default:
        return UNKNOWN
    }
  }

  /** `vals_list['name']` */
  #askedByKey(owner: ListType, { value, index: { s, e } }: Subscript, index: Type): void {
    if (index.kind === 'text' && value.t === 'Name' && isGivenList(owner))
      this.emit([s, e], { kind: 'many', name: value.id, asked: `['${index.value}']` })
  }

  /** `env['name']` */
  model(name: string, span: Span, opened = false): Type {
    const view = this.world.find(name)
    if (!view && this.world.lacks(name)) this.emit(span, { kind: 'model', model: name, opened })
    return recordsOf(view)
  }

  #dict(node: Dict): Type {
    const entries = new Map<string, DictEntry>()
    let rest: Type = NOTHING
    let keys: Type = NOTHING
    for (const [i, key] of node.keys.entries()) {
      const value = node.values[i]
      if (!value) continue
      const type = this.type(value)
      if (!key) {
        if (type.kind !== 'dict') rest = keys = UNKNOWN
        else {
          for (const [name, entry] of type.entries) entries.set(name, entry)
          rest = union(rest, type.rest)
          keys = union(keys, type.key)
        }
        continue
      }
      const named = this.type(key)
      keys = union(keys, named.kind === 'text' ? PLAIN : named)
      if (named.kind === 'text') entries.set(named.value, { span: [key.s, key.e], value, type })
      else rest = union(rest, type)
    }
    const opened = entries.get('res_model')
    const action = entries.get('type')?.type
    if (opened?.type.kind === 'text' && action?.kind === 'text' && action.value === 'ir.actions.act_window')
      this.model(opened.type.value, opened.value ? [opened.value.s, opened.value.e] : opened.span, true)
    return dictOf(keys, rest, entries)
  }

  #bool(op: 'and' | 'or', values: readonly Expr[]): Type {
    const [first, ...others] = values
    if (!first) return UNKNOWN
    const left = this.type(first)
    if (others.length === 0) return left
    const right = this.narrowed(first, op === 'and', () => this.#bool(op, others))
    if (op === 'or') return union(left, right)
    // what comes of a false left side is nothing, or an empty recordset that nobody goes on with
    return right
  }

  /** Reads something as it is where a test came out true, or false. */
  narrowed<T>(test: Expr, truth: boolean, read: () => T): T {
    const found = narrowings(test, truth, this)
    if (found.length === 0) return read()
    const outer = this.scope
    this.scope = new Scope(outer, true)
    for (const [name, type] of found) this.scope.set(name, type)
    const result = read()
    this.scope = outer
    return result
  }

  #comprehension(node: Comprehension): Type {
    const outer = this.scope
    this.scope = new Scope(outer, true)
    const around = this.loops
    for (const clause of node.clauses) {
      const over = this.type(clause.iter)
      judgeLoop(this, over, clause.iter)
      this.bind(clause.target, elementOf(over))
      this.loops = [...this.loops, { node, target: clause.target, iter: clause.iter, over }]
      for (const test of clause.ifs) {
        this.type(test)
        for (const [name, type] of narrowings(test, true, this)) this.scope.set(name, type)
      }
    }
    const element = this.type(node.element)
    const value = node.value && this.type(node.value)
    this.scope = outer
    this.loops = around
    return value ? dictOf(element, value) : listOf(element)
  }

  /** Gives a name, or the names of a tuple, their values. */
  bind(target: Expr, type: Type, value?: Expr): void {
    if (target.t === 'Name') this.scope.set(target.id, type)
    else if (target.t === 'Starred') this.bind(target.value, listOf(elementOf(type)))
    else if (target.t === 'Tuple' || target.t === 'List')
      for (const [i, item] of target.items.entries()) {
        const whole = type.kind === 'tuple' && type.items.length === target.items.length
        this.bind(item, whole ? (type.items[i] ?? UNKNOWN) : elementOf(type))
      }
    else if (target.t === 'Attribute') {
      const owner = this.type(target.value)
      if (owner.kind === 'object') owner.members.set(target.attr, union(owner.members.get(target.attr) ?? type, type))
      else this.attribute(owner, target, 'write')
      if (this.silent === 0) {
        judgeAssigned(this, owner, target.attr, type, [target.as, target.e])
        judgeLines(this, owner, target.attr, value, type)
      }
    } else if (target.t === 'Subscript') this.#bindItem(target, type, value)
  }

  /** `owner[index] = value` */
  #bindItem(target: Subscript, type: Type, value: Expr | undefined): void {
    const owner = this.type(target.value)
    const index = this.type(target.index)
    if (owner.kind === 'records' && index.kind === 'text') {
      this.type(target)
      judgeLines(this, owner, index.value, value, type)
    }
    if (target.value.t !== 'Name') return
    if (owner.kind === 'dict' && owner.valuesOf) {
      if (index.kind === 'text') judgeGiven(this, owner, index.value, [target.index.s, target.index.e])
    } else if (owner.kind === 'dict') {
      const entries = new Map(owner.entries)
      if (index.kind === 'text') entries.set(index.value, { span: [target.index.s, target.index.e], value, type })
      const rest = index.kind === 'text' ? owner.rest : union(owner.rest, type)
      this.rebind(target.value.id, dictOf(union(owner.key, index.kind === 'text' ? PLAIN : index), rest, entries))
    } else if (owner.kind === 'list') {
      this.#askedByKey(owner, target, index)
      this.rebind(target.value.id, listOf(union(owner.of, type)))
    }
  }

  /** A variable's value was changed in place. */
  rebind(name: string, type: Type): void {
    for (let scope: Scope | undefined = this.scope; scope; scope = scope.parent)
      if (scope.vars.has(name)) {
        scope.vars.set(name, type)
        return
      }
  }

  /** Calls a lambda with these values: what it gives. */
  apply(node: Lambda, values: readonly Type[]): Type {
    const outer = this.scope
    const scope = new Scope(outer)
    this.bindParams(node.params, values, scope)
    this.scope = scope
    const result = this.type(node.body)
    this.scope = outer
    return result
  }

  /** Gives parameters their values; those without are unknown. */
  bindParams(params: Params, values: readonly Type[], into: Scope): void {
    for (const [i, param] of [...params.posonly, ...params.args].entries()) {
      const byDefault = param.default && this.type(param.default)
      const value = values[i]
      // `lambda r, line=line: …` keeps the value of a variable
      const kept = byDefault && byDefault.kind === 'records' ? byDefault : UNKNOWN
      into.set(param.name, value ? union(value, byDefault ?? value) : kept)
    }
    for (const param of params.kwonly) {
      if (param.default) this.type(param.default)
      into.set(param.name, UNKNOWN)
    }
    if (params.vararg) into.set(params.vararg.name, UNKNOWN)
    if (params.kwarg) into.set(params.kwarg.name, UNKNOWN)
  }
}

/** `records[0]`, `records[:1]`, `records[-1]`: all else may be the name of a field */
function isPosition(index: Expr): boolean {
  return index.t === 'Num' || index.t === 'Slice' || (index.t === 'Unary' && index.op === '-')
}

/** The value under a key. What a dict is filled with at first, `0` above all, may be replaced where nobody sees it. */
export function dictValue(owner: Extract<Type, { kind: 'dict' }>, key: Type): Type {
  const value = heldValue(owner, key)
  return value.kind === 'plain' ? PLAIN : value
}

function heldValue(owner: Extract<Type, { kind: 'dict' }>, key: Type): Type {
  if (key.kind === 'text') {
    const entry = owner.entries.get(key.value)
    if (entry) return owner.rest.kind === 'unknown' ? UNKNOWN : entry.type
    return owner.rest.kind === 'nothing' ? UNKNOWN : owner.rest
  }
  const any = [...owner.entries.values()].map((entry) => entry.type).reduce(union, owner.rest)
  return any.kind === 'nothing' ? UNKNOWN : any
}

function binary(op: string, left: Type, right: Type, text: Type | undefined): Type {
  if (text) return text
  if (left.kind === 'records' || right.kind === 'records') {
    if (op === '-' || op === '&') return left
    if (op === '+' || op === '|') return union(left, right)
    return UNKNOWN
  }
  if (left.kind === 'list' && right.kind === 'list' && op === '+') {
    const nodes = [...left.nodes, ...right.nodes]
    return listOf(union(left.of, right.of), nodes.slice(0, 60), left.whole && right.whole && nodes.length <= 60)
  }
  if (left.kind === 'list' && op === '+') return listOf(union(left.of, elementOf(right)), left.nodes)
  if (right.kind === 'list' && op === '+') return listOf(union(elementOf(left), right.of), right.nodes)
  if (left.kind === 'list' || right.kind === 'list') return left.kind === 'list' ? listOf(left.of) : UNKNOWN
  if (left.kind === 'unknown' || right.kind === 'unknown') return UNKNOWN
  if (left.kind === 'dict' && right.kind === 'dict') return union(left, right)
  if (op === '+' && isWords(left) && isWords(right)) return WORDS
  return left.kind === 'tuple' || right.kind === 'tuple' ? UNKNOWN : PLAIN
}
