import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ModuleGraph } from '../../../src/model/graph/graph.ts'
import { why } from '../../../src/plan/graph/why.ts'
import { modulesOn } from '../../support/load-order-fixture.ts'
import { BASE, node, tangled } from '../../support/nodes.ts'

const graph = new ModuleGraph([
  BASE,
  node('web', ['base']),
  node('mail', ['base', 'web']),
  node('sale', ['mail', 'web']),
  node('loose'),
])

describe('why', () => {
  test('the shortest path and the others, with the entry of each step', () => {
    const { shortest, others, more } = why(graph, 'sale', 'base')
    expect(shortest?.modules).toEqual(['sale', 'mail', 'base'])
    expect(shortest?.steps).toEqual([
      { module: 'sale', dependency: 'mail', place: { file: 'sale/__manifest__.py', span: [0, 4] } },
      { module: 'mail', dependency: 'base', place: { file: 'mail/__manifest__.py', span: [0, 4] } },
    ])
    expect(others.map(({ modules }) => modules)).toEqual([
      ['sale', 'web', 'base'],
      ['sale', 'mail', 'web', 'base'],
    ])
    expect(more).toBe(false)
  })

  test('no more than asked for, and it says that there is more', () => {
    const { others, more } = why(graph, 'sale', 'base', 1)
    expect(others.map(({ modules }) => modules)).toEqual([['sale', 'web', 'base']])
    expect(more).toBe(true)
  })

  test('nothing leads there', () => {
    expect(why(graph, 'web', 'sale')).toMatchObject({ shortest: undefined, others: [], more: false })
  })

  test('base is under everything, even where nobody wrote it', () => {
    expect(why(graph, 'loose', 'base').shortest).toEqual({ modules: ['loose', 'base'], steps: [] })
  })

  test('a release with hundreds of modules answers at once', () => {
    const release = new ModuleGraph(modulesOn('17.0', ['core/17.0/addons']))
    const before = performance.now()
    const { others, more } = why(release, 'website_sale', 'base')
    expect(others).toHaveLength(10)
    expect(more).toBe(true)
    expect(performance.now() - before).toBeLessThan(1000)
  })

  test('a search that only meets dead ends is given up', () => {
    const knot = Array.from({ length: 40 }, (_, i) => `m${i}`)
    const modules = [node('a', [...knot, 'z']), node('z'), ...knot.map((name) => node(name, [...knot, 'a']))]
    const knotted = new ModuleGraph(modules)
    const before = performance.now()
    expect(why(knotted, 'a', 'z')).toMatchObject({
      shortest: { modules: ['a', 'z'] },
      others: [],
      more: true,
    })
    expect(performance.now() - before).toBeLessThan(1000)
  })

  test('exactly the paths that enter no module twice are found', () => {
    fc.assert(
      fc.property(tangled, (modules) => {
        const from = 'a'
        const to = modules.at(-1)?.name ?? 'a'
        if (from === to) return
        const all = [[from]]
        for (const path of all) {
          const last = modules.find(({ name }) => name === path.at(-1))
          if (last?.name === to) continue
          for (const next of new Set(last?.depends.map(({ value }) => value))) {
            if (!path.includes(next)) all.push([...path, next])
          }
        }
        const expected = all.filter((path) => path.at(-1) === to).map((path) => path.join(' '))
        expected.sort((one, other) => one.length - other.length || (one < other ? -1 : 1))
        const { shortest, others, more } = why(new ModuleGraph(modules), from, to, 1000)
        const found = [...(shortest ? [shortest] : []), ...others].map((path) => path.modules.join(' '))
        expect(found).toEqual(expected)
        expect(more).toBe(false)
      }),
      { numRuns: 300 },
    )
  })
})
