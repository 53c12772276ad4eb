import { describe, expect, test } from 'vitest'
import { installOrder } from '../../../src/plan/order/install-order.ts'
import { SERIES, type Series } from '../../../src/text/series.ts'
import { modulesOn, truthSets } from '../../support/load-order-fixture.ts'
import { node } from '../../support/nodes.ts'
import { order, plan } from '../../support/planned.ts'

describe('orders recorded from Odoo', () => {
  test('are eight', () => expect(truthSets()).toHaveLength(8))

  test.each(truthSets())('$file', ({ series, paths, requested, refused: expected = {}, order: recorded }) => {
    const modules = modulesOn(series, paths)
    // recorded without the modules that Odoo refuses; here they are asked for as well
    const asked =
      typeof requested === 'string'
        ? modules.filter(({ installable }) => installable).map(({ name }) => name)
        : [...requested, ...Object.keys(expected)]
    const external = Object.entries(expected).filter(([, reason]) => reason.startsWith('external'))
    const planned = installOrder(modules, { series, requested: asked, mode: 'install', refuse: new Map(external) })
    expect(planned.order.map(({ module }) => module)).toEqual(recorded)
    expect(planned.refused.map(({ module }) => module)).toEqual(Object.keys(expected).sort())
  })

  test.each(truthSets().filter(({ initialized }) => initialized))('$file: what a new database has by itself', (set) => {
    const planned = installOrder(modulesOn(set.series, set.paths), {
      series: set.series,
      requested: [],
      mode: 'install',
    })
    const names = planned.order.map(({ module }) => module).sort()
    expect(names).toEqual(['base', ...(set.initialized ?? [])].sort())
  })
})

describe('order', () => {
  const modules = [
    node('zoo', ['base']),
    node('ant', ['zoo']),
    node('bee', ['base']),
    node('Cat', ['base']),
    node('b_2', ['base']),
  ]

  test('base, then by depth, then by name as plain text', () => {
    expect(order(modules, ['ant', 'bee', 'Cat', 'b_2'])).toEqual(['base', 'Cat', 'b_2', 'bee', 'zoo', 'ant'])
  })

  test('depth counts the longest way', () => {
    const diamond = [node('d', ['a', 'c']), node('c', ['b']), node('b', ['base']), node('a', ['base'])]
    expect(plan(diamond, ['d']).order.map(({ module, depth }) => `${module} ${depth}`)).toEqual([
      'base 0',
      'a 1',
      'b 1',
      'c 2',
      'd 3',
    ])
  })

  test.each(['14.0', '15.0', '16.0', '17.0', '18.0'] as const)(
    '%s: a module without depends loads beside base',
    (series) => {
      const loose = [node('alone'), node('aaa', ['base'])]
      expect(order(loose, ['alone', 'aaa'], { series })).toEqual(['base', 'alone', 'aaa'])
    },
  )

  test('19.0: a module without depends depends on base', () => {
    const loose = [node('alone'), node('aaa', ['base'])]
    expect(order(loose, ['alone', 'aaa'], { series: '19.0' })).toEqual(['base', 'aaa', 'alone'])
  })

  test('test_ modules follow their last dependency from 19.0 on', () => {
    const tests = [
      node('mail', ['base']),
      node('web', ['base']),
      node('test_web', ['web', 'base']),
      node('test_again', ['test_web', 'mail']),
      node('zip', ['test_web']),
      node('test_base', ['base']),
    ]
    const names = tests.map(({ name }) => name)
    expect(order(tests, names, { series: '18.0' })).toEqual([
      'base',
      'mail',
      'test_base',
      'web',
      'test_web',
      'test_again',
      'zip',
    ])
    expect(order(tests, names, { series: '19.0' })).toEqual([
      'base',
      'test_base',
      'mail',
      'web',
      'test_web',
      'test_again',
      'zip',
    ])
  })

  test('every series: installed modules come before new ones, unless they wait for one', () => {
    const modules = [
      node('web', ['base']),
      node('aaa', ['base']),
      node('sale', ['web', 'new']),
      node('new', ['web']),
      node('more', ['sale']),
    ]
    for (const series of SERIES) {
      const { order } = plan(modules, ['aaa', 'new', 'more'], { series, installed: ['base', 'web', 'sale'] })
      expect(order.map(({ module, phase }) => `${module} ${phase}`)).toEqual([
        'base 0',
        'web 1',
        'aaa 2',
        'new 2',
        'sale 3',
        'more 4',
      ])
      expect(order.map(({ reason }) => reason)).toEqual([
        'installed',
        'installed',
        'requested',
        'requested',
        'installed',
        'requested',
      ])
    }
  })

  test('a new database is one wave', () => {
    expect(new Set(plan(modules, ['ant']).order.map(({ phase }) => phase))).toEqual(new Set([0, 2]))
  })
})

describe('automatic installation', () => {
  test('a chain: each makes the next one possible', () => {
    const modules = [
      node('a', ['base']),
      node('b', ['a'], { auto: true }),
      node('c', ['b'], { auto: true }),
      node('d', ['c', 'x'], { auto: true }),
      node('x', ['base']),
    ]
    expect(order(modules, ['a'])).toEqual(['base', 'a', 'b', 'c'])
    expect(order(modules, ['a', 'x'])).toEqual(['base', 'a', 'x', 'b', 'c', 'd'])
  })

  test('a list of triggers: the other dependencies come along', () => {
    const modules = [node('a', ['base']), node('b', ['base']), node('glue', ['a', 'b'], { auto: ['a'] })]
    const { order } = plan(modules, ['a'])
    expect(order.map(({ module, reason, because }) => [module, reason, because])).toEqual([
      ['base', 'dependency', []],
      ['a', 'requested', []],
      ['b', 'dependency', ['glue']],
      ['glue', 'auto_install', ['a']],
    ])
  })

  test('an empty list of triggers: on a new database always, later never', () => {
    const modules = [node('always', ['x'], { auto: [] }), node('x', ['base']), node('y', ['base'])]
    expect(order(modules, ['y'])).toEqual(['base', 'x', 'y', 'always'])
    expect(order(modules, ['y'], { installed: ['base'] })).toEqual(['base', 'y'])
  })

  test('a trigger that is not on disk is ignored on a new database, where the rest comes along', () => {
    const modules = [
      node('glue', ['web', 'gone', 'extra'], { auto: ['web', 'gone'] }),
      node('extra', ['base']),
      node('web', ['base'], { auto: true }),
    ]
    expect(order(modules, [])).toEqual(['base', 'extra', 'web'])
    expect(plan(modules, []).refused).toEqual([
      { module: 'glue', reason: 'depends on gone, which is not on the addons paths', aborts: false },
    ])
    // the button looks at every trigger
    expect(order(modules, ['web'], { installed: ['base'] })).toEqual(['base', 'web'])
  })

  test('nothing new to install: the button is not pressed', () => {
    const modules = [node('a', ['base']), node('b', ['a'], { auto: true })]
    expect(order(modules, [], { installed: ['base', 'a'] })).toEqual(['base', 'a'])
    expect(order(modules, ['a'], { installed: ['base', 'a'] })).toEqual(['base', 'a'])
  })

  test('installed triggers alone do not suffice: one must be new', () => {
    const modules = [
      node('a', ['base']),
      node('b', ['base']),
      node('ab', ['a', 'b'], { auto: true }),
      node('aa', ['a'], { auto: true }),
    ]
    expect(order(modules, ['b'], { installed: ['base', 'a'] })).toEqual(['base', 'a', 'b', 'ab'])
  })

  test('bound to countries: 18.0 and later look at the companies, but not while creating the database', () => {
    const modules = [
      node('account', ['base']),
      node('l10n', ['account'], { auto: true, countries: ['be', 'lu'] }),
      node('early', ['base'], { auto: true, countries: ['be'] }),
    ]
    const installs = (series: Series, countries?: string[]) =>
      order(modules, ['account'], { series, ...(countries && { countries }) }).includes('l10n')
    expect(SERIES.filter((series) => installs(series))).toEqual(['14.0', '15.0', '16.0', '17.0'])
    expect(SERIES.filter((series) => installs(series, ['fr', 'BE']))).toEqual([...SERIES])
    expect(SERIES.filter((series) => installs(series, ['fr']))).toEqual(['14.0', '15.0', '16.0', '17.0'])
    expect(order(modules, [], { series: '19.0' })).toEqual(['base', 'early'])
  })

  test('--skip-auto-install exists in 19.0', () => {
    const modules = [node('web', ['base'], { auto: true }), node('a', ['base']), node('b', ['a'], { auto: true })]
    expect(order(modules, ['a'], { series: '19.0', skipAutoInstall: true })).toEqual(['base', 'a'])
    expect(order(modules, ['a'], { series: '18.0', skipAutoInstall: true })).toEqual(['base', 'a', 'web', 'b'])
  })

  test('until 16.0 a new database marks what is not installable, and what that triggers', () => {
    const modules = [
      node('old', ['base', 'tool'], { auto: ['base'], installable: false }),
      node('tool', ['base']),
      node('x', ['base']),
    ]
    expect(SERIES.filter((series) => order(modules, ['x'], { series }).includes('tool'))).toEqual([
      '14.0',
      '15.0',
      '16.0',
    ])
  })

  test('one that cannot be installed stops Odoo; the plan leaves it out and says what it costs', () => {
    const modules = [
      node('sale', ['base']),
      node('glue', ['sale', 'queue'], { auto: ['sale'] }),
      node('queue', ['job']),
    ]
    expect(order(modules, ['sale'])).toEqual(['base', 'sale'])
    expect(plan(modules, ['sale']).refused).toEqual([
      {
        module: 'glue',
        reason:
          'depends on job, which is not on the addons paths (glue -> queue -> job); as it is installed automatically with sale, Odoo gives up the whole installation',
        aborts: true,
      },
    ])
  })
})
