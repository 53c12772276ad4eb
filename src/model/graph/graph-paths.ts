/** Who follows whom: names in a fixed order, which decides ties. */
export type Neighbours = (name: string) => readonly string[]

/** How much a bounded search may still do; searches sharing one budget share its end. */
export interface Budget {
  steps: number
}

/** The shortest path `[from, …, to]`, the smallest by name among equals when `successors` is sorted. */
export function shortestPath(successors: Neighbours, from: string, to: string): string[] | undefined {
  if (from === to) return [from]
  return firstPath(successors, from, to)
}

/** The shortest way from a module back to itself, `[start, …]` without repeating `start` at the end. */
export function shortestCycle(successors: Neighbours, start: string): string[] | undefined {
  return firstPath(successors, start, start)?.slice(0, -1)
}

function firstPath(successors: Neighbours, from: string, to: string): string[] | undefined {
  const cameFrom = new Map<string, string>()
  const queue = [from]
  for (const name of queue) {
    for (const next of successors(name)) {
      if (cameFrom.has(next)) continue
      if (next !== from || to === from) cameFrom.set(next, name)
      if (next === to) return trace(cameFrom, from, to)
      if (next !== from) queue.push(next)
    }
  }
  return undefined
}

function trace(cameFrom: ReadonlyMap<string, string>, from: string, to: string): string[] {
  const path = [to]
  let at = cameFrom.get(to)
  while (at !== undefined && at !== from) {
    path.push(at)
    at = cameFrom.get(at)
  }
  path.push(from)
  return path.reverse()
}

/** Steps from each name to `to`, over the names that `allowed` admits; a name that cannot get there is absent. */
export function stepsTo(
  predecessors: Neighbours,
  to: string,
  allowed: (name: string) => boolean,
  budget: Budget,
): Map<string, number> {
  const steps = new Map<string, number>([[to, 0]])
  const queue = [to]
  for (const name of queue) {
    const next = (steps.get(name) ?? 0) + 1
    for (const before of predecessors(name)) {
      budget.steps -= 1
      if (steps.has(before) || !allowed(before)) continue
      steps.set(before, next)
      queue.push(before)
    }
  }
  return steps
}

/**
 * Visits every path of exactly `length` edges from `from` to `to` that enters no module twice, in the order of
 * `successors`; with `from === to` these are cycles. `steps` (see `stepsTo`) cuts branches that cannot arrive in time.
 * Returns whether longer paths may exist. Stops when the budget is used up or `visit` answers false.
 */
export function visitPaths(
  search: {
    readonly successors: Neighbours
    readonly from: string
    readonly to: string
    readonly steps: ReadonlyMap<string, number>
    readonly budget: Budget
  },
  length: number,
  visit: (path: readonly string[]) => boolean,
): boolean {
  const { successors, from, to, steps, budget } = search
  const path = [from]
  const entered = new Set(path)
  const nexts: { names: readonly string[]; index: number }[] = [{ names: successors(from), index: 0 }]
  let longer = false
  while (nexts.length > 0) {
    const level = nexts[nexts.length - 1]!
    const next = level.names[level.index++]
    if (next === undefined) {
      nexts.pop()
      entered.delete(path.pop() ?? '')
      continue
    }
    budget.steps -= 1
    if (budget.steps < 0) return true
    const left = length - path.length
    const away = steps.get(next)
    if (away === undefined) continue
    if (next === to) {
      if (left === 0 && !visit([...path, next])) return true
    } else if (entered.has(next)) {
      // entering a module twice is never a simple path, at no length
    } else if (away > left) {
      longer = true
    } else {
      path.push(next)
      entered.add(next)
      nexts.push({ names: successors(next), index: 0 })
    }
  }
  return longer
}

/** Up to `limit` paths without repeated modules, shortest first, ties by name. May miss some when the budget ends. */
export function simplePaths(
  search: {
    readonly successors: Neighbours
    readonly predecessors: Neighbours
    readonly from: string
    readonly to: string
  },
  limit: number,
  budget: Budget = { steps: 100_000 },
): { readonly paths: readonly (readonly string[])[]; readonly complete: boolean } {
  const { successors, predecessors, from, to } = search
  if (from === to) return { paths: [[from]], complete: true }
  const steps = stepsTo(predecessors, to, () => true, budget)
  const shortest = steps.get(from)
  const paths: (readonly string[])[] = []
  if (shortest === undefined) return { paths, complete: true }
  let longer = true
  for (let length = shortest; longer && budget.steps >= 0; length++) {
    longer = visitPaths({ successors, from, to, steps, budget }, length, (path) => {
      if (paths.length === limit) return false
      paths.push(path)
      return true
    })
    // one more than asked for was met: there is more, and that is all we want to know
    if (longer && paths.length === limit) break
  }
  return { paths, complete: !longer }
}
