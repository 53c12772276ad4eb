import { ModuleGraph } from '../../model/graph/graph.ts'
import { blockAt } from '../../model/graph/graph-block.ts'
import type { ModuleNode } from '../../model/graph/module.ts'
import { compareText } from '../../text/compare-text.ts'
import { type Series, since } from '../../text/series.ts'
import { type Failure, type Marking, markModules, type Origin } from './install-marking.ts'
import { loadSequence, type Slot } from './load-sequence.ts'
import { blockReason, type Refusal } from './refusal.ts'

const GIVES_UP = 'Odoo gives up the whole installation'

export interface InstallOrderOptions {
  readonly series: Series
  readonly requested: readonly string[]
  /**
   * `install`: `-i` with the requested modules. `load`: a restart of a database in which they, and so their
   * dependencies, are installed; nothing is installed automatically then.
   */
  readonly mode: 'install' | 'load'
  /** modules of the existing database that is installed into; without it the database is new */
  readonly installed?: readonly string[]
  /** country codes of the database's companies; a new database's company has none */
  readonly countries?: readonly string[]
  /** 19.0: `--skip-auto-install`; other series have no such switch and ignore it */
  readonly skipAutoInstall?: boolean
  /** modules ruled out beforehand, with the reason (an unmet external dependency, say) */
  readonly refuse?: ReadonlyMap<string, string>
}

export interface OrderedModule extends Slot {
  /** `installed`: the database has it already */
  readonly reason: Origin | 'installed'
  /** for a dependency: the requested (else the automatic) modules that need it; for auto_install: its triggers; else empty */
  readonly because: readonly string[]
}

export interface InstallOrder {
  readonly series: Series
  readonly mode: 'install' | 'load'
  readonly requested: readonly string[]
  readonly order: readonly OrderedModule[]
  readonly refused: readonly Refusal[]
}

/**
 * The modules that Odoo installs or loads, in its order, and those that it does not, with the reason. Where Odoo gives
 * up the whole installation because of one module, that module is refused and the rest is planned as if it were not
 * there. Exclusive categories are not looked at.
 */
export function installOrder(modules: readonly ModuleNode[], options: InstallOrderOptions): InstallOrder {
  const { series, mode } = options
  const requested = [...new Set(options.requested)]
  const graph = new ModuleGraph(since(series, '19.0') ? modules.map(withBase) : modules)
  const refuse = new Map(options.refuse)
  const aborting = new Set<string>()
  for (;;) {
    const marking = mode === 'load' ? installedBefore(graph, requested) : mark(graph, requested, refuse, options)
    const clash = mode === 'load' ? undefined : clashOf(graph, marking, refuse)
    if (clash) {
      refuse.set(clash.module, `it excludes ${clash.other}, which is installed as well`)
      aborting.add(clash.module)
      continue
    }
    return settle({ graph, marking, requested, refuse, aborting, options })
  }
}

/** 19.0 puts base in place of an empty `depends`. */
function withBase(module: ModuleNode): ModuleNode {
  if (module.name === 'base') return { ...module, depends: [] }
  if (module.depends.length > 0) return module
  return { ...module, depends: [{ value: 'base', span: module.place?.span ?? [0, 0] }] }
}

function mark(
  graph: ModuleGraph,
  requested: readonly string[],
  refuse: ReadonlyMap<string, string>,
  { series, installed, countries, skipAutoInstall }: InstallOrderOptions,
): Marking {
  return markModules(graph, {
    series,
    requested,
    installed,
    countries: new Set(countries?.map((country) => country.toLowerCase())),
    skipAutoInstall: skipAutoInstall === true && since(series, '19.0'),
    refused: new Set(refuse.keys()),
  })
}

function installedBefore(graph: ModuleGraph, requested: readonly string[]): Marking {
  const names = new Set(requested.flatMap((name) => [...graph.reach(name)]))
  const origins = new Map<string, Origin>()
  for (const name of names) if (graph.has(name)) origins.set(name, 'dependency')
  return { states: new Map([...origins.keys()].map((name) => [name, 'installed'])), origins, failures: new Map() }
}

/** Two modules of which one excludes the other; the one that declares it has to go. */
function clashOf(
  graph: ModuleGraph,
  { states }: Marking,
  refuse: ReadonlyMap<string, string>,
): { module: string; other: string } | undefined {
  const isIn = (name: string) => states.get(name) === 'to install' || states.get(name) === 'installed'
  for (const module of graph.names) {
    if (!isIn(module) || refuse.has(module)) continue
    for (const other of [...(graph.node(module)?.excludes ?? [])].sort()) {
      if (!isIn(other)) continue
      // what the database has already stays; the newcomer is turned away, whichever of the two says so
      if (states.get(module) === 'to install') return { module, other }
      if (states.get(other) === 'to install' && !refuse.has(other)) return { module: other, other: module }
    }
  }
  return undefined
}

function isUsable(module: ModuleNode | undefined): boolean {
  return module?.installable === true && module.broken === undefined
}

interface Settled {
  readonly graph: ModuleGraph
  readonly marking: Marking
  readonly requested: readonly string[]
  readonly refuse: ReadonlyMap<string, string>
  readonly aborting: ReadonlySet<string>
  readonly options: InstallOrderOptions
}

function settle({ graph, marking, requested, refuse, aborting, options }: Settled): InstallOrder {
  const { series, mode } = options
  const { states, origins, failures } = marking
  const up = [...states].filter(([, state]) => state === 'to install' || state === 'installed').map(([name]) => name)
  const { slots, left } = loadSequence(
    up.filter((name) => isUsable(graph.node(name)) && !refuse.has(name)),
    (name) => graph.dependsOf(name),
    { series, mode, isNew: (name) => states.get(name) === 'to install' },
  )
  const before = new Set(options.mode === 'install' ? options.installed : [])
  const asked = new Set(requested)
  const roots = slots.filter(({ module }) => asked.has(module)).map(({ module }) => module)
  const automatic = slots.filter(({ module }) => origins.get(module) === 'auto_install').map(({ module }) => module)
  const order = slots.map((slot): OrderedModule => {
    const { module } = slot
    if (before.has(module)) return { ...slot, reason: 'installed', because: [] }
    if (asked.has(module)) return { ...slot, reason: 'requested', because: [] }
    if (module === 'base') return { ...slot, reason: 'dependency', because: [] }
    if (origins.get(module) === 'auto_install') {
      return { ...slot, reason: 'auto_install', because: [...(graph.node(module)?.autoInstall ?? [])].sort() }
    }
    const needing = [roots, automatic].map((names) => names.filter((name) => graph.reaches(name, module)).sort())
    return { ...slot, reason: 'dependency', because: needing.find((names) => names.length > 0) ?? [] }
  })

  const refused = new Map<string, Refusal>()
  const loaded = new Set(slots.map(({ module }) => module))
  for (const [module, { origin, failure }] of failures) {
    // what a caller refuses is the caller's to word; whether Odoo would stop there is not known
    const aborts = failure.kind !== 'refused' || aborting.has(failure.culprit)
    const reason = failureReason(graph, module, failure, refuse)
    refused.set(module, { module, reason: aborts ? `${reason}${abortion(graph, module, origin)}` : reason, aborts })
  }
  for (const module of [...left, ...requested, ...aborting, ...(options.installed ?? [])]) {
    if (loaded.has(module) || refused.has(module)) continue
    const aborts = aborting.has(module)
    const reason = reasonOf(graph, module, refuse, loaded)
    refused.set(module, { module, reason: aborts ? `${reason}; ${GIVES_UP}` : reason, aborts })
  }
  return {
    series,
    mode,
    requested,
    order,
    refused: [...refused.values()].sort((one, other) => compareText(one.module, other.module)),
  }
}

function reasonOf(
  graph: ModuleGraph,
  module: string,
  refuse: ReadonlyMap<string, string>,
  loaded: ReadonlySet<string>,
): string {
  const block = graph.blocked(module, refuse)
  if (block) return blockReason(block)
  const absent = [...graph.reach(module)].sort().find((name) => name !== module && !loaded.has(name))
  return absent === undefined ? 'nothing installs it' : `depends on ${absent}, which is not installed`
}

function failureReason(
  graph: ModuleGraph,
  module: string,
  { kind, culprit }: Failure,
  refuse: ReadonlyMap<string, string>,
): string {
  const block = kind === 'deep' ? undefined : blockAt(graph, graph.path(module, culprit) ?? [module], refuse)
  return block ? blockReason(block) : `its chain of dependencies is too long for Odoo (100, up to ${culprit})`
}

/** What it means for everything else that is installed along with the module. */
function abortion(graph: ModuleGraph, module: string, origin: Origin): string {
  if (origin !== 'auto_install') return `; ${GIVES_UP}`
  const triggers = [...(graph.node(module)?.autoInstall ?? [])].sort().join(', ')
  return `; as it is installed automatically with ${triggers}, ${GIVES_UP}`
}
