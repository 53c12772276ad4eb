import { type Series, since } from '../../text/series.ts'

/** A module's place in the order in which Odoo loads modules. */
export interface Slot {
  readonly module: string
  /** steps to the farthest module without dependencies; 19.0: a `test_` module stands where its last dependency does */
  readonly depth: number
  /** 0 base; odd: modules that are installed already; even: modules that are installed now */
  readonly phase: number
}

export interface Sequence {
  readonly slots: readonly Slot[]
  /** modules that never come up because a dependency is absent or in a cycle with them, sorted */
  readonly left: readonly string[]
}

/**
 * The order in which Odoo loads `modules`: by phase, depth and name. `odoo/modules/graph.py` with the waves of
 * `loading.py` (14.0 to 18.0) and `odoo/modules/module_graph.py` (19.0) come to the same phases; 19.0 moves `test_`
 * modules behind their last dependency. `isNew` tells modules that are being installed from those that already are.
 */
export function loadSequence(
  modules: Iterable<string>,
  dependsOf: (name: string) => readonly string[],
  options: { readonly series: Series; readonly mode: 'install' | 'load'; readonly isNew: (name: string) => boolean },
): Sequence {
  const { ready, left } = byDependency(new Set([...modules].sort()), dependsOf)
  const testsFollow = since(options.series, '19.0')
  const ranks = new Map<string, Rank>()
  for (const module of ready) {
    const depends = dependsOf(module).flatMap((name) => ranks.get(name) ?? [])
    const last = depends.reduce<Rank | undefined>((top, rank) => (top && !isAfter(rank, top) ? top : rank), undefined)
    const phase = phaseOf(module, depends, options)
    if (testsFollow && last && module.startsWith('test_')) {
      // a space sorts before every character of a module name
      ranks.set(module, { module, phase, depth: last.depth, orderName: `${last.orderName} ${module}` })
    } else {
      ranks.set(module, { module, phase, depth: last ? last.depth + 1 : 0, orderName: module })
    }
  }
  const order = [...ranks.values()].sort(
    (one, other) => one.phase - other.phase || (isAfter(one, other) ? 1 : isAfter(other, one) ? -1 : 0),
  )
  return { slots: order.map(({ module, depth, phase }) => ({ module, depth, phase })), left }
}

interface Rank extends Slot {
  readonly orderName: string
}

function isAfter(one: Rank, other: Rank): boolean {
  return one.depth > other.depth || (one.depth === other.depth && one.orderName > other.orderName)
}

function phaseOf(
  module: string,
  depends: readonly Rank[],
  { mode, isNew }: { readonly mode: 'install' | 'load'; readonly isNew: (name: string) => boolean },
): number {
  if (module === 'base') return 0
  if (mode === 'load') return 1
  let phase = isNew(module) ? 2 : 1
  for (const dependency of depends) {
    // base is loaded, and installed, before anything else is looked at
    if (dependency.module === 'base') continue
    phase = Math.max(phase, dependency.phase + (isNew(module) === isNew(dependency.module) ? 0 : 1))
  }
  return phase
}

/** Every module after its dependencies; those whose dependencies never all come up are left. */
function byDependency(
  modules: ReadonlySet<string>,
  dependsOf: (name: string) => readonly string[],
): { ready: readonly string[]; left: readonly string[] } {
  const waiting = new Map<string, number>()
  const dependents = new Map<string, string[]>()
  for (const module of modules) {
    const depends = new Set(dependsOf(module))
    waiting.set(module, depends.size)
    for (const name of depends) {
      const list = dependents.get(name)
      if (list) list.push(module)
      else dependents.set(name, [module])
    }
  }
  const ready = [...modules].filter((module) => waiting.get(module) === 0)
  for (const module of ready) {
    for (const dependent of dependents.get(module) ?? []) {
      const open = (waiting.get(dependent) ?? 0) - 1
      waiting.set(dependent, open)
      if (open === 0) ready.push(dependent)
    }
  }
  return { ready, left: [...modules].filter((module) => waiting.get(module) !== 0) }
}
