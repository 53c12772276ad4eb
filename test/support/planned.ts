import type { ModuleNode } from '../../src/model/graph/module.ts'
import { type InstallOrder, type InstallOrderOptions, installOrder } from '../../src/plan/order/install-order.ts'
import { BASE } from './nodes.ts'

type Case = readonly [
  modules: readonly ModuleNode[],
  requested: readonly string[],
  options?: Partial<Omit<InstallOrderOptions, 'requested'>>,
]

/** The plan for modules on top of base, on a new 17.0 database unless told otherwise. */
export function plan(...[modules, requested, options = {}]: Case): InstallOrder {
  return installOrder([BASE, ...modules], { series: '17.0', mode: 'install', ...options, requested })
}

export function order(...from: Case): readonly string[] {
  return plan(...from).order.map(({ module }) => module)
}

export function refused(...from: Case): Record<string, string> {
  return Object.fromEntries(plan(...from).refused.map(({ module, reason }) => [module, reason]))
}
