import { compareText } from '../../text/compare-text.ts'
import { round } from './effort.ts'
import { type EffortClass, isShipped, isVersionRisk, type Risk, type RiskSeverity } from './risk.ts'
import type { ModulePlan } from './upgrade-plan.ts'
import { VERDICTS } from './verdict.ts'

interface Hours {
  readonly low: number
  readonly high: number
}

/** One change of Odoo's that hits several places: mended once, it is mended everywhere. */
export interface Recurring {
  readonly kind: string
  readonly symbol: string
  readonly severity: RiskSeverity
  readonly effort: EffortClass
  readonly message: string
  readonly replacement: string | undefined
  readonly modules: number
  readonly places: number
}

export interface Summary {
  readonly modules: number
  /** worst first */
  readonly verdicts: Readonly<Record<string, number>>
  /** by severity, of what is to be ported; tests, demo and the version in the manifest apart */
  readonly risks: Readonly<Record<RiskSeverity, number>>
  readonly testRisks: number
  readonly effort: Hours & { readonly unit: 'hours' }
  readonly cloc: number
  /** the modules that most others wait for, worst first */
  readonly blockers: readonly string[]
  /** the modules with the highest scores, highest first */
  readonly riskiest: readonly string[]
  /** the effort in each wave, and in the verdicts */
  readonly waves: readonly Hours[]
  readonly work: Readonly<Record<string, Hours>>
  /** changes that hit most modules, most first */
  readonly recurring: readonly Recurring[]
  /** what the database has not installed: modules that need not be ported for it, and the effort in them */
  readonly idle?: Hours & { readonly modules: number }
}

const SHOWN = 15

/** The plan in figures. */
export function summarizePlan(modules: readonly ModulePlan[], waves: readonly (readonly string[])[]): Summary {
  const risks = { 'load error': 0, 'runtime error': 0, 'silent loss': 0, deprecation: 0, hint: 0 }
  let testRisks = 0
  const open = modules.filter(isOpen)
  for (const module of open)
    for (const risk of module.risks) {
      if (isVersionRisk(risk)) continue
      if (isShipped(risk)) risks[risk.severity]++
      else testRisks++
    }
  const byName = new Map(modules.map((module) => [module.name, module]))
  const idle = modules.filter((module) => module.installed === null)
  const verdicts = VERDICTS.flatMap((verdict) => {
    const own = modules.filter((module) => module.verdict === verdict)
    return own.length > 0 ? [{ verdict, own }] : []
  })
  return {
    modules: modules.length,
    verdicts: Object.fromEntries(verdicts.map(({ verdict, own }) => [verdict, own.length])),
    risks,
    testRisks,
    effort: { ...hoursOf(modules), unit: 'hours' },
    cloc: modules.reduce((sum, one) => sum + one.cloc, 0),
    blockers: open
      .filter((module) => module.neededBy.length > 0 && module.verdict !== 'no change needed')
      .sort((a, b) => b.neededBy.length - a.neededBy.length || b.score - a.score || compareText(a.name, b.name))
      .slice(0, 10)
      .map((module) => module.name),
    riskiest: open
      .filter((module) => module.score > 0)
      .sort((a, b) => b.score - a.score || compareText(a.name, b.name))
      .slice(0, 10)
      .map((module) => module.name),
    waves: waves.map((wave) => hoursOf(wave.flatMap((name) => byName.get(name) ?? []))),
    work: Object.fromEntries(verdicts.map(({ verdict, own }) => [verdict, hoursOf(own)])),
    recurring: recurring(open),
    ...(idle.length > 0 && { idle: { modules: idle.length, ...hoursOf(idle) } }),
  }
}

/** Somebody still has to port it. */
function isOpen({ verdict }: ModulePlan): boolean {
  return verdict !== 'drop' && verdict !== 'ported already'
}

function hoursOf(modules: readonly ModulePlan[]): Hours {
  const sum = (of: (module: ModulePlan) => number): number => modules.reduce((total, one) => total + of(one), 0)
  return { low: round(sum((one) => one.effort.low)), high: round(sum((one) => one.effort.high)) }
}

/** A message without how the name is used: `… has no field 'x' any more (domain)`. */
function bare(message: string): string {
  return message.replace(/ \([^()]*(?:\([^()]*\))?[^()]*\)(?=:|$)/, '')
}

/** What is said of all places of a change. */
function said(risk: Risk): string {
  if (isVersionRisk(risk)) return 'the version in the manifest is that of another series'
  return bare(risk.message)
}

/** How much a risk tells of what it has in common with others. */
function tells({ confidence, replacement }: Risk): number {
  return ['guess', 'likely', 'proven'].indexOf(confidence) * 2 + (replacement === undefined ? 0 : 1)
}

function recurring(modules: readonly ModulePlan[]): readonly Recurring[] {
  const found = new Map<string, { risk: Risk; modules: Set<string>; places: number }>()
  for (const module of modules)
    for (const risk of module.risks) {
      if (risk.severity === 'hint') continue
      const key = isVersionRisk(risk) ? risk.kind : `${risk.kind} ${risk.symbol}`
      const known = found.get(key) ?? { risk, modules: new Set(), places: 0 }
      known.modules.add(module.name)
      known.places += risk.count
      if (tells(risk) > tells(known.risk)) known.risk = risk
      found.set(key, known)
    }
  return [...found.entries()]
    .filter(([, one]) => one.places > 1)
    .sort(
      ([a, one], [b, other]) => other.modules.size - one.modules.size || other.places - one.places || compareText(a, b),
    )
    .slice(0, SHOWN)
    .map(([, { risk, modules: names, places }]) => ({
      kind: risk.kind,
      symbol: risk.symbol,
      severity: risk.severity,
      effort: risk.effort,
      message: said(risk),
      replacement: isVersionRisk(risk) ? undefined : risk.replacement,
      modules: names.size,
      places,
    }))
}
