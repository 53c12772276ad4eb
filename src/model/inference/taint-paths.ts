import type { ClassFacts, FunctionFacts, PythonFacts } from '../../facts/python-facts.ts'
import type { Call, Expr } from '../../parse/python/ast.ts'
import type { Place } from '../../text/span.ts'
import type { Addon } from '../addon.ts'
import type { CodeSearch } from '../code-search.ts'
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
 * The parameters that come to a sink, in the unit that holds it and in all that hand them on, over methods, files and
 * addons. With `numbers` also those that a number was made of. Begins at the sinks and goes back to the callers by name.
 */
export function taintPaths(code: CodeSearch, seed: string, sink: Sink, numbers = false): readonly TaintPath[] {
  const { project, holding } = code
  const found = new Map<FunctionFacts, TaintPath[]>()
  const begins = holding([{ word: seed }]).flatMap((addon) =>
    callSites(addon, project.series)
      .filter(({ name }) => name === seed)
      .flatMap(({ facts, call }) => unitAt(project, addon, facts, call.s)),
  )
  let last = readUnits(project, new Map(begins.map((unit) => [unit.method, unit])), found, sink, new Map(), numbers)
  for (let depth = 0; last.length > 0 && depth < DEPTH; depth++) {
    const named = new Map<string, TaintPath[]>()
    for (const one of last) named.set(one.unit.method.name, [...(named.get(one.unit.method.name) ?? []), one])
    last = readUnits(project, callersOf(code, named), found, () => undefined, named, numbers)
  }
  return [...found.values()].flat()
}

function readUnits(
  project: Project,
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
        if (!isAround(unit, callee, project) || !isCallee(unit, callee, node, modelOf)) continue
        const given = argumentFor(callee, label, node)
        if (given) note(labels(given), [at, ...path])
      }
    })
    if (own.length > 0) found.set(unit.method, own)
  }
  return fresh
}

/** An addon that knows nothing of the other's is not followed into it. */
function isAround({ addon }: Unit, callee: Unit, { graph }: Project): boolean {
  return addon === callee.addon || graph.reaches(addon.name, callee.addon.name)
}

function isCallee(unit: Unit, callee: Unit, node: Call, modelOf: (expr: Expr) => string | undefined): boolean {
  if (node.func.t === 'Name') return callee.owner === undefined && callee.facts === unit.facts
  if (node.func.t !== 'Attribute') return false
  const { value } = node.func
  if (callee.model !== undefined) return modelOf(value) === callee.model
  // a helper of the same controller
  return callee.owner !== undefined && callee.owner === unit.owner && value.t === 'Name' && value.id === 'self'
}

/** What a call gives for a parameter. */
function argumentFor({ owner, method }: Unit, label: string, node: Call): Expr | undefined {
  const names = [...method.params.posonly, ...method.params.args].map(({ name }) => name)
  const isBound = owner !== undefined && !method.decorators.some(({ name }) => name === 'staticmethod')
  const at = names.indexOf(label) - (isBound ? 1 : 0)
  return node.keywords.find(({ name }) => name === label)?.value ?? (at >= 0 ? node.args[at] : undefined)
}

/** Units with a call of one of these names, in the addons of the methods and in those that need them. */
function callersOf(
  { project, holding }: CodeSearch,
  named: ReadonlyMap<string, readonly TaintPath[]>,
): ReadonlyMap<FunctionFacts, Unit> {
  const units = new Map<FunctionFacts, Unit>()
  const sought = [...named].map(([word, paths]) => ({
    word,
    around: [...new Set(paths.map(({ unit }) => unit.addon.name))].sort(),
  }))
  for (const addon of holding(sought))
    for (const { facts, call, name } of runningCalls(addon, project.series))
      if (named.has(name)) for (const unit of unitAt(project, addon, facts, call.s)) units.set(unit.method, unit)
  return units
}

function unitAt(project: Project, addon: Addon, facts: PythonFacts, at: number): readonly Unit[] {
  const { owner, method } = enclosing(facts, at)
  if (!method) return []
  const model = project.models.classes(addon).find((one) => one.definition === owner)?.part.model
  return [{ addon, facts, owner, method, model }]
}
