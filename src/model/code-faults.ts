import type { ClassFacts, FunctionFacts, PythonFacts } from '../facts/python-facts.ts'
import { fullId } from '../facts/summarize-data.ts'
import type { Attribute, Expr } from '../parse/python/ast.ts'
import { isPresent } from './add-dependency.ts'
import type { Addon } from './addon.ts'
import { followPath } from './field-path.ts'
import { BodyReader } from './infer-body.ts'
import type { CodeWorld } from './infer-expression.ts'
import type { CodeFault } from './infer-fault.ts'
import { guardedNames } from './infer-guard.ts'
import { REQUEST, type Type } from './infer-type.ts'
import { memberOwners } from './member-owners.ts'
import type { ModelClass } from './model-classes.ts'
import type { Project } from './project.ts'
import { pythonFileUses } from './python-uses.ts'

/** What reading the code of an addon brought to light. */
export interface CodeReading {
  readonly faults: readonly CodeFault[]
  /** accesses of a member on something that begins with `self`: how many are of a known value, and how many are not */
  readonly known: number
  readonly unknown: number
}

/** Reads all code of an addon that Odoo runs: methods of models, controllers and functions; tests are left out. */
export function readCode(project: Project, addon: Addon): CodeReading {
  const faults: CodeFault[] = []
  const counted = { known: 0, unknown: 0 }
  if (!addon.installable || !project.hasCore) return { faults, ...counted }
  const uses = pythonFileUses(addon, project.series)
  const classes = new Map(project.models.classes(addon).map((one) => [one.definition, one]))
  for (const [relative, facts] of addon.python) {
    const use = uses.get(relative)
    if (use === undefined || use === 'tests' || use === 'upgrade' || use === 'never') continue
    const found: CodeFault[] = []
    readFile(project, addon, facts, classes, (fault) => found.push(fault), counted)
    if (found.length === 0) continue
    const guards = guardedNames(facts)
    for (const fault of found) {
      if (guards.covers(fault)) continue
      const owners = faultOwners(project, addon, fault)
      // what comes with a module that is surely installed too is there when the code runs
      if (owners.length > 0 && (guards.asksModules || owners.some((owner) => isPresent(project, addon, owner))))
        continue
      faults.push(fault)
    }
  }
  return { faults, ...counted }
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

function readFile(
  project: Project,
  addon: Addon,
  facts: PythonFacts,
  classes: ReadonlyMap<ClassFacts, ModelClass>,
  emit: (fault: CodeFault) => void,
  counted: { known: number; unknown: number },
): void {
  const reader = new BodyReader(worldOf(project, addon, facts, emit, counted))
  for (const definition of facts.classes) {
    const one = classes.get(definition)
    if (one) readModelClass(reader, one)
    else for (const method of definition.methods) reader.readFunction(method.node, [])
  }
  for (const one of facts.functions) reader.readFunction(one.node, [])
}

function readModelClass(reader: BodyReader, one: ModelClass): void {
  const { view } = one
  const self: Type = view ? { kind: 'records', views: [view], open: view.kind === 'abstract' } : { kind: 'unknown' }
  const index = view?.lineage.findIndex(({ part }) => part === one.part) ?? -1
  reader.above = self.kind === 'records' && index >= 0 ? { records: self, index } : undefined
  for (const method of one.definition.methods) {
    for (const { call } of method.decorators) if (call) readLambdas(reader, call.args, self)
    reader.readFunction(method.node, isOfRecords(method) ? [self] : [])
  }
  for (const field of one.definition.fields) readLambdas(reader, Object.values(field.args), self)
  reader.above = undefined
}

/** `default=lambda self: …` */
function readLambdas(reader: BodyReader, values: readonly Expr[], self: Type): void {
  for (const value of values) if (value.t === 'Lambda') reader.apply(value, [self])
}

function isOfRecords(method: FunctionFacts): boolean {
  return !method.decorators.some(({ name }) => /^(?:static|class)method$/.test(name))
}

/** What the code of a file stands on. */
export function worldOf(
  project: Project,
  addon: Addon,
  facts: PythonFacts,
  emit: (fault: CodeFault) => void,
  counted: { known: number; unknown: number },
): CodeWorld {
  const { models, ids, series } = project
  const request = facts.imports.some(
    ({ module, names }) => /^(?:odoo|openerp)\.http$/.test(module) && names.some(({ name }) => name === 'request'),
  )
  return {
    file: facts.file,
    series,
    constants: facts.constants,
    find: (model) => models.view(model, addon.name),
    lacks: (model) => models.exists(model, addon.name).verdict === 'no',
    idModel: (id) => {
      if (!id.includes('.')) return { model: undefined, missing: true }
      const resolution = ids.resolve(fullId(addon.name, id), addon.name)
      if (resolution.verdict === 'yes' || resolution.verdict === 'generated')
        return { model: resolution.model, missing: false }
      return { model: undefined, missing: resolution.verdict === 'no' }
    },
    global: (name) => {
      if (name === 'request' && request) return REQUEST
      const text = Object.hasOwn(facts.constants, name) ? facts.constants[name] : undefined
      return text === undefined ? undefined : { kind: 'text', value: text }
    },
    emit,
    count: (node, known) => {
      if (!isOfSelf(node)) return
      if (known) counted.known++
      else counted.unknown++
    },
  }
}

function isOfSelf(node: Attribute): boolean {
  let at: Expr = node
  for (;;) {
    if (at.t === 'Attribute' || at.t === 'Subscript') at = at.value
    else if (at.t === 'Call') at = at.func
    else return at.t === 'Name' && at.id === 'self'
  }
}
