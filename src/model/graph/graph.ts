import { DirectedGraph } from 'graphology'
import type { Place } from '../../text/span.ts'
import { type Block, findBlock } from './graph-block.ts'
import { elementaryCycles, knots } from './graph-cycles.ts'
import { shortestPath } from './graph-paths.ts'
import type { ModuleNode } from './module.ts'

/** One entry of a manifest's `depends`. */
export interface Dependency {
  readonly module: string
  readonly dependency: string
  /** the entry in the manifest; `undefined` for built-in modules */
  readonly place: Place | undefined
}

export interface Cycle {
  /** the modules in order, beginning with the smallest name; the last depends on the first */
  readonly modules: readonly string[]
  /** the entries that close it, `edges[i]` leads from `modules[i]` to the next one */
  readonly edges: readonly Dependency[]
}

export interface Redundant extends Dependency {
  /** another dependency of the same module that already brings this one */
  readonly via: string
  /** from `via` to the dependency */
  readonly path: readonly string[]
}

/** Names that exist but whose content cannot be read, such as Enterprise modules. */
export type Known = ReadonlySet<string> | ((name: string) => boolean)

interface NodeAttributes {
  readonly module: ModuleNode | undefined
}

interface EdgeAttributes {
  readonly place: Place | undefined
}

/**
 * Who depends on whom. Read-only: built once, then only asked. Where a name occurs twice the first module counts, as
 * with Odoo's addons path. All answers are sorted or keep the order of the manifest; none depends on the order of input.
 */
export class ModuleGraph {
  readonly #graph = new DirectedGraph<NodeAttributes, EdgeAttributes>()
  readonly #known: (name: string) => boolean
  readonly #names: readonly string[]
  readonly #triggers = new Map<string, string[]>()
  readonly #successors = new Map<string, readonly string[]>()
  readonly #predecessors = new Map<string, readonly string[]>()
  readonly #reach = new Map<string, ReadonlySet<string>>()
  #knots: ReadonlyMap<string, string> | undefined

  constructor(modules: readonly ModuleNode[], known: Known = new Set()) {
    this.#known = typeof known === 'function' ? known : (name) => known.has(name)
    const first = new Map<string, ModuleNode>()
    for (const module of modules) if (!first.has(module.name)) first.set(module.name, module)
    this.#names = [...first.keys()].sort()
    for (const [name, module] of first) this.#graph.addNode(keyOf(name), { module })
    for (const name of this.#names) {
      const module = first.get(name)
      if (module) this.#addEdges(module)
    }
  }

  #addEdges(module: ModuleNode): void {
    const from = keyOf(module.name)
    for (const { value, span } of module.depends) {
      const to = keyOf(value)
      if (!this.#graph.hasNode(to)) this.#graph.addNode(to, { module: undefined })
      if (this.#graph.hasDirectedEdge(from, to)) continue
      const place = module.place && { file: module.place.file, span }
      this.#graph.addDirectedEdge(from, to, { place })
    }
    for (const trigger of new Set(module.autoInstall)) {
      this.#triggers.set(trigger, [...(this.#triggers.get(trigger) ?? []), module.name])
    }
  }

  /** The names of all readable modules, sorted. */
  get names(): readonly string[] {
    return this.#names
  }

  /** True for readable modules; not for missing or merely known names. */
  has(name: string): boolean {
    return this.node(name) !== undefined
  }

  node(name: string): ModuleNode | undefined {
    const key = keyOf(name)
    return this.#graph.hasNode(key) ? this.#graph.getNodeAttribute(key, 'module') : undefined
  }

  /** True for names that exist somewhere, readable or not. */
  isKnown(name: string): boolean {
    return this.has(name) || this.#known(name)
  }

  /** Direct dependencies in the order written, each once, including those that are missing. */
  dependsOf(name: string): readonly string[] {
    return [...new Set(this.node(name)?.depends.map((entry) => entry.value))]
  }

  /** Modules that name this one in their `depends`, sorted. The name may be one that is missing. */
  dependentsOf(name: string): readonly string[] {
    return this.predecessors(name)
  }

  /** The entry of `module`'s manifest that names `dependency`. */
  dependency(module: string, dependency: string): Dependency | undefined {
    const [from, to] = [keyOf(module), keyOf(dependency)]
    if (!this.#graph.hasDirectedEdge(from, to)) return undefined
    return { module, dependency, place: this.#graph.getDirectedEdgeAttribute(from, to, 'place') }
  }

  /** Direct dependencies sorted by name. */
  successors(name: string): readonly string[] {
    return this.#neighbours(this.#successors, name, (key) => this.#graph.outNeighbors(key))
  }

  /** Direct dependents sorted by name. */
  predecessors(name: string): readonly string[] {
    return this.#neighbours(this.#predecessors, name, (key) => this.#graph.inNeighbors(key))
  }

  #neighbours(cache: Map<string, readonly string[]>, name: string, ask: (key: string) => string[]): readonly string[] {
    const known = cache.get(name)
    if (known) return known
    const keys = this.#graph.hasNode(keyOf(name)) ? ask(keyOf(name)) : []
    const names = keys.map((key) => key.slice(1)).sort()
    cache.set(name, names)
    return names
  }

  /** Everything that is certainly loaded when `name` is: itself, all it depends on, and base, which Odoo always loads. */
  reach(name: string): ReadonlySet<string> {
    let reach = this.#reach.get(name)
    if (!reach) {
      const names = new Set([name])
      for (const at of names) for (const next of this.successors(at)) names.add(next)
      this.#reach.set(name, (reach = names.add('base')))
    }
    return reach
  }

  reaches(from: string, to: string): boolean {
    return this.reach(from).has(to)
  }

  /** False when something in reach cannot be read: then what else is in reach is unknown. */
  isComplete(name: string): boolean {
    return [...this.reach(name)].every((at) => this.has(at) && this.node(at)?.broken === undefined)
  }

  /**
   * The shortest path, both ends included, the first by name among equals. `undefined` exactly where `reaches` is false.
   * The step to base may be implied: `dependency` has no entry for it then.
   */
  path(from: string, to: string): readonly string[] | undefined {
    const path = shortestPath((name) => this.successors(name), from, to)
    return path ?? (to === 'base' ? [from, to] : undefined)
  }

  /** All modules that stop working without this one, sorted, without itself. */
  dependents(name: string): ReadonlySet<string> {
    if (name === 'base') return new Set(this.#names.filter((other) => other !== name))
    const names = new Set([name])
    for (const at of names) for (const next of this.predecessors(at)) names.add(next)
    names.delete(name)
    return new Set([...names].sort())
  }

  /** Entries of `depends` that name nothing on the addons paths and nothing known. */
  get missing(): readonly Dependency[] {
    return this.#unreadable((name) => !this.isKnown(name))
  }

  /** Entries of `depends` that name a module which is known but not readable. */
  get external(): readonly Dependency[] {
    return this.#unreadable((name) => this.isKnown(name))
  }

  #unreadable(wanted: (name: string) => boolean): readonly Dependency[] {
    const found: Dependency[] = []
    for (const name of this.#names) {
      for (const dependency of this.dependsOf(name)) {
        if (this.has(dependency) || !wanted(dependency)) continue
        const entry = this.dependency(name, dependency)
        if (entry) found.push(entry)
      }
    }
    return found
  }

  /** Names the knot a module is in: modules with the same answer all depend on each other. `undefined`: in no cycle. */
  knotOf(name: string): string | undefined {
    this.#knots ??= new Map(
      knots(
        this.#names,
        (at) => this.successors(at),
        (at) => this.predecessors(at),
      ).flatMap((knot) => knot.map((member): [string, string] => [member, knot[0] ?? member])),
    )
    return this.#knots.get(name)
  }

  isCyclic(name: string): boolean {
    return this.knotOf(name) !== undefined
  }

  /** Cycles that enter no module twice, shortest first; bounded in number and work, but each knot shows one. */
  cycles(limit = 100): readonly Cycle[] {
    const cycles = elementaryCycles(
      this.#names,
      (at) => this.successors(at),
      (at) => this.predecessors(at),
      limit,
    )
    return cycles.map((modules) => ({
      modules,
      edges: modules.flatMap((module, i) => this.dependency(module, modules[i + 1] ?? modules[0] ?? module) ?? []),
    }))
  }

  /** Entries of `depends` that another entry of the same module implies already. */
  redundant(name: string): readonly Redundant[] {
    const depends = this.dependsOf(name)
    return depends.flatMap((dependency) => {
      const entry = this.dependency(name, dependency)
      if (!entry || dependency === name) return []
      for (const via of [...depends].sort()) {
        // in a cycle each implies the other: which one is superfluous cannot be told
        if (via === dependency || this.reaches(via, name) || this.reaches(dependency, via)) continue
        const path = this.path(via, dependency)
        if (path) return [{ ...entry, via, path }]
      }
      return []
    })
  }

  /** Modules that may be installed by themselves because of this one: it is among their auto_install triggers. */
  autoInstallTriggeredBy(name: string): readonly string[] {
    return this.#triggers.get(name) ?? []
  }

  /** Why a module can't be installed, `undefined` when nothing is known to be in the way. */
  blocked(name: string, refused?: ReadonlyMap<string, string>): Block | undefined {
    return findBlock(this, name, refused)
  }
}

/** graphology keeps neighbours in plain objects, where a dependency on `constructor` would meet what every object has. */
function keyOf(name: string): string {
  return `:${name}`
}
