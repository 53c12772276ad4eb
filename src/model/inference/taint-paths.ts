import type { ClassFacts, FunctionFacts, PythonFacts } from '../../facts/python-facts.ts'
import type { Call, Expr } from '../../parse/python/ast.ts'
import { isSelf } from '../../parse/python/names.ts'
import { anyWord } from '../../text/any-word.ts'
import type { Place } from '../../text/span.ts'
import type { Addon } from '../addon.ts'
import type { Project } from '../project.ts'
import { callSites, enclosing, runningCalls } from '../python/call-sites.ts'
import { type Labels, TaintReader } from './taint-reader.ts'

/** A function or method, with what it belongs to. */
export interface Unit {
  readonly addon: Addon
  readonly facts: PythonFacts
  readonly owner: ClassFacts | undefined
  readonly method: FunctionFacts
  /** the model that its class makes or extends */
  readonly model: string | undefined
}

/** Parameters of a unit that come to where they must not; `path` begins with the call in the unit itself. */
export interface TaintPath {
  readonly unit: Unit
  readonly label: string
  readonly path: readonly Place[]
}

/** A call where values must not come to: those that do. */
export type Sink = (node: Call, labels: (expr: Expr) => Labels) => Labels | undefined

const DEPTH = 5

/**
 * The parameters that come to a sink of an addon, in the unit that holds it and in all that hand them on, over methods,
 * files and addons that need this one. With `numbers` also those that a number was made of. Begins at the sinks and goes
 * back to the callers by name.
 */
export function taintPaths(
  project: Project,
  addon: Addon,
  seed: string,
  sink: Sink,
  numbers = false,
): readonly TaintPath[] {
  const found = new Map<FunctionFacts, TaintPath[]>()
  const begins = callSites(addon, project.series)
    .filter(({ name }) => name === seed)
    .flatMap(({ facts, call }) => unitAt(project, addon, facts, call.s))
  let last = readUnits(new Map(begins.map((unit) => [unit.method, unit])), found, sink, new Map(), numbers)
  for (let depth = 0; last.length > 0 && depth < DEPTH; depth++) {
    const named = new Map<string, TaintPath[]>()
    for (const one of last) named.set(one.unit.method.name, [...(named.get(one.unit.method.name) ?? []), one])
    last = readUnits(callersOf(project, addon, new Set(named.keys())), found, () => undefined, named, numbers)
  }
  return [...found.values()].flat()
}

function readUnits(
  units: ReadonlyMap<FunctionFacts, Unit>,
  found: Map<FunctionFacts, TaintPath[]>,
  sink: Sink,
  named: ReadonlyMap<string, readonly TaintPath[]>,
  numbers: boolean,
): readonly TaintPath[] {
  const fresh: TaintPath[] = []
  for (const unit of units.values()) {
    const own = found.get(unit.method) ?? []
    const note = (labels: Labels, path: readonly Place[]): void => {
      for (const label of labels) {
        if (own.some((one) => one.label === label)) continue
        const one = { unit, label, path }
        own.push(one)
        fresh.push(one)
      }
    }
    new TaintReader(unit.method.node, unit.model, numbers, (node, labels, modelOf) => {
      const at: Place = { file: unit.facts.file, span: [node.s, node.e] }
      note(sink(node, labels) ?? new Set(), [at])
      const name = node.func.t === 'Name' ? node.func.id : node.func.t === 'Attribute' ? node.func.attr : ''
      for (const { unit: callee, label, path } of named.get(name) ?? []) {
        if (!isCallee(unit, callee, node, modelOf)) continue
        const given = argumentFor(callee, label, node)
        if (given) note(labels(given), [at, ...path])
      }
    })
    if (own.length > 0) found.set(unit.method, own)
  }
  return fresh
}

function isCallee(unit: Unit, callee: Unit, node: Call, modelOf: (expr: Expr) => string | undefined): boolean {
  if (node.func.t === 'Name') return callee.owner === undefined && callee.facts === unit.facts
  if (node.func.t !== 'Attribute') return false
  const { value } = node.func
  if (callee.model !== undefined) return modelOf(value) === callee.model
  // a helper of the same controller
  return callee.owner !== undefined && callee.owner === unit.owner && isSelf(value)
}

/** What a call gives for a parameter. */
function argumentFor({ owner, method }: Unit, label: string, node: Call): Expr | undefined {
  const names = [...method.params.posonly, ...method.params.args].map(({ name }) => name)
  const isBound = owner !== undefined && !method.decorators.some(({ name }) => name === 'staticmethod')
  const at = names.indexOf(label) - (isBound ? 1 : 0)
  return node.keywords.find(({ name }) => name === label)?.value ?? (at >= 0 ? node.args[at] : undefined)
}

/** Units with a call of one of these names, in the addon and in those that need it. */
function callersOf(project: Project, addon: Addon, names: ReadonlySet<string>): ReadonlyMap<FunctionFacts, Unit> {
  const units = new Map<FunctionFacts, Unit>()
  const words = anyWord(names)
  for (const other of project.checked) {
    if (other !== addon && !project.graph.reaches(other.name, addon.name)) continue
    if (!other.mayHold(words)) continue
    for (const { facts, call, name } of runningCalls(other, project.series))
      if (names.has(name)) for (const unit of unitAt(project, other, facts, call.s)) units.set(unit.method, unit)
  }
  return units
}

function unitAt(project: Project, addon: Addon, facts: PythonFacts, at: number): readonly Unit[] {
  const { owner, method } = enclosing(facts, at)
  if (!method) return []
  const model = project.models.classes(addon).find((one) => one.definition === owner)?.part.model
  return [{ addon, facts, owner, method, model }]
}
