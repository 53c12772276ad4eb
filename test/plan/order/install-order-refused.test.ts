import { describe, expect, test } from 'vitest'
import { SERIES } from '../../../src/text/series.ts'
import { node } from '../../support/nodes.ts'
import { order, plan, refused } from '../../support/planned.ts'

describe('refused', () => {
  const gaveUp = '; Odoo gives up the whole installation'

  test('an unknown name is ignored', () => {
    expect(plan([], ['nowhere']).refused).toEqual([
      { module: 'nowhere', reason: 'there is no module named nowhere on the addons paths', aborts: false },
    ])
  })

  test('a missing dependency, with the way to it', () => {
    const modules = [node('a', ['b']), node('b', ['c']), node('d', ['c'])]
    expect(refused(modules, ['a', 'd'])).toEqual({
      a: `depends on c, which is not on the addons paths (a -> b -> c)${gaveUp}`,
      d: `depends on c, which is not on the addons paths${gaveUp}`,
    })
    expect(order(modules, ['a', 'd'])).toEqual(['base'])
  })

  test('an advertised Enterprise module that is missing raises nothing: the module is marked and never loaded', () => {
    const modules = [node('a', ['web_studio', 'tool']), node('tool', ['base'])]
    expect(plan(modules, ['a']).refused).toEqual([
      { module: 'a', reason: 'depends on web_studio, which is not on the addons paths', aborts: false },
    ])
    expect(order(modules, ['a'])).toEqual(['base', 'tool'])
  })

  test('not installable: ignored when asked for, and what depends on it is marked in vain', () => {
    const modules = [
      node('off', ['lost'], { installable: false }),
      node('a', ['off', 'tool']),
      node('tool', ['base']),
      node('up', ['a']),
    ]
    for (const series of SERIES.filter((series) => series !== '14.0')) {
      expect(plan(modules, ['off', 'up'], { series }).refused).toEqual([
        { module: 'a', reason: 'depends on off, which is not installable', aborts: false },
        { module: 'off', reason: 'its manifest says it is not installable', aborts: false },
        { module: 'up', reason: 'depends on off, which is not installable (up -> a -> off)', aborts: false },
      ])
      expect(order(modules, ['off', 'up'], { series })).toEqual(['base', 'tool'])
    }
    // 14.0 looks through it and raises at what it depends on
    expect(refused(modules, ['a'], { series: '14.0' })).toEqual({
      a: `depends on lost, which is not on the addons paths (a -> off -> lost)${gaveUp}`,
    })
  })

  test('a cycle, with its path', () => {
    const modules = [node('a', ['b']), node('b', ['c']), node('c', ['b']), node('self', ['self'])]
    expect(refused(modules, ['a', 'c', 'self'])).toEqual({
      a: `depends on b, which depends on itself: b -> c -> b${gaveUp}`,
      c: `it depends on itself: c -> b -> c${gaveUp}`,
      self: `it depends on itself: self -> self${gaveUp}`,
    })
  })

  test('a chain of a hundred modules is a cycle to Odoo', () => {
    const chain = Array.from({ length: 100 }, (_, i) => node(`m${i}`, i === 0 ? ['base'] : [`m${i - 1}`]))
    expect(order(chain, ['m98'])).toHaveLength(100)
    expect(refused(chain, ['m99']).m99).toMatch(/^its chain of dependencies is too long for Odoo/)
    expect(order(chain, ['m98', 'm99'])).toHaveLength(101)
  })

  test('a manifest that cannot be used', () => {
    const modules = [node('bad', [], { broken: 'version 1 is invalid' }), node('a', ['bad'])]
    expect(refused(modules, ['bad', 'a'])).toEqual({
      a: `depends on bad, whose manifest cannot be used: version 1 is invalid${gaveUp}`,
      bad: 'its manifest cannot be used: version 1 is invalid',
    })
    expect(order(modules, ['bad'], { mode: 'load' })).toEqual(['base'])
  })

  test('excluded: the one that says so has to go, with what depends on it', () => {
    const modules = [node('a', ['base'], { excludes: ['b'] }), node('b', ['base']), node('up', ['a'])]
    expect(refused(modules, ['up', 'b'])).toEqual({
      a: `it excludes b, which is installed as well${gaveUp}`,
      up: `depends on a, which is refused: it excludes b, which is installed as well${gaveUp}`,
    })
    expect(order(modules, ['up', 'b'])).toEqual(['base', 'b'])
    expect(order(modules, ['up'])).toEqual(['base', 'a', 'up'])
    // what is there already stays
    expect(order(modules, ['b'], { installed: ['base', 'a'] })).toEqual(['base', 'a'])
  })

  test('what a caller refuses, and what depends on it', () => {
    const modules = [node('a', ['base']), node('b', ['a']), node('auto', ['base'], { auto: true }), node('c', ['base'])]
    const refuse = new Map([
      ['a', 'asn1crypto is not installed'],
      ['auto', 'no thanks'],
    ])
    expect(refused(modules, ['a', 'b', 'c'], { refuse })).toEqual({
      a: 'asn1crypto is not installed',
      b: 'depends on a, which is refused: asn1crypto is not installed',
    })
    expect(order(modules, ['a', 'b', 'c'], { refuse })).toEqual(['base', 'c'])
  })

  test('an installed module whose new dependency is not installed', () => {
    const modules = [node('a', ['b']), node('b', ['base'])]
    expect(refused(modules, [], { installed: ['base', 'a', 'gone'] })).toEqual({
      a: 'depends on b, which is not installed',
      gone: 'there is no module named gone on the addons paths',
    })
  })
})

describe('load', () => {
  test('what is requested with its dependencies, nothing automatic, in one phase', () => {
    const modules = [
      node('web', ['base'], { auto: true }),
      node('sale', ['web']),
      node('glue', ['sale'], { auto: true }),
      node('aaa', ['base']),
    ]
    const { order } = plan(modules, ['sale', 'aaa'], { mode: 'load' })
    expect(order.map(({ module, phase, reason }) => [module, phase, reason])).toEqual([
      ['base', 0, 'dependency'],
      ['aaa', 1, 'requested'],
      ['web', 1, 'dependency'],
      ['sale', 1, 'requested'],
    ])
  })

  test('what cannot be loaded is refused', () => {
    expect(
      refused([node('a', ['gone']), node('b', [], { installable: false })], ['a', 'b', 'c'], { mode: 'load' }),
    ).toEqual({
      a: 'depends on gone, which is not on the addons paths',
      b: 'its manifest says it is not installable',
      c: 'there is no module named c on the addons paths',
    })
  })
})

describe('as real Odoo 17.0 and 18.0 did when installing fa_ok or what is named', () => {
  const ok = node('fa_ok', ['base'])
  const faults: readonly (readonly [
    fault: string,
    modules: ReturnType<typeof node>[],
    asked: string,
    stops: string[],
  ])[] = [
    [
      'auto_install_cycle',
      [
        ok,
        node('fa_ai_a', ['fa_ok', 'fa_ai_b'], { auto: true }),
        node('fa_ai_b', ['fa_ok', 'fa_ai_a'], { auto: true }),
      ],
      'fa_ok',
      [],
    ],
    [
      'auto_install_cycle_trigger',
      [ok, node('fa_ai_a', ['fa_ok', 'fa_ai_b'], { auto: ['fa_ok'] }), node('fa_ai_b', ['fa_ok', 'fa_ai_a'])],
      'fa_ok',
      ['fa_ai_a'],
    ],
    [
      'auto_install_missing_dep',
      [ok, node('fa_ai_a', ['fa_ok', 'fa_nowhere'], { auto: ['fa_ok'] })],
      'fa_ok',
      ['fa_ai_a'],
    ],
    [
      'auto_install_trigger_not_dep_bystander',
      [ok, node('fa_bad', ['base'], { broken: 'fa_ok is a trigger but no dependency' })],
      'fa_ok',
      [],
    ],
    ['dep_cycle2', [node('fa_cyc_a', ['fa_cyc_b']), node('fa_cyc_b', ['fa_cyc_a'])], 'fa_cyc_a', ['fa_cyc_a']],
    ['dep_self', [node('fa_self', ['base', 'fa_self'])], 'fa_self', ['fa_self']],
    ['dep_absent', [node('fa_absent')], 'fa_absent', []],
    ['dep_twice', [node('fa_twice', ['base', 'base'])], 'fa_twice', []],
    ['installable_false', [node('fa_off', ['base'], { installable: false })], 'fa_off', []],
  ]

  test.each(faults)('%s', (fault, modules, asked, stops) => {
    for (const series of ['17.0', '18.0'] as const) {
      const planned = plan(modules, [asked], { series, installed: ['base'] })
      expect(planned.refused.filter(({ aborts }) => aborts).map(({ module }) => module)).toEqual(stops)
      const comes = fault !== 'installable_false' && !stops.includes(asked)
      expect(planned.order.map(({ module }) => module)).toEqual(comes ? ['base', asked] : ['base'])
    }
  })
})
