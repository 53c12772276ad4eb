import { compareText } from '../../text/compare-text.ts'
import { type Budget, type Neighbours, shortestCycle, stepsTo, visitPaths } from './graph-paths.ts'

/** Bounds the search as a whole: a knot of fifty modules has more cycles than anyone could read. */
const MAX_STEPS = 300_000

/** Groups of modules that all reach each other, each sorted, in order of their first name; only real knots. */
export function knots(names: readonly string[], successors: Neighbours, predecessors: Neighbours): string[][] {
  const finished: string[] = []
  const seen = new Set<string>()
  for (const name of names) walk(name, successors, seen, (done) => finished.push(done))
  const taken = new Set<string>()
  const groups: string[][] = []
  for (const name of finished.reverse()) {
    const group: string[] = []
    walk(name, predecessors, taken, (done) => group.push(done))
    if (group.length > 1 || successors(name).includes(name)) groups.push(group.sort())
  }
  return groups.sort((one, other) => compareText(one[0] ?? '', other[0] ?? ''))
}

/** Depth first without recursion, as a chain of modules may be longer than the stack; reports in post-order. */
function walk(start: string, neighbours: Neighbours, seen: Set<string>, finish: (name: string) => void): void {
  if (seen.has(start)) return
  seen.add(start)
  const stack = [{ name: start, index: 0 }]
  while (stack.length > 0) {
    const top = stack[stack.length - 1]!
    const next = neighbours(top.name)[top.index++]
    if (next === undefined) {
      finish(top.name)
      stack.pop()
    } else if (!seen.has(next)) {
      seen.add(next)
      stack.push({ name: next, index: 0 })
    }
  }
}

/**
 * Elementary cycles, each written from its smallest name, shortest first, then by name. At most `limit`; every knot
 * shows at least one cycle as long as the limit allows, so that none goes unmentioned beside a bigger one.
 */
export function elementaryCycles(
  names: readonly string[],
  successors: Neighbours,
  predecessors: Neighbours,
  limit: number,
): string[][] {
  const groups = knots(names, successors, predecessors)
  const budget: Budget = { steps: MAX_STEPS }
  const found = new Map<string, string[]>()
  for (const group of groups) {
    const cycle = shortestCycle(within(successors, new Set(group)), group[0] ?? '')
    if (cycle && found.size < limit) found.set(cycle.join(' '), cycle)
  }
  const searches = groups.flatMap((group) => rootsOf(group, successors, predecessors, budget))
  searches.sort((one, other) => compareText(one.from, other.from))
  const longest = Math.max(0, ...groups.map((group) => group.length))
  for (let length = 1; length <= longest && budget.steps >= 0 && found.size < limit; length++) {
    for (const search of searches) {
      if (search.spent || search.shortest > length || found.size >= limit) continue
      search.spent = !visitPaths(search, length, (path) => {
        const cycle = path.slice(0, -1)
        if (found.size < limit) found.set(cycle.join(' '), cycle)
        return found.size < limit
      })
    }
  }
  return [...found.values()].sort(
    (one, other) => one.length - other.length || compareText(one.join(' '), other.join(' ')),
  )
}

interface Search {
  readonly from: string
  readonly to: string
  readonly successors: Neighbours
  readonly steps: ReadonlyMap<string, number>
  readonly budget: Budget
  readonly shortest: number
  /** no longer cycle starts here */
  spent: boolean
}

/** One search per module, over the names not smaller than it: so each cycle is met once, from its smallest name. */
function rootsOf(group: readonly string[], successors: Neighbours, predecessors: Neighbours, budget: Budget): Search[] {
  const searches: Search[] = []
  for (const root of group) {
    if (budget.steps < 0) break
    const allowed = new Set(group.filter((name) => name >= root))
    const inside = within(successors, allowed)
    const steps = stepsTo(predecessors, root, (name) => allowed.has(name), budget)
    const shortest = Math.min(...inside(root).map((next) => (steps.get(next) ?? Number.POSITIVE_INFINITY) + 1))
    if (!Number.isFinite(shortest)) continue
    searches.push({ from: root, to: root, successors: inside, steps, budget, shortest, spent: false })
  }
  return searches
}

function within(successors: Neighbours, allowed: ReadonlySet<string>): Neighbours {
  return (name) => successors(name).filter((next) => allowed.has(next))
}
