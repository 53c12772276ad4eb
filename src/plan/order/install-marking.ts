import type { ModuleGraph } from '../../model/graph/graph.ts'
import type { ModuleNode } from '../../model/graph/module.ts'
import { type Series, since } from '../../text/series.ts'
import { placeholderModules } from './placeholder-modules.ts'

/** The column `state` of `ir_module_module`, as far as an installation changes it. */
export type State = 'uninstalled' | 'uninstallable' | 'to install' | 'installed'

export type Origin = 'requested' | 'dependency' | 'auto_install'

/** Why Odoo raises while it marks a module: what stands in the way, and at which module. */
export interface Failure {
  readonly kind: 'missing' | 'cycle' | 'refused' | 'deep'
  readonly culprit: string
}

export interface Marking {
  readonly states: ReadonlyMap<string, State>
  /** why a module was marked first */
  readonly origins: ReadonlyMap<string, Origin>
  /** modules at which real Odoo would give up the whole installation */
  readonly failures: ReadonlyMap<string, { readonly origin: Origin; readonly failure: Failure }>
}

export interface MarkingOptions {
  readonly series: Series
  readonly requested: readonly string[]
  /** modules of an existing database; without it the database is new */
  readonly installed: readonly string[] | undefined
  readonly countries: ReadonlySet<string>
  readonly skipAutoInstall: boolean
  /** modules that are never marked */
  readonly refused: ReadonlySet<string>
}

/** `_state_update` gives up at this depth of recursion; it takes any longer chain for a cycle. */
const MAX_LEVEL = 100

/**
 * Marks modules as `db.initialize()` and `ir.module.module.button_install()` do. Where Odoo raises, the module is left
 * out and marking goes on, so that a plan shows everything at once. `graph` must hold readable modules only.
 */
export function markModules(graph: ModuleGraph, options: MarkingOptions): Marking {
  const { series, refused } = options
  const states = new Map<string, State>()
  const origins = new Map<string, Origin>()
  const failures = new Map<string, { origin: Origin; failure: Failure }>()
  const modules = graph.names.flatMap((name) => graph.node(name) ?? []).filter((module) => module.broken === undefined)
  for (const { name, installable } of modules) states.set(name, installable ? 'uninstalled' : 'uninstallable')

  if (options.installed) {
    for (const name of options.installed) if (states.has(name)) states.set(name, 'installed')
  } else {
    initialize(modules, graph, states, origins, options)
  }
  for (const name of placeholderModules(series)) if (!states.has(name)) states.set(name, 'uninstallable')
  // base is loaded alone before anything else is marked
  if (states.has('base')) states.set('base', 'installed')

  let origin: Origin = 'requested'
  const asked = new Set(options.requested)
  let batch = modules.filter(({ name }) => asked.has(name) && states.get(name) === 'uninstalled')
  while (batch.length > 0) {
    for (const { name } of batch) {
      const result = stateUpdate(name, graph, states, series, refused)
      if (result.failure) {
        failures.set(name, { origin, failure: result.failure })
        continue
      }
      for (const marked of result.marked) {
        states.set(marked, 'to install')
        origins.set(marked, marked === name ? origin : 'dependency')
      }
    }
    if (options.skipAutoInstall) break
    origin = 'auto_install'
    batch = modules.filter(
      (module) =>
        states.get(module.name) === 'uninstalled' && !failures.has(module.name) && mustInstall(module, states, options),
    )
  }
  return { states, origins, failures }
}

/** `db.initialize()`: pure SQL, which neither notices missing modules nor looks at countries. */
function initialize(
  modules: readonly ModuleNode[],
  graph: ModuleGraph,
  states: Map<string, State>,
  origins: Map<string, Origin>,
  { series, skipAutoInstall, refused }: MarkingOptions,
): void {
  if (skipAutoInstall) return
  const marksUninstallable = !since(series, '17.0')
  for (;;) {
    const marked = new Map<string, Origin>()
    for (const { name, autoInstall } of modules) {
      const state = states.get(name)
      if (!autoInstall || refused.has(name) || state === 'to install') continue
      if (state === 'uninstallable' && !marksUninstallable) continue
      // a trigger without a row in the table is ignored by the join
      if (autoInstall.every((trigger) => (states.get(trigger) ?? 'to install') === 'to install')) {
        marked.set(name, 'auto_install')
      }
    }
    for (const { name } of modules) {
      if (states.get(name) !== 'to install' && !marked.has(name)) continue
      for (const dependency of graph.dependsOf(name)) {
        const state = states.get(dependency)
        if (state === undefined || state === 'to install' || refused.has(dependency)) continue
        if (!marked.has(dependency)) marked.set(dependency, 'dependency')
      }
    }
    if (marked.size === 0) return
    for (const [name, origin] of marked) {
      states.set(name, 'to install')
      origins.set(name, origin)
    }
  }
}

function mustInstall(module: ModuleNode, states: ReadonlyMap<string, State>, options: MarkingOptions): boolean {
  const triggers = module.autoInstall?.map((name) => states.get(name)) ?? []
  if (!triggers.every((state) => state === 'to install' || state === 'installed')) return false
  if (!triggers.includes('to install')) return false
  if (!since(options.series, '18.0') || module.countries.length === 0) return true
  return module.countries.some((country) => options.countries.has(country.toLowerCase()))
}

/** `_state_update('to install', ['uninstalled'])` of one module: what it marks, or why it raises. */
function stateUpdate(
  root: string,
  graph: ModuleGraph,
  states: ReadonlyMap<string, State>,
  series: Series,
  refused: ReadonlySet<string>,
): { readonly failure?: Failure; readonly marked: ReadonlySet<string> } {
  const marked = new Set<string>()
  const passed = new Set<string>()
  const open = new Set<string>()
  const visit = (name: string, level: number): Failure | undefined => {
    const state = states.get(name)
    // 14.0 walks through modules that it will not mark
    if (state !== 'uninstalled' && since(series, '15.0')) return undefined
    if (passed.has(name) || marked.has(name)) return undefined
    // nothing on the way is marked before its dependencies are: Odoo would go round until its level is used up
    if (open.has(name)) return { kind: 'cycle', culprit: name }
    const depends = graph.dependsOf(name)
    const missing = depends.find((dependency) => !states.has(dependency))
    if (missing !== undefined) return { kind: 'missing', culprit: missing }
    if (level <= 1) return { kind: 'deep', culprit: name }
    open.add(name)
    for (const dependency of depends) {
      if (states.get(dependency) === 'to install' || marked.has(dependency)) continue
      const failure = visit(dependency, level - 1)
      if (failure) return failure
    }
    open.delete(name)
    if (state !== 'uninstalled') passed.add(name)
    else if (refused.has(name)) return { kind: 'refused', culprit: name }
    else marked.add(name)
    return undefined
  }
  const failure = visit(root, MAX_LEVEL)
  return failure ? { failure, marked: new Set() } : { marked }
}
