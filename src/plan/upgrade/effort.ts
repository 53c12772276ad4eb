import { type EffortClass, isShipped, isVersionRisk, type Risk, type RiskSeverity } from './risk.ts'

/** Hours, from–to. */
export type Range = readonly [low: number, high: number]

/** What a piece of work takes, in hours; teams set their own. */
export interface Rates {
  /** each module: manifest, installation, a look at every screen */
  readonly module: Range
  /** the first place of a change of this class; further places take a fifth */
  readonly mechanical: Range
  readonly review: Range
  readonly redesign: Range
  /** reading and testing a hundred lines of code */
  readonly lines: Range
  /** the upper end is multiplied by this where a module has no tests */
  readonly untested: number
}

export const DEFAULT_RATES: Rates = {
  module: [0.5, 1.5],
  mechanical: [0.05, 0.2],
  review: [0.25, 1],
  redesign: [2, 8],
  lines: [0.1, 0.4],
  untested: 1.3,
}

/** One summand of an estimate, so that a reader can follow it. */
export interface EffortFactor {
  readonly name: string
  readonly count: number
  readonly low: number
  readonly high: number
}

export interface Effort {
  readonly low: number
  readonly high: number
  readonly unit: 'hours'
  readonly factors: readonly EffortFactor[]
}

const REPEATED = 0.2

/** The work that a module's risks make, as a range; never a promise. Hints take nothing. */
export function effortOf(risks: readonly Risk[], lines: number, tested: boolean, rates: Rates): Effort {
  const factors: EffortFactor[] = [factor('module', 1, rates.module)]
  const gone = new Set(risks.flatMap(({ kind, symbol }) => (kind === 'model_removed' ? [symbol] : [])))
  const classes: readonly EffortClass[] = ['mechanical', 'review', 'redesign']
  for (const name of classes) {
    // the manifest is part of what every module takes
    const own = risks.filter((risk) => risk.effort === name && risk.severity !== 'hint' && !isVersionRisk(risk))
    // what goes with its model is decided with it
    const first = new Set(own.flatMap((risk) => (isOfOne(risk, gone) ? [] : [`${risk.kind} ${risk.symbol}`]))).size
    const places = own.reduce((sum, risk) => sum + risk.count, 0)
    if (places > 0) factors.push(factor(name, places, rates[name], first + (places - first) * REPEATED))
  }
  if (lines > 0) factors.push(factor('lines of code', lines, rates.lines, lines / 100))
  const low = factors.reduce((sum, one) => sum + one.low, 0)
  const high = factors.reduce((sum, one) => sum + one.high, 0)
  if (!tested) factors.push({ name: 'no tests', count: 1, low: 0, high: round(high * (rates.untested - 1)) })
  return { low: round(low), high: round(high * (tested ? 1 : rates.untested)), unit: 'hours', factors }
}

/** Is it a field, or a method, of one of these models? */
function isOfOne({ kind, symbol }: Risk, models: ReadonlySet<string>): boolean {
  return /^(?:field|method|override)_removed$/.test(kind) && models.has(symbol.slice(0, symbol.lastIndexOf('.')))
}

function factor(name: string, count: number, [low, high]: Range, times = count): EffortFactor {
  return { name, count, low: round(low * times), high: round(high * times) }
}

export function round(hours: number): number {
  return hours >= 100 ? Math.round(hours) : Math.round(hours * 10) / 10
}

const WEIGHT: Readonly<Record<RiskSeverity, number>> = {
  'load error': 10,
  'runtime error': 6,
  'silent loss': 4,
  deprecation: 1,
  hint: 0,
}
const SURE = { proven: 1, likely: 0.7, guess: 0.3 } as const

/** How the score is made, for the reader. */
export const RISK_FORMULA =
  'sum over distinct symbols outside tests, the manifest’s version apart, of weight × certainty (load error 10, runtime error 6, silent loss 4, deprecation 1; proven 1, likely 0.7, guess 0.3) + 2 for each own module that depends on it + 1 for each 200 lines of code, at most 10'

export function riskScore(risks: readonly Risk[], dependents: number, lines: number): number {
  const worst = new Map<string, number>()
  for (const risk of risks) {
    if (!isShipped(risk) || isVersionRisk(risk)) continue
    const key = `${risk.kind} ${risk.symbol}`
    worst.set(key, Math.max(worst.get(key) ?? 0, WEIGHT[risk.severity] * SURE[risk.confidence]))
  }
  const sum = [...worst.values()].reduce((total, one) => total + one, 0)
  return Math.round(sum + 2 * dependents + Math.min(10, lines / 200))
}
