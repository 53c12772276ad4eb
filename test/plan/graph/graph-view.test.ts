import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ModuleGraph } from '../../../src/model/graph/graph.ts'
import { type GraphView, type GraphViewOptions, graphView } from '../../../src/plan/graph/graph-view.ts'
import { BASE, layered, node, tangled } from '../../support/nodes.ts'

const graph = new ModuleGraph(
  [
    BASE,
    node('web', ['base'], { auto: true }),
    node('sale', ['web', 'base']),
    node('up', ['sale', 'web_studio']),
    node('top', ['up']),
    node('old', ['gone', 'base'], { installable: false }),
    node('x', ['y', 'sale']),
    node('y', ['x']),
  ],
  new Set(['web_studio']),
)

const names = (view: GraphView) => view.nodes.map(({ name }) => name)
const edges = (view: GraphView) => view.edges.map(({ from, to }) => `${from} ${to}`)
const around = (options: GraphViewOptions) => names(graphView(graph, options))

describe('graph view', () => {
  const whole = graphView(graph)

  test('the whole graph, with what is missing or unreadable marked', () => {
    expect(names(whole)).toEqual(['base', 'gone', 'old', 'sale', 'top', 'up', 'web', 'web_studio', 'x', 'y'])
    const kinds = whole.nodes.filter(({ kind }) => kind !== 'module').map(({ name, kind }) => [name, kind])
    expect(kinds).toEqual([
      ['gone', 'missing'],
      ['web_studio', 'external'],
    ])
    expect(whole.nodes.filter(({ installable }) => !installable).map(({ name }) => name)).toEqual(['old'])
    expect(whole.nodes.filter(({ autoInstall }) => autoInstall).map(({ name }) => name)).toEqual(['base', 'web'])
    expect(whole.edges.filter(({ trigger }) => trigger).map(({ from, to }) => [from, to])).toEqual([['web', 'base']])
  })

  test('cycles are marked, and can be all there is', () => {
    expect(whole.nodes.filter(({ cyclic }) => cyclic).map(({ name }) => name)).toEqual(['x', 'y'])
    expect(whole.edges.filter(({ cyclic }) => cyclic).map(({ from, to }) => [from, to])).toEqual([
      ['x', 'y'],
      ['y', 'x'],
    ])
    const view = graphView(graph, { cycles: true })
    expect(names(view)).toEqual(['x', 'y'])
    expect(edges(view)).toEqual(['x y', 'y x'])
    expect(names(graphView(graph, { cycles: true, focus: ['top'] }))).toEqual([])
  })

  test('an entry between two cycles closes neither', () => {
    const two = new ModuleGraph([node('a', ['b', 'x']), node('b', ['a']), node('x', ['y']), node('y', ['x'])])
    const view = graphView(two, { cycles: true })
    expect(edges(view)).toEqual(['a b', 'b a', 'x y', 'y x'])
    expect(view.cycles).toEqual([
      ['a', 'b'],
      ['x', 'y'],
    ])
    expect(graphView(two).nodes.map(({ layer }) => layer)).toEqual([1, 1, 0, 0])
  })

  test('around a focus, as far as asked, up and down but not down again', () => {
    expect(around({ focus: ['sale'], depth: 0 })).toEqual(['sale'])
    expect(around({ focus: ['sale'], depth: 1 })).toEqual(['base', 'sale', 'up', 'web', 'x'])
    expect(around({ focus: ['sale'] })).toEqual(['base', 'sale', 'top', 'up', 'web', 'x', 'y'])
    expect(around({ focus: ['sale'], direction: 'depends' })).toEqual(['base', 'sale', 'web'])
    expect(around({ focus: ['sale', 'old'], direction: 'depends', depth: 1 })).toEqual([
      'base',
      'gone',
      'old',
      'sale',
      'web',
    ])
    expect(around({ focus: ['sale'], direction: 'dependents', depth: 2 })).toEqual(['sale', 'top', 'up', 'x', 'y'])
    expect(
      graphView(graph, { focus: ['sale'] })
        .nodes.filter(({ focus }) => focus)
        .map(({ name }) => name),
    ).toEqual(['sale'])
    expect(graphView(graph, { focus: ['nowhere'] }).nodes).toMatchObject([{ name: 'nowhere', kind: 'missing' }])
  })

  test('implied entries can be left out, unless what implies them is out of sight', () => {
    expect(edges(graphView(graph, { reduce: true }))).not.toContain('sale base')
    expect(edges(whole)).toContain('sale base')
    const far = new ModuleGraph([node('a', ['b', 'd']), node('b', ['c']), node('c', ['d']), node('d')])
    expect(edges(graphView(far, { reduce: true, focus: ['a'], depth: 1 }))).toEqual(['a b', 'a d'])
  })

  test('layers: above everything it depends on; a cycle shares one', () => {
    const layer = Object.fromEntries(whole.nodes.map((node) => [node.name, node.layer]))
    expect(layer).toEqual({ base: 0, gone: 0, old: 1, web: 1, sale: 2, web_studio: 0, up: 3, top: 4, x: 3, y: 3 })
  })

  test('properties: edges go down or stay in their cycle, reduction keeps what is reachable', () => {
    fc.assert(
      fc.property(fc.oneof(tangled, layered), (modules) => {
        const graph = new ModuleGraph(modules)
        const view = graphView(graph)
        const layer = new Map(view.nodes.map((node) => [node.name, node.layer]))
        for (const { from, to, cyclic } of view.edges) {
          expect((layer.get(from) ?? 0) - (layer.get(to) ?? 0)).toBeGreaterThanOrEqual(cyclic ? 0 : 1)
          if (cyclic) expect(layer.get(from)).toBe(layer.get(to))
        }
        const reduced = graphView(graph, { reduce: true })
        const other = new ModuleGraph(
          modules.map((module) => ({
            ...module,
            depends: module.depends.filter(({ value }) =>
              reduced.edges.some(({ from, to }) => from === module.name && to === value),
            ),
          })),
        )
        for (const { name } of modules) expect([...other.reach(name)].sort()).toEqual([...graph.reach(name)].sort())
      }),
    )
  })
})
