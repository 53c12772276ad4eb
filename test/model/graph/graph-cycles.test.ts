import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ModuleGraph } from '../../../src/model/graph/graph.ts'
import type { ModuleNode } from '../../../src/model/graph/module.ts'
import { layered, node, tangled } from '../../support/nodes.ts'

const cyclesOf = (modules: readonly ModuleNode[], limit?: number) =>
  new ModuleGraph(modules).cycles(limit).map((cycle) => cycle.modules.join(' '))

describe('cycles', () => {
  test('begin with the smallest name, shortest first, and carry the place of every entry', () => {
    const modules = [
      node('c', ['a']),
      node('b', ['c']),
      node('a', ['x', 'b']),
      node('z', ['y']),
      node('y', ['z']),
      node('s', ['s']),
    ]
    const cycles = new ModuleGraph(modules).cycles()
    expect(cycles.map((cycle) => cycle.modules)).toEqual([['s'], ['y', 'z'], ['a', 'b', 'c']])
    expect(cycles[2]?.edges).toEqual([
      { module: 'a', dependency: 'b', place: { file: 'a/__manifest__.py', span: [100, 101] } },
      { module: 'b', dependency: 'c', place: { file: 'b/__manifest__.py', span: [0, 1] } },
      { module: 'c', dependency: 'a', place: { file: 'c/__manifest__.py', span: [0, 1] } },
    ])
    expect(cycles[0]?.edges.map(({ module, dependency }) => [module, dependency])).toEqual([['s', 's']])
  })

  test('two through the same modules in two directions are two', () => {
    const modules = [node('a', ['b', 'c']), node('b', ['a', 'c']), node('c', ['a', 'b'])]
    expect(cyclesOf(modules)).toEqual(['a b', 'a c', 'b c', 'a b c', 'a c b'])
  })

  test('modules of one knot share its name', () => {
    const graph = new ModuleGraph([
      node('a', ['b']),
      node('b', ['a', 'c']),
      node('c', ['d']),
      node('d', ['c']),
      node('e', ['a']),
    ])
    expect(['a', 'b', 'c', 'd', 'e'].map((name) => graph.knotOf(name))).toEqual(['a', 'a', 'c', 'c', undefined])
  })

  test('a knot of sixty modules is bounded in number and work', () => {
    const names = Array.from({ length: 60 }, (_, i) => `m${String(i).padStart(2, '0')}`)
    const knot = names.map((name) =>
      node(
        name,
        names.filter((other) => other !== name),
      ),
    )
    const before = performance.now()
    const cycles = cyclesOf([...knot, node('p', ['q']), node('q', ['r']), node('r', ['p'])], 50)
    expect(cycles).toHaveLength(50)
    expect(cycles).toContain('p q r')
    expect(cyclesOf(knot, 3)).toEqual(['m00 m01', 'm00 m02', 'm00 m03'])
    expect(cyclesOf(knot, 1_000_000).length).toBeGreaterThan(1770)
    expect(performance.now() - before).toBeLessThan(5000)
  })

  test('long rings and long chains do not exhaust the stack', () => {
    const names = Array.from({ length: 5000 }, (_, i) => `m${String(i).padStart(4, '0')}`)
    const ring = names.map((name, i) => node(name, [names[(i + 1) % names.length] ?? '']))
    expect(new ModuleGraph(ring).cycles().map(({ modules }) => modules)).toEqual([names])
    const chain = names.map((name, i) => node(name, names.slice(i + 1, i + 2)))
    expect(new ModuleGraph(chain).cycles()).toEqual([])
    expect(new ModuleGraph(chain).path('m0000', 'm4999')).toHaveLength(5000)
  })
})

describe('properties', () => {
  test('exactly the elementary cycles are found, in order', () => {
    fc.assert(
      fc.property(tangled, (modules) => {
        const found = cyclesOf(modules, 10_000)
        expect([...found].sort()).toEqual(bruteForce(modules))
        const sorted = [...found].sort((one, other) => one.length - other.length || (one < other ? -1 : 1))
        expect(found).toEqual(sorted)
        expect(cyclesOf([...modules].reverse(), 10_000)).toEqual(found)
      }),
      { numRuns: 300 },
    )
  })

  test('a smaller limit shows no others, and each knot as long as it can', () => {
    fc.assert(
      fc.property(tangled, fc.integer({ min: 1, max: 4 }), (modules, limit) => {
        const graph = new ModuleGraph(modules)
        const few = cyclesOf(modules, limit)
        const all = cyclesOf(modules, 10_000)
        expect(few).toHaveLength(Math.min(limit, all.length))
        expect(all).toEqual(expect.arrayContaining(few))
        const knots = new Set(graph.names.flatMap((name) => graph.knotOf(name) ?? []))
        const shown = new Set(few.map((cycle) => graph.knotOf(cycle.split(' ')[0] ?? '')))
        expect(shown.size).toBe(Math.min(limit, knots.size))
      }),
    )
  })

  test('an acyclic graph has none', () => {
    fc.assert(
      fc.property(layered, (modules) => {
        expect(cyclesOf(modules)).toEqual([])
      }),
    )
  })
})

/** All cycles that enter no module twice, by trying every walk. */
function bruteForce(modules: readonly ModuleNode[]): string[] {
  const depends = new Map(modules.map(({ name, depends }) => [name, [...new Set(depends.map(({ value }) => value))]]))
  const found: string[] = []
  for (const { name: start } of modules) {
    const walks = [[start]]
    for (const walk of walks) {
      for (const next of depends.get(walk.at(-1) ?? '') ?? []) {
        if (next === start) found.push(walk.join(' '))
        else if (next > start && !walk.includes(next)) walks.push([...walk, next])
      }
    }
  }
  return found.sort()
}
