import { describe, expect, test } from 'vitest'
import { ModuleGraph } from '../../../src/model/graph/graph.ts'
import { impact } from '../../../src/plan/graph/impact.ts'
import { BASE, node } from '../../support/nodes.ts'

const graph = new ModuleGraph([
  BASE,
  node('web', ['base'], { auto: true }),
  node('mail', ['web']),
  node('zeta', ['mail']),
  node('sale', ['zeta', 'mail']),
  node('glue', ['sale', 'stock'], { auto: true }),
  node('stock', ['web']),
  node('half', ['sale', 'stock'], { auto: ['stock'] }),
  node('test_mail', ['mail']),
  node('lost', ['mail', 'gone']),
])

describe('impact', () => {
  const result = impact(graph, ['mail'])

  test('direct dependents come with the entry in their manifest', () => {
    expect(result.direct.map(({ module }) => module)).toEqual(['lost', 'sale', 'test_mail', 'zeta'])
    expect(result.direct[1]).toEqual({
      module: 'sale',
      path: ['sale', 'mail'],
      entry: { module: 'sale', dependency: 'mail', place: { file: 'sale/__manifest__.py', span: [100, 104] } },
    })
  })

  test('transitive dependents come with the shortest path', () => {
    expect(result.transitive.map(({ path }) => path)).toEqual([
      ['glue', 'sale', 'mail'],
      ['half', 'sale', 'mail'],
    ])
    expect(result.transitive[0]?.entry?.dependency).toBe('sale')
  })

  test('automatic modules come with the triggers that are touched', () => {
    // half depends on what changed, but is not installed because of it
    expect(result.autoInstall).toEqual([{ module: 'glue', triggers: ['sale'] }])
    expect(impact(graph, ['stock', 'sale']).autoInstall).toEqual([
      { module: 'glue', triggers: ['sale', 'stock'] },
      { module: 'half', triggers: ['stock'] },
    ])
  })

  test('what to test, in the order in which Odoo installs it; what never loads comes last', () => {
    expect(result.test).toEqual(['mail', 'test_mail', 'zeta', 'sale', 'glue', 'half', 'lost'])
    const late = new ModuleGraph([BASE, node('web', ['base']), node('a', ['web']), node('test_web', ['web'])])
    expect(impact(late, ['web'], '18.0').test).toEqual(['web', 'a', 'test_web'])
    expect(impact(late, ['web'], '19.0').test).toEqual(['web', 'test_web', 'a'])
  })

  test('19.0 puts a module without depends on top of base', () => {
    const loose = new ModuleGraph([BASE, node('aaa', ['base']), node('alone')])
    expect(impact(loose, ['base'], '18.0').test).toEqual(['base', 'alone', 'aaa'])
    expect(impact(loose, ['base'], '19.0').test).toEqual(['base', 'aaa', 'alone'])
  })

  test('several names: the nearest counts, and none is its own dependent', () => {
    const both = impact(graph, ['sale', 'mail', 'sale'])
    expect(both.names).toEqual(['mail', 'sale'])
    expect(both.direct.map(({ path }) => path)).toEqual([
      ['glue', 'sale'],
      ['half', 'sale'],
      ['lost', 'mail'],
      ['test_mail', 'mail'],
      ['zeta', 'mail'],
    ])
    expect(both.transitive).toEqual([])
  })

  test('unknown names are said to be so; a missing one has dependents all the same', () => {
    expect(impact(graph, ['nowhere'])).toMatchObject({ unknown: ['nowhere'], direct: [], test: [] })
    expect(impact(graph, ['gone'])).toMatchObject({ unknown: ['gone'], test: ['lost'] })
  })
})
