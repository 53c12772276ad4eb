import type { Addon } from '../model/addon.ts'
import type { Project } from '../model/project.ts'
import type { Series } from '../text/series.ts'
import type { IndexReport } from './availability.ts'
import { countLines } from './cloc.ts'
import { type DatabaseReport, databaseReport } from './database-report.ts'
import type { OdooDatabase } from './odoo-database.ts'
import { type DataRisk, deadScripts, droppedData } from './upgrade-data-risks.ts'
import { DEFAULT_RATES, type Effort, effortOf, type Rates, RISK_FORMULA, riskScore, round } from './upgrade-effort.ts'
import type { Fate } from './upgrade-fate.ts'
import type { Risk, RiskSeverity } from './upgrade-risk.ts'
import { risksOf } from './upgrade-risks.ts'
import { type ModuleFate, type Verdict, verdictOf } from './upgrade-verdict.ts'
import { moduleWaves } from './upgrade-waves.ts'
import type { World } from './upgrade-world.ts'

/** What stands in a module, for those who decide about it. */
export interface Inventory {
  readonly version: string
  readonly author: string
  readonly license: string
  readonly models: number
  readonly fields: number
  readonly views: number
  readonly controllers: number
  readonly scripts: number
  readonly tests: number
}

export interface ModulePlan {
  readonly name: string
  readonly folder: string
  readonly verdict: Verdict
  readonly reason: string
  readonly confidence: 'proven' | 'likely' | 'guess'
  readonly effort: Effort
  readonly wave: number
  /** lines of code by Odoo's rules */
  readonly cloc: number
  readonly score: number
  readonly risks: readonly Risk[]
  readonly data: readonly DataRisk[]
  /** own modules that it depends on, and those that depend on it; direct ones, sorted */
  readonly needs: readonly string[]
  readonly neededBy: readonly string[]
  /** modules that it depends on which are none of the user's */
  readonly dependencies: readonly Fate[]
  /** modules of which nothing is known: what they bring is missing from the judgement */
  readonly unreadable: readonly string[]
  readonly inventory: Inventory
  /** the version that the database has installed; `null` when it has none, absent when no database was told */
  readonly installed?: string | null
}

export interface UpgradePlan {
  readonly from: Series
  readonly to: Series
  readonly modules: readonly ModulePlan[]
  readonly waves: readonly (readonly string[])[]
  readonly summary: Summary
  readonly formula: string
  readonly rates: Rates
  readonly gaps: readonly string[]
  readonly database?: DatabaseReport
  readonly online?: IndexReport
}

export interface Summary {
  readonly modules: number
  readonly verdicts: Readonly<Record<string, number>>
  /** by severity; tests and demo apart */
  readonly risks: Readonly<Record<RiskSeverity, number>>
  readonly testRisks: number
  readonly effort: { readonly low: number; readonly high: number; readonly unit: 'hours' }
  readonly cloc: number
  /** the modules that most others wait for, worst first */
  readonly blockers: readonly string[]
  /** what the database has not installed: modules that need not be ported for it, and the effort in them */
  readonly idle?: { readonly modules: number; readonly low: number; readonly high: number }
}

export interface PlanInput {
  readonly world: World
  readonly rates?: Rates
  /** addons found on the target's addons paths, with the knowledge of the target */
  readonly target?: Project
  readonly database?: OdooDatabase
  /** what asking the package index came to */
  readonly online?: IndexReport
  readonly onProgress?: (done: number, total: number, name: string) => void
}

/** Judges every addon that is to be upgraded, and puts them in an order. */
export function planUpgrade({
  world,
  rates = DEFAULT_RATES,
  target,
  database,
  online,
  onProgress,
}: PlanInput): UpgradePlan {
  const { before, from, to } = world
  const addons = before.checked
  const names = new Set(addons.map((addon) => addon.name))
  const waves = moduleWaves(before, names)
  const waveOf = new Map(waves.flatMap((wave, i) => wave.map((name) => [name, i + 1] as const)))
  const modules = addons.map((addon, done) => {
    onProgress?.(done, addons.length, addon.name)
    return planModule(world, addon, names, waveOf.get(addon.name) ?? 1, rates, target)
  })
  const versions = new Map(database?.modules.map((module) => [module.name, module.version]))
  const judged = modules.map((module) =>
    database ? { ...module, installed: versions.get(module.name) ?? null } : module,
  )
  judged.sort((a, b) => (a.name < b.name ? -1 : 1))
  return {
    from,
    to,
    modules: judged,
    waves,
    summary: summarizePlan(judged),
    formula: RISK_FORMULA,
    rates,
    ...(database && {
      database: databaseReport({
        database,
        before,
        after: world.at(to),
        fates: world.fatesAt(to),
        renames: world.renames,
      }),
    }),
    ...(online && { online }),
    gaps: [...(before.release?.gaps ?? []), ...(world.at(to).release?.gaps ?? [])],
  }
}

function planModule(
  world: World,
  addon: Addon,
  names: ReadonlySet<string>,
  wave: number,
  rates: Rates,
  target: Project | undefined,
): ModulePlan {
  const { before, to } = world
  const risks = risksOf(world, addon)
  const lines = countLines(addon, world.text)
  const inventory = takeStock(before, addon)
  const depends = addon.depends.map((text) => text.value)
  const dependencies = depends.filter((name) => !names.has(name)).map((name) => world.fatesAt(to).of(name))
  const neededBy = [...names]
    .filter((name) => before.addon(name)?.depends.some((text) => text.value === addon.name))
    .sort()
  const unreadable = before.unreadable(addon.name)
  const fate: ModuleFate = verdictOf({
    world,
    addon,
    risks,
    dependencies,
    ported: target?.addon(addon.name) !== undefined,
  })
  const work = fate.verdict === 'drop' || fate.verdict === 'ported already' ? [] : risks
  const effort =
    fate.verdict === 'drop' || fate.verdict === 'ported already'
      ? effortOf([], 0, true, rates)
      : effortOf(work, fate.verdict === 'no change needed' ? 0 : lines, inventory.tests > 0, rates)
  return {
    name: addon.name,
    folder: addon.site.path,
    ...fate,
    effort,
    wave,
    cloc: lines,
    score: riskScore(risks, neededBy.length, lines),
    risks,
    data: [...deadScripts(addon, to), ...(target ? droppedData(before, target, addon.name) : [])],
    needs: depends.filter((name) => names.has(name)).sort(),
    neededBy,
    dependencies,
    unreadable,
    inventory,
  }
}

function takeStock(project: Project, addon: Addon): Inventory {
  const facts = project.facts(addon.name)
  const python = [...addon.python]
  return {
    version: addon.text('version')?.value ?? '',
    author: addon.text('author')?.value ?? '',
    license: addon.text('license')?.value ?? '',
    models: facts?.models.length ?? 0,
    fields: facts?.models.reduce((sum, part) => sum + part.fields.length, 0) ?? 0,
    views: facts?.views.length ?? 0,
    controllers: python.reduce(
      (sum, [, one]) => sum + one.classes.filter(({ kind }) => kind === 'controller').length,
      0,
    ),
    scripts: addon.scripts.size,
    tests: python.filter(([relative]) => /^tests\/test_/.test(relative)).length,
  }
}

function summarizePlan(modules: readonly ModulePlan[]): Summary {
  const verdicts: Record<string, number> = {}
  for (const { verdict } of modules) verdicts[verdict] = (verdicts[verdict] ?? 0) + 1
  const risks = { 'load error': 0, 'runtime error': 0, 'silent loss': 0, deprecation: 0, hint: 0 }
  let testRisks = 0
  for (const module of modules)
    for (const risk of module.risks) {
      if (risk.scope === 'test' || risk.scope === 'demo') testRisks++
      else risks[risk.severity]++
    }
  const idle = modules.filter((module) => module.installed === null)
  const sum = (of: (module: ModulePlan) => number): number => modules.reduce((total, module) => total + of(module), 0)
  return {
    modules: modules.length,
    verdicts: Object.fromEntries(Object.entries(verdicts).sort(([a], [b]) => (a < b ? -1 : 1))),
    risks,
    testRisks,
    effort: { low: round(sum((one) => one.effort.low)), high: round(sum((one) => one.effort.high)), unit: 'hours' },
    cloc: sum((one) => one.cloc),
    ...(idle.length > 0 && {
      idle: {
        modules: idle.length,
        low: round(idle.reduce((total, one) => total + one.effort.low, 0)),
        high: round(idle.reduce((total, one) => total + one.effort.high, 0)),
      },
    }),
    blockers: modules
      .filter((module) => module.neededBy.length > 0 && module.verdict !== 'no change needed')
      .sort((a, b) => b.neededBy.length - a.neededBy.length || b.score - a.score || (a.name < b.name ? -1 : 1))
      .slice(0, 10)
      .map((module) => module.name),
  }
}
