import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ModuleNode } from '../../../src/model/graph/module.ts'
import { type InstallOrderOptions, installOrder } from '../../../src/plan/order/install-order.ts'
import { SERIES } from '../../../src/text/series.ts'
import { BASE, layered, tangled } from '../../support/nodes.ts'

const modules = fc.oneof(
  layered,
  // cycles, and names that are not there
  fc.tuple(tangled, fc.nat({ max: 5 })).map(([all, left]) => [BASE, ...all.filter((_, i) => i !== left)]),
)

const plans = modules.chain((all) => {
  const names = all.map(({ name }) => name)
  const options: fc.Arbitrary<InstallOrderOptions> = fc.record({
    series: fc.constantFrom(...SERIES),
    mode: fc.constantFrom('install' as const, 'load' as const),
    requested: fc.subarray([...names, 'nowhere']),
    countries: fc.constantFrom([], ['be']),
    refuse: fc.constantFrom(...names.slice(1), 'nothing').map((name) => new Map([[name, 'no']])),
  })
  return fc.record({
    modules: fc.constant(all),
    shuffled: fc.shuffledSubarray(all, { minLength: all.length }),
    options,
  })
})

const namesOf = (all: readonly ModuleNode[], options: InstallOrderOptions) =>
  installOrder(all, options).order.map(({ module }) => module)

describe('properties', () => {
  test('every dependency comes before its dependent, base first, nothing twice', () => {
    fc.assert(
      fc.property(plans, ({ modules, options }) => {
        const order = namesOf(modules, options)
        if (order.length > 0) expect(order[0]).toBe('base')
        expect(new Set(order).size).toBe(order.length)
        for (const [i, name] of order.entries()) {
          const depends = modules.find((module) => module.name === name)?.depends ?? []
          for (const { value } of depends) expect(order.slice(0, i)).toContain(value)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('the order of input does not matter', () => {
    fc.assert(
      fc.property(plans, ({ modules, shuffled, options }) => {
        const planned = installOrder(modules, options)
        expect(installOrder(shuffled, options)).toEqual(planned)
        const requested = [...options.requested].reverse()
        expect(installOrder(modules, { ...options, requested })).toEqual({ ...planned, requested })
      }),
    )
  })

  test('what is requested is either in the order or refused with a reason', () => {
    fc.assert(
      fc.property(plans, ({ modules, options }) => {
        const { order, refused } = installOrder(modules, options)
        const loaded = order.map(({ module }) => module)
        const turnedAway = refused.map(({ module }) => module)
        expect([...loaded, ...turnedAway]).toEqual(expect.arrayContaining([...options.requested]))
        expect(turnedAway.filter((name) => loaded.includes(name))).toEqual([])
        expect(turnedAway).toEqual([...turnedAway].sort())
        for (const { reason } of refused) expect(reason).not.toBe('')
        for (const name of options.refuse?.keys() ?? []) expect(loaded).not.toContain(name)
      }),
    )
  })

  test('a new database loads again in the order in which it was installed', () => {
    fc.assert(
      fc.property(plans, ({ modules, options }) => {
        const installed = namesOf(modules, { ...options, mode: 'install' })
        expect(namesOf(modules, { series: options.series, mode: 'load', requested: installed })).toEqual(installed)
      }),
    )
  })
})
