import type { ModuleGraph } from '../../model/graph/graph.ts'

/** `external`: exists but cannot be read (Enterprise). `missing`: named in `depends` and nowhere else. */
export type ViewNodeKind = 'module' | 'external' | 'missing'

export interface ViewNode {
  readonly name: string
  readonly kind: ViewNodeKind
  /** asked for by name */
  readonly focus: boolean
  /** part of a cycle */
  readonly cyclic: boolean
  readonly installable: boolean
  /** installed by itself with its triggers */
  readonly autoInstall: boolean
  /** the longest way down within this view; modules of one cycle share a layer */
  readonly layer: number
}

export interface ViewEdge {
  readonly from: string
  readonly to: string
  /** closes a cycle */
  readonly cyclic: boolean
  /** `to` is one of the triggers that install `from` automatically */
  readonly trigger: boolean
}

/** What a drawing of the graph shows; plain data, sorted. */
export interface GraphView {
  readonly nodes: readonly ViewNode[]
  readonly edges: readonly ViewEdge[]
  /** elementary cycles among the nodes, shortest first; the last module of each depends on the first */
  readonly cycles: readonly (readonly string[])[]
}

export interface GraphViewOptions {
  /** the modules in the middle; without them the whole graph */
  readonly focus?: readonly string[]
  /** how many steps to go from the focus; without it as far as there is anything */
  readonly depth?: number
  /** from the focus to what it needs, to what needs it, or both ways (default) */
  readonly direction?: 'depends' | 'dependents' | 'both'
  /** only modules and edges of cycles */
  readonly cycles?: boolean
  /** leave out `depends` entries that another entry implies: fewer lines, the same meaning */
  readonly reduce?: boolean
}

/** The part of the graph that a reader asked to see. */
export function graphView(graph: ModuleGraph, options: GraphViewOptions = {}): GraphView {
  const names = chosen(graph, options)
  const focus = new Set(options.focus)
  const edges = [...names].sort().flatMap((from) => edgesOf(graph, from, names, options))
  const layers = layersOf([...names].sort(), edges)
  const nodes = [...names].sort().map((name): ViewNode => {
    const module = graph.node(name)
    return {
      name,
      kind: module ? 'module' : graph.isKnown(name) ? 'external' : 'missing',
      focus: focus.has(name),
      cyclic: graph.isCyclic(name),
      installable: module ? module.installable && module.broken === undefined : true,
      autoInstall: module?.autoInstall !== undefined,
      layer: layers.get(name) ?? 0,
    }
  })
  const cycles = graph.cycles().flatMap(({ modules }) => (modules.every((name) => names.has(name)) ? [modules] : []))
  return { nodes, edges, cycles }
}

function chosen(graph: ModuleGraph, { focus, depth, direction, cycles }: GraphViewOptions): ReadonlySet<string> {
  const names = focus?.length
    ? around(graph, focus, depth ?? Number.POSITIVE_INFINITY, direction ?? 'both')
    : new Set(graph.names.flatMap((name) => [name, ...graph.successors(name)]))
  return cycles ? new Set([...names].filter((name) => graph.isCyclic(name))) : names
}

/** What the focus needs and what needs it: up or down, but never down from what was found going up. */
function around(
  graph: ModuleGraph,
  focus: readonly string[],
  depth: number,
  direction: 'depends' | 'dependents' | 'both',
): ReadonlySet<string> {
  const found = new Set<string>(focus)
  const spread = (next: (name: string) => readonly string[]): void => {
    const seen = new Set<string>(focus)
    let edge: readonly string[] = [...seen]
    for (let step = 0; step < depth && edge.length > 0; step++) {
      edge = [...new Set(edge.flatMap(next))].filter((name) => !seen.has(name))
      for (const name of edge) seen.add(name)
    }
    for (const name of seen) found.add(name)
  }
  if (direction !== 'dependents') spread((name) => graph.successors(name))
  if (direction !== 'depends') spread((name) => graph.predecessors(name))
  return found
}

function edgesOf(
  graph: ModuleGraph,
  from: string,
  names: ReadonlySet<string>,
  { cycles, reduce }: GraphViewOptions,
): ViewEdge[] {
  const triggers = new Set(graph.node(from)?.autoInstall)
  const implied = new Set(
    reduce
      ? graph
          .redundant(from)
          .filter(({ path }) => path.every((name) => names.has(name)))
          .map(({ dependency }) => dependency)
      : [],
  )
  return graph.successors(from).flatMap((to) => {
    if (!names.has(to) || implied.has(to)) return []
    const cyclic = graph.isCyclic(from) && graph.knotOf(from) === graph.knotOf(to)
    return cycles && !cyclic ? [] : [{ from, to, cyclic, trigger: triggers.has(to) }]
  })
}

/** The longest way down, with the modules of a cycle taken as one. */
function layersOf(names: readonly string[], edges: readonly ViewEdge[]): ReadonlyMap<string, number> {
  const parent = new Map(names.map((name) => [name, name]))
  const root = (name: string): string => {
    let at = name
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) at = up
    return at
  }
  for (const { from, to, cyclic } of edges) if (cyclic) parent.set(root(from), root(to))
  const roots = new Map(names.map((name) => [name, root(name)]))

  const below = new Map<string, Set<string>>(names.map((name) => [roots.get(name) ?? name, new Set<string>()]))
  for (const { from, to } of edges) {
    const [upper, lower] = [roots.get(from) ?? from, roots.get(to) ?? to]
    if (upper !== lower) below.get(upper)?.add(lower)
  }
  const layers = new Map<string, number>()
  for (const start of below.keys()) {
    const stack = [start]
    while (stack.length > 0) {
      const at = stack[stack.length - 1] ?? start
      const open = [...(below.get(at) ?? [])].filter((name) => !layers.has(name))
      if (open.length > 0) stack.push(...open)
      else {
        layers.set(at, Math.max(-1, ...[...(below.get(at) ?? [])].map((name) => layers.get(name) ?? 0)) + 1)
        stack.pop()
      }
    }
  }
  return new Map(names.map((name) => [name, layers.get(roots.get(name) ?? name) ?? 0]))
}
