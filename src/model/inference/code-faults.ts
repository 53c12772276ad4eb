import type { FunctionFacts, PythonFacts } from '../../facts/python-facts.ts'
import { fullId } from '../../facts/summarize-data.ts'
import type { Attribute, Call, Expr, Stmt } from '../../parse/python/ast.ts'
import { isSelf, isSuperCall } from '../../parse/python/names.ts'
import type { Series } from '../../text/series.ts'
import type { FilePath } from '../../text/span.ts'
import { isPresent } from '../add-dependency.ts'
import type { Addon } from '../addon.ts'
import { lacksOperator } from '../models/domain-operator.ts'
import { followPath } from '../models/field-path.ts'
import type { ModelClass } from '../models/model-classes.ts'
import type { ModelIndex, ModelView } from '../models/models.ts'
import type { Project } from '../project.ts'
import { enclosing } from '../python/call-sites.ts'
import { hooksOf } from '../python/hooks.ts'
import { pythonFileUses } from '../python/python-uses.ts'
import { BodyReader } from './infer-body.ts'
import type { CodeWorld, FieldUse, Loop } from './infer-expression.ts'
import type { CodeFault } from './infer-fault.ts'
import { guardedNames } from './infer-guard.ts'
import { type FindView, fieldType } from './infer-member.ts'
import { ParameterTypes } from './infer-parameters.ts'
import { ENV, type MethodType, REQUEST, type Type, UNKNOWN } from './infer-type.ts'
import { givenValues } from './infer-values.ts'
import { visitBody } from './infer-visit.ts'
import { memberOwners } from './member-owners.ts'

/** What reading the code of an addon brought to light. */
export interface CodeReading {
  readonly faults: readonly CodeFault[]
  /** accesses of a member on something that begins with `self`: how many are of a known value, and how many are not */
  readonly known: number
  readonly unknown: number
  /** methods of Odoo's own that are called in each turn of a loop, each place once */
  readonly repeated: readonly RepeatedCall[]
}

export interface RepeatedCall {
  readonly facts: PythonFacts
  readonly method: MethodType
  readonly node: Call
  readonly loops: readonly Loop[]
}

/** Methods that go to the database, and `browse`, which they can be spared by. */
const REPEATABLE: ReadonlySet<string> = new Set([
  'search', 'search_count', 'search_read', 'search_fetch', 'read_group', '_read_group', 'name_search', 'read', 'browse',
  'create', 'write', 'unlink',
]) // biome-ignore format: a table

/** Is told of the fields that the code of a file has to do with. */
export type Used = (use: FieldUse, file: FilePath) => void

/** Reads all code of an addon that Odoo runs: methods of models, controllers and functions; tests are left out. */
export function readCode(project: Project, addon: Addon, used?: Used): CodeReading {
  if (!addon.installable || !project.hasCore) return { faults: [], known: 0, unknown: 0, repeated: [] }
  const reading = new CodeReader(project, addon, used)
  reading.read()
  const repeated = [...reading.repeated.values()]
  return { faults: reading.faults(), known: reading.known, unknown: reading.unknown, repeated }
}

/** Modules out of reach that have what is missing, sorted. */
export function faultOwners(project: Project, addon: Addon, fault: CodeFault): readonly string[] {
  const { models, ids } = project
  switch (fault.kind) {
    case 'model':
      return models.creators(fault.model)
    case 'member':
      return fault.views.flatMap((view) => memberOwners(project, view, fault.name, addon.name))
    case 'value':
      return memberOwners(project, fault.view, fault.name, addon.name)
    case 'path': {
      const end = followPath(fault.view, fault.path, (model) => models.view(model, addon.name))
      return end.verdict === 'no' ? memberOwners(project, end.model, end.name, addon.name) : []
    }
    case 'ref': {
      const resolution = ids.resolve(fullId(addon.name, fault.id), addon.name)
      return resolution.verdict === 'no' ? resolution.elsewhere : []
    }
    default:
      return []
  }
}

class CodeReader {
  known = 0
  unknown = 0
  readonly repeated = new Map<Call, RepeatedCall>()
  readonly #project: Project
  readonly #addon: Addon
  readonly #used: Used | undefined
  readonly #parameters: ParameterTypes
  readonly #hooks: ReadonlyMap<FunctionFacts, readonly Type[]>
  readonly #found = new Map<PythonFacts, CodeFault[]>()
  readonly #readers = new Map<PythonFacts, BodyReader>()

  constructor(project: Project, addon: Addon, used: Used | undefined) {
    this.#project = project
    this.#addon = addon
    this.#used = used
    const classes = project.models.classes(addon)
    this.#parameters = new ParameterTypes(classes)
    this.#hooks = hookTypes(addon, project.series)
  }

  read(): void {
    const uses = pythonFileUses(this.#addon, this.#project.series)
    for (const [relative, facts] of this.#addon.python) {
      const use = uses.get(relative)
      if (use !== undefined && use !== 'tests' && use !== 'upgrade' && use !== 'never') this.#file(facts)
    }
    for (const later of this.#parameters.ordered()) {
      const reader = this.#readers.get(later.one.facts)
      if (!reader) continue
      const types = this.#parameters.typesOf(later)
      reader.assumed = types.some((type) => type.kind === 'records' || type.kind === 'list' || type.kind === 'dict')
      this.#method(reader, later.one, later.method, types)
      reader.assumed = false
    }
  }

  /** What the code itself does not know to be missing. */
  faults(): readonly CodeFault[] {
    const faults: CodeFault[] = []
    for (const [facts, found] of this.#found) {
      const guards = guardedNames(facts)
      for (const fault of found) {
        if (guards.covers(fault)) continue
        const owners = faultOwners(this.#project, this.#addon, fault).filter((owner) => this.#counts(owner))
        // what comes with a module that is surely installed too is there when the code runs
        const present = owners.some((owner) => isPresent(this.#project, this.#addon, owner))
        const spared = (): boolean =>
          guards.asksModules || present || this.#overrides(facts, fault, owners) || this.#siblingsAsk(facts)
        if (owners.length === 0 || !spared()) faults.push(fault)
      }
    }
    return faults
  }

  /** Against an earlier release: what another addon only overrides is gone with what it overrides. */
  #counts(owner: string): boolean {
    return !this.#project.former || this.#project.addon(owner) === undefined
  }

  /** Does it stand in an override of a method that only one of these modules has? Without the module it never runs. */
  #overrides(facts: PythonFacts, fault: CodeFault, owners: readonly string[]): boolean {
    const { owner, method } = enclosing(facts, fault.span[0])
    const one = owner && this.#project.models.classOf(this.#addon, owner)
    if (!one?.view || !method) return false
    const { name, node } = method
    const definitions = one.view.method(name)?.definitions ?? []
    if (definitions.some(({ module }) => module !== this.#addon.name) || !asksSuper(node.body, name)) return false
    const brings = memberOwners(this.#project, one.view, name, this.#addon.name)
    return brings.some((module) => owners.includes(module))
  }

  /** Does other code of the same models look which modules are installed, before it comes to what this file overrides? */
  #siblingsAsk(facts: PythonFacts): boolean {
    const files = new Set<FilePath>()
    for (const one of this.#project.models.classes(this.#addon))
      if (one.facts === facts)
        for (const { part } of one.view?.contributions ?? []) if (part.place) files.add(part.place.file)
    files.delete(facts.file)
    return [...files].some((file) => {
      const owner = this.#project.addonOfFile(file)
      const other = owner && [...owner.python.values()].find((one) => one.file === file)
      return other !== undefined && guardedNames(other).asksModules
    })
  }

  #file(facts: PythonFacts): void {
    const reader = new BodyReader(this.#world(facts))
    this.#readers.set(facts, reader)
    for (const definition of facts.classes) {
      const one = this.#project.models.classOf(this.#addon, definition)
      if (one) this.#class(reader, one)
      else for (const method of definition.methods) reader.readFunction(method.node, [])
    }
    for (const one of facts.functions) reader.readFunction(one.node, this.#hooks.get(one) ?? [])
  }

  #class(reader: BodyReader, one: ModelClass): void {
    const self = selfOf(this.#project, one)
    for (const method of one.definition.methods) {
      for (const { call } of method.decorators) if (call) readLambdas(reader, call.args, self)
      if (!this.#parameters.isLater(method)) this.#method(reader, one, method, [])
    }
    for (const field of one.definition.fields) readLambdas(reader, Object.values(field.args), self)
  }

  #method(reader: BodyReader, one: ModelClass, method: FunctionFacts, types: readonly Type[]): void {
    const self = selfOf(this.#project, one)
    const index = one.view?.lineage.findIndex(({ part }) => part === one.part) ?? -1
    reader.above = self.kind === 'records' && index >= 0 ? { records: self, index } : undefined
    const given = types.length === 0 ? givenValues(method, one.view) : types
    reader.readFunction(method.node, isOfRecords(method) ? [self, ...given] : [])
    reader.above = undefined
  }

  #world(facts: PythonFacts): CodeWorld {
    const emit = (fault: CodeFault): void => {
      const found = this.#found.get(facts)
      if (found) found.push(fault)
      else this.#found.set(facts, [fault])
    }
    return {
      ...worldOf(this.#project, this.#addon, facts, emit, this, this.#used),
      called: (method, node, types, named) => this.#parameters.called(method, node, types, named),
      escaped: (name) => this.#parameters.escaped(name),
      repeated: (method, node, loops) => {
        if (REPEATABLE.has(method.name)) this.repeated.set(node, { facts, method, node, loops })
      },
    }
  }
}

/** What the code of a file stands on; nobody looks at what its methods are called with. */
export function worldOf(
  project: Project,
  addon: Addon,
  facts: Pick<PythonFacts, 'file' | 'imports' | 'constants'>,
  emit: (fault: CodeFault) => void,
  counted: { known: number; unknown: number },
  used?: Used,
): CodeWorld {
  const { models, series, former } = project
  const from = addon.name
  const find: FindView = (model) =>
    models.view(model, from) ?? (former && (models.view(former.renamed(model) ?? '', from) ?? former.view(model, from)))
  const request = facts.imports.some(
    ({ module, names }) => /^(?:odoo|openerp)\.http$/.test(module) && names.some(({ name }) => name === 'request'),
  )
  return {
    file: facts.file,
    series,
    constants: facts.constants,
    find,
    formerly: (owner, name) => {
      for (const view of owner.views) {
        const field = project.former?.view(view.name, from)?.field(name)
        if (field) return fieldType(field, find)
      }
      return undefined
    },
    lacks: (model) => models.exists(model, from).verdict === 'no',
    lacksOperator: (operator) => lacksOperator(project, from, operator),
    idModel: (id) => idModel(project, from, id),
    global: (name) => {
      if (name === 'request' && request) return REQUEST
      const text = Object.hasOwn(facts.constants, name) ? facts.constants[name] : undefined
      return text === undefined ? undefined : { kind: 'text', value: text }
    },
    emit,
    ...(used && { used: (use: FieldUse) => used(use, facts.file) }),
    mayHave: (owner, member) => models.hasMember(member) || owner.views.some((view) => isForOthers(models, view)),
    called: () => undefined,
    escaped: () => undefined,
    repeated: () => undefined,
    count: (node, known) => {
      if (!isOfSelf(node)) return
      if (known) counted.known++
      else counted.unknown++
    },
  }
}

function idModel(
  project: Project,
  from: string,
  id: string,
): { readonly model: string | undefined; readonly missing: boolean } {
  if (!id.includes('.')) return { model: undefined, missing: true }
  const resolution = project.ids.resolve(fullId(from, id), from)
  if (resolution.verdict === 'yes' || resolution.verdict === 'generated')
    return { model: resolution.model, missing: false }
  return { model: undefined, missing: resolution.verdict === 'no' }
}

/**
 * Is it there for models of others alone? Then they have what its code asks of them. `base` is every model, of which
 * none needs to have the member; what a report takes for its values is no other model's.
 */
function isForOthers(models: ModelIndex, { name, kind }: ModelView): boolean {
  return name === 'base' || (kind === 'abstract' && !name.startsWith('report.') && !models.isTakenOver(name))
}

/** What Odoo calls the addon's hooks with: those that can be called so, and do not take it for something else. */
function hookTypes(addon: Addon, series: Series): ReadonlyMap<FunctionFacts, readonly Type[]> {
  const taken = hooksOf(addon, series).filter(({ callable, use }) => callable && use !== 'cursor' && use !== 'either')
  return new Map(
    taken.map((hook) => [hook.found.facts, hook.arguments.map((one) => (one === 'env' ? ENV : UNKNOWN))] as const),
  )
}

/** What `self` is in a class: records of its model, or of one that takes the model over. */
function selfOf({ models }: Project, { view }: ModelClass): Type {
  const open = view !== undefined && (view.kind === 'abstract' || models.isTakenOver(view.name))
  return view ? { kind: 'records', views: [view], open } : UNKNOWN
}

/** `default=lambda self: …` */
function readLambdas(reader: BodyReader, values: readonly Expr[], self: Type): void {
  for (const value of values) if (value.t === 'Lambda') reader.apply(value, [self])
}

function isOfRecords(method: FunctionFacts): boolean {
  return !method.decorators.some(({ name }) => /^(?:static|class)method$/.test(name))
}

function isOfSelf(node: Attribute): boolean {
  let at: Expr = node
  for (;;) {
    if (at.t === 'Attribute' || at.t === 'Subscript') at = at.value
    else if (at.t === 'Call') at = at.func
    else return isSelf(at)
  }
}

/** `super().name`, `super(Class, records).name` */
function asksSuper(body: readonly Stmt[], name: string): boolean {
  let found = false
  visitBody(body, (node) => {
    if (node.t === 'Attribute' && node.attr === name) found ||= isSuperCall(node.value)
    return !found
  })
  return found
}
