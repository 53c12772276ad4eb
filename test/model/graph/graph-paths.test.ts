import { expect, test } from 'vitest'
import { shortestCycle, shortestPath, simplePaths, stepsTo, visitPaths } from '../../../src/model/graph/graph-paths.ts'

const KNOT = ['a', 'b', 'c', 'd', 'e', 'f']
const knot = (name: string) => KNOT.filter((other) => other !== name)

test('a search ends with its budget, in the middle of a length', () => {
  const budget = { steps: 50 }
  const seen: string[] = []
  const longer = visitPaths(
    { successors: knot, from: 'a', to: 'f', steps: new Map(KNOT.map((name) => [name, name === 'f' ? 0 : 1])), budget },
    4,
    (path) => {
      seen.push(path.join(''))
      return true
    },
  )
  expect(longer).toBe(true)
  expect(budget.steps).toBe(-1)
  expect(seen.slice(0, 3)).toEqual(['abcdf', 'abcef', 'abdcf'])
  expect(seen.length).toBeLessThan(24)
})

test('of a knot all paths of a length are visited, in order', () => {
  const { paths, complete } = simplePaths({ successors: knot, predecessors: knot, from: 'a', to: 'f' }, 1000)
  const lengths = [1, 2, 3, 4, 5].map((length) => paths.filter((path) => path.length === length + 1).length)
  expect(lengths).toEqual([1, 4, 12, 24, 24])
  expect(complete).toBe(true)
  expect(simplePaths({ successors: knot, predecessors: knot, from: 'a', to: 'f' }, 1000, { steps: 60 }).complete).toBe(
    false,
  )
  expect(simplePaths({ successors: knot, predecessors: knot, from: 'a', to: 'a' }, 5).paths).toEqual([['a']])
})

test('steps to a name, within what is allowed', () => {
  const before: Record<string, string[]> = { z: ['y', 'x'], y: ['w'], x: ['w', 'v'], w: [], v: [] }
  const steps = stepsTo(
    (name) => before[name] ?? [],
    'z',
    (name) => name !== 'x',
    { steps: 100 },
  )
  expect(Object.fromEntries(steps)).toEqual({ z: 0, y: 1, w: 2 })
})

test('the way back to oneself', () => {
  expect(shortestCycle(knot, 'a')).toEqual(['a', 'b'])
  expect(shortestCycle((name) => (name === 'a' ? ['a', 'b'] : ['a']), 'a')).toEqual(['a'])
  expect(shortestCycle(() => [], 'a')).toBeUndefined()
  expect(shortestPath(knot, 'a', 'a')).toEqual(['a'])
})
