import { normalDistribution } from '../../knowledge/python-libraries.ts'
import type { Project } from '../../model/project.ts'
import { type Series, since } from '../../text/series.ts'
import type { Fates } from './fate.ts'

/** Whether a package index has a module for the target. */
export interface Availability {
  /** `odoo-addon-sale-exception` */
  readonly distribution: string
  /** the newest version for the target; `undefined` when there is none */
  readonly version: string | undefined
  /** series that other versions are for, oldest first */
  readonly others: readonly string[]
}

/** What the index was asked and what came of it. */
export interface IndexReport {
  /** without a name or password in it */
  readonly index: string
  readonly asked: number
  readonly published: number
  readonly unpublished: number
  /** modules of which nothing is known */
  readonly unanswered: number
  /** age in hours of the oldest answer that was kept from an earlier run and used */
  readonly age: number | undefined
  /** why answers are missing */
  readonly problem: string | undefined
}

/** The distribution of an OCA module: one name for all series from 15.0 on, before that one for each. */
export function distributionOf(module: string, series: Series): string {
  return normalDistribution(`odoo${since(series, '15.0') ? '' : Number.parseInt(series, 10)}-addon-${module}`)
}

/** What versions of a distribution say: `17.0.1.2.0` is for 17.0. */
export function availabilityOf(distribution: string, versions: readonly string[], to: Series): Availability {
  const own = versions.filter((version) => version.startsWith(`${to}.`)).sort(byNumbers)
  const others = new Set(versions.flatMap((version) => /^(\d+\.\d)\.\d+\.\d+/.exec(version)?.[1] ?? []))
  others.delete(to)
  return { distribution, version: own.at(-1), others: [...others].sort(byNumbers) }
}

function byNumbers(one: string, other: string): number {
  const [a, b] = [one, other].map((text) => text.split(/\D+/).map(Number))
  for (let i = 0; i < Math.max(a?.length ?? 0, b?.length ?? 0); i++) {
    const difference = (a?.[i] ?? 0) - (b?.[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/**
 * Modules that an index may have: those of which nothing else is known, and the addons that OCA is an author of. An
 * addon of the user's own is not asked for: its name is nobody's business.
 */
export function modulesToAsk(project: Project, fates: Fates, installed: readonly string[] = []): readonly string[] {
  const names = new Set<string>()
  for (const addon of project.checked) {
    if (isOca(project, addon.name)) names.add(addon.name)
    for (const { value } of addon.depends) if (fates.of(value).fate === 'unknown') names.add(value)
  }
  for (const name of installed) if (fates.of(name).fate === 'unknown') names.add(name)
  return [...names].filter((name) => /^[A-Za-z0-9]\w*$/.test(name) && !project.isEnterprise(name)).sort()
}

/** Says its manifest that OCA made it? */
export function isOca(project: Project, module: string): boolean {
  return /\bOCA\b|Odoo Community Association/.test(project.addon(module)?.text('author')?.value ?? '')
}
