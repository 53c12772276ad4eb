import type { Addon } from '../../model/addon.ts'
import type { Project } from '../../model/project.ts'
import { compareText } from '../../text/compare-text.ts'
import type { Series } from '../../text/series.ts'
import { risksOf } from './addon-risks.ts'
import type { IndexReport } from './availability.ts'
import { countLines } from './cloc.ts'
import { type DataRisk, deadScripts, droppedData, homelessData } from './data-risks.ts'
import { type DatabaseReport, databaseReport } from './database/database-report.ts'
import type { OdooDatabase } from './database/odoo-database.ts'
import { DEFAULT_RATES, type Effort, effortOf, type Rates, RISK_FORMULA, riskScore } from './effort.ts'
import type { Fate } from './fate.ts'
import { moduleWaves } from './module-waves.ts'
import type { Risk } from './risk.ts'
import { type Summary, summarizePlan } from './summary.ts'
import { type ModuleFate, type Verdict, verdictOf } from './verdict.ts'
import type { World } from './world.ts'

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
  const users = new Map<string, string[]>()
  for (const addon of addons.toSorted((a, b) => compareText(a.name, b.name)))
    for (const name of new Set(addon.depends.map((text) => text.value)))
      users.set(name, [...(users.get(name) ?? []), addon.name])
  const modules = addons.map((addon, done) => {
    onProgress?.(done, addons.length, addon.name)
    return planModule(world, addon, { names, waveOf, users, rates, target })
  })
  const versions = new Map(database?.modules.map((module) => [module.name, module.version]))
  const judged = modules.map((module) =>
    database ? { ...module, installed: versions.get(module.name) ?? null } : module,
  )
  judged.sort((a, b) => compareText(a.name, b.name))
  return {
    from,
    to,
    modules: judged,
    waves,
    summary: summarizePlan(judged, waves),
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

/** What is the same for every module of a plan. */
interface Frame {
  readonly names: ReadonlySet<string>
  readonly waveOf: ReadonlyMap<string, number>
  /** module → the user's own that depend on it, sorted */
  readonly users: ReadonlyMap<string, readonly string[]>
  readonly rates: Rates
  readonly target: Project | undefined
}

function planModule(world: World, addon: Addon, { names, waveOf, users, rates, target }: Frame): ModulePlan {
  const { before, to } = world
  const risks = risksOf(world, addon)
  const lines = countLines(addon, world.text)
  const inventory = takeStock(before, addon)
  const depends = addon.depends.map((text) => text.value)
  const dependencies = depends.filter((name) => !names.has(name)).map((name) => world.fatesAt(to).of(name))
  const neededBy = users.get(addon.name) ?? []
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
    wave: waveOf.get(addon.name) ?? 1,
    cloc: lines,
    score: riskScore(risks, neededBy.length, lines),
    risks,
    data: [
      ...deadScripts(addon, to),
      ...(target?.addon(addon.name) ? droppedData(before, target, addon.name) : homelessData(world, addon)),
    ],
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
