import type { Addon } from '../../model/addon.ts'
import { isOca } from './availability.ts'
import type { Fate } from './fate.ts'
import { EFFORT_CLASSES, isShipped, isVersionRisk, RISK_SEVERITIES, type Risk } from './risk.ts'
import type { World } from './world.ts'

export const VERDICTS = [
  'blocked',
  'redesign',
  'port',
  'small changes',
  'no change needed',
  'rename',
  'drop',
  'ported already',
] as const
export type Verdict = (typeof VERDICTS)[number]

export interface ModuleFate {
  readonly verdict: Verdict
  readonly reason: string
  readonly confidence: 'proven' | 'likely' | 'guess'
}

export interface VerdictInput {
  readonly world: World
  readonly addon: Addon
  readonly risks: readonly Risk[]
  readonly dependencies: readonly Fate[]
  /** the target's addons paths have the module */
  readonly ported: boolean
}

/** What to do with a module, and why. */
export function verdictOf({ world, addon, risks, dependencies, ported }: VerdictInput): ModuleFate {
  const { from, to } = world
  const release = world.at(to).release
  if (ported) return { verdict: 'ported already', reason: 'found on the target path', confidence: 'proven' }
  const offer = world.offer(addon.name)
  if (offer?.version !== undefined && isOca(world.before, addon.name))
    return {
      verdict: 'ported already',
      reason: `the package index has it for ${to}: ${offer.distribution} ${offer.version}`,
      confidence: 'likely',
    }
  if (release?.module(addon.name) && !world.before.release?.module(addon.name))
    return { verdict: 'drop', reason: `Odoo ${to} has a module of this name`, confidence: 'likely' }
  const known = world.renames.find('module', addon.name, from, to)
  if (known?.how === 'merged')
    return { verdict: 'drop', reason: `merged into ${known.to} (${known.evidence})`, confidence: 'likely' }
  const lost = dependencies.filter((fate) => fate.fate === 'removed')
  if (lost.length > 0)
    return {
      verdict: 'blocked',
      reason: `depends on ${lost.map((fate) => fate.module).join(', ')}, which ${lost.length === 1 ? 'is' : 'are'} gone without a successor`,
      confidence: lost.every((fate) => fate.confidence === 'proven') ? 'proven' : 'likely',
    }
  if (known) return { verdict: 'rename', reason: `renamed to ${known.to} (${known.evidence})`, confidence: 'likely' }
  return byRisks(risks, dependencies)
}

function byRisks(all: readonly Risk[], dependencies: readonly Fate[]): ModuleFate {
  const risks = all.filter((risk) => !isVersionRisk(risk))
  const shipped = risks.filter(isShipped)
  const real = shipped.filter((risk) => risk.severity !== 'hint' && risk.confidence !== 'guess')
  const unsure = dependencies.filter((fate) => fate.fate === 'unknown').map((fate) => fate.module)
  const unread = dependencies.filter((fate) => fate.fate === 'kept' && fate.confidence !== 'proven')
  const rest = [
    unsure.length > 0 ? `; nothing is known of ${unsure.join(', ')}` : '',
    unread.length > 0 ? `; the target's ${unread.map((fate) => fate.module).join(', ')} was not read` : '',
  ].join('')
  const confidence = unsure.length + unread.length > 0 ? 'likely' : 'proven'
  const hard = real.filter((risk) => risk.effort === 'redesign')
  if (hard.length > 0)
    return {
      verdict: 'redesign',
      reason: `${named(real)}${rest}`,
      confidence: hard.some((risk) => risk.confidence === 'proven') ? confidence : 'likely',
    }
  const breaking = real.filter((risk) => risk.severity !== 'deprecation')
  if (breaking.some((risk) => risk.effort !== 'mechanical'))
    return {
      verdict: 'port',
      reason: `${named(real)}${rest}`,
      confidence,
    }
  if (real.length > 0) return { verdict: 'small changes', reason: `${named(real)}${rest}`, confidence }
  if (risks.some((risk) => risk.severity !== 'hint'))
    return { verdict: 'small changes', reason: `only tests or demo data are touched${rest}`, confidence }
  return {
    verdict: 'no change needed',
    reason: `everything that it uses of Odoo is there at the target${all.length > risks.length ? '; the version in its manifest is to be raised' : ''}${rest}`,
    confidence: unsure.length + unread.length > 0 ? 'guess' : 'likely',
  }
}

/** `2 load errors, 1 deprecation: sale.order.x, attrs and 3 more`; those first that take most work. */
function named(risks: readonly Risk[]): string {
  const weight = (risk: Risk): number =>
    10 * EFFORT_CLASSES.indexOf(risk.effort) - RISK_SEVERITIES.indexOf(risk.severity)
  const symbols = [...new Set(risks.toSorted((a, b) => weight(b) - weight(a)).map((risk) => risk.symbol))]
  const more = symbols.length > 3 ? ` and ${symbols.length - 3} more` : ''
  const counts = RISK_SEVERITIES.flatMap((severity) => {
    const count = risks.filter((risk) => risk.severity === severity).length
    const plural = severity === 'silent loss' ? 'silent losses' : `${severity}s`
    return count === 0 ? [] : [`${count} ${count === 1 ? severity : plural}`]
  })
  return `${counts.join(', ')}: ${symbols.slice(0, 3).join(', ')}${more}`
}
