import type { Addon } from '../../model/addon.ts'
import { isShipped, RISK_SEVERITIES, type Risk } from './risk.ts'
import type { World } from './world.ts'

/** A risk, with the module that has what is used, where that came with a dependency and does not any more. */
interface Located extends Risk {
  readonly lost?: string
}

/**
 * The risks of an addon, with all that is out of reach for one cause told once: a dependency brought a module which it
 * brings no more, so the manifest must name it. Where tests alone use it, each place is told.
 */
export function lostDependencies(world: World, addon: Addon, risks: readonly Located[]): readonly Risk[] {
  const causes = new Map<string, Located[]>()
  for (const risk of risks) {
    if (risk.lost === undefined) continue
    const list = causes.get(risk.lost)
    if (list) list.push(risk)
    else causes.set(risk.lost, [risk])
  }
  const told = [...causes].flatMap(([module, uses]) => {
    const cause = uses.some(isShipped) ? causeOf(world, addon, module, uses) : undefined
    return cause ? [[module, cause] as const] : []
  })
  const covered = new Set(told.map(([module]) => module))
  const others = risks.filter(({ lost }) => lost === undefined || !covered.has(lost))
  return [...others.map(({ lost: _, ...risk }): Risk => risk), ...told.map(([, cause]) => cause)]
}

function causeOf(world: World, addon: Addon, module: string, uses: readonly Located[]): Risk | undefined {
  const { before } = world
  const after = world.at(world.to)
  const brought = addon.depends.filter(({ value }) => value !== module && before.graph.reach(value).has(module))
  const by = brought.find(({ value }) => !after.graph.reach(value).has(module)) ?? brought[0]
  const [first] = uses
  if (!by || !first) return undefined
  const names = [...new Set(uses.filter(isShipped).map(({ symbol }) => `'${symbol}'`))]
  const some = names.slice(0, 3).join(', ') + (names.length > 3 ? ' …' : '')
  const [bridge] = (after.release?.modules ?? [])
    .filter(({ name, autoInstall }) => autoInstall?.includes(by.value) && after.graph.reach(name).has(module))
    .sort((a, b) => after.graph.reach(a.name).size - after.graph.reach(b.name).size)
  const count = uses.reduce((sum, use) => sum + use.count, 0)
  return {
    kind: 'dependency_lost',
    symbol: module,
    severity: RISK_SEVERITIES.find((severity) => uses.some((use) => use.severity === severity)) ?? first.severity,
    effort: 'mechanical',
    at: addon.manifestPlace(by.span),
    file: addon.site.manifest.slice(addon.site.path.length + 1),
    scope: first.scope === 'localisation' ? first.scope : 'code',
    hop: uses.map(({ hop }) => hop).sort()[0] ?? first.hop,
    replacement: bridge
      ? `depend on '${module}' too, or on '${bridge.name}', which joins it to '${by.value}'`
      : `depend on '${module}' too`,
    confidence: 'proven',
    message: `'${by.value}' does not bring module '${module}' any more, and ${count === 1 ? 'one place uses' : `${count} places use`} what is in it: ${some}`,
    count: 1,
  }
}
