import type { IndexReport } from '../../plan/upgrade/availability.ts'
import type { Fate } from '../../plan/upgrade/fate.ts'
import type { Progress } from '../../plan/upgrade/progress.ts'
import type { UpgradePlan } from '../../plan/upgrade/upgrade-plan.ts'
import { compareText } from '../../text/compare-text.ts'
import type { Source } from '../../text/source.ts'
import { escapeUri } from '../escape.ts'

/** What presenters of a plan need beside it. */
export interface UpgradeContext {
  readonly version: string
  readonly colour: boolean
  readonly source: (file: string) => Source | undefined
  /** a folder as it is shown */
  readonly shown: (folder: string) => string
  readonly progress: Progress | undefined
}

/** A risk as it is handed out. `file` is relative to the module. */
export interface ShownRisk {
  readonly kind: string
  readonly symbol: string
  readonly severity: string
  readonly effort: string
  readonly file: string
  readonly line: number
  readonly hop: string
  readonly replacement: string | null
  readonly confidence: string
  readonly message: string
  readonly scope: string
  readonly count: number
}

/** A plan as plain data: what JSON, the page and the tables show. */
export function upgradeView(plan: UpgradePlan, context: UpgradeContext) {
  return {
    schema: 1,
    from: plan.from,
    to: plan.to,
    modules: plan.modules.map((module) => ({
      name: module.name,
      path: context.shown(module.folder),
      verdict: module.verdict,
      reason: module.reason,
      confidence: module.confidence,
      effort: module.effort,
      wave: module.wave,
      cloc: module.cloc,
      score: module.score,
      needs: module.needs,
      neededBy: module.neededBy,
      dependencies: module.dependencies,
      unreadable: module.unreadable,
      inventory: module.inventory,
      data: module.data,
      ...(module.installed !== undefined && { installed: module.installed }),
      risks: module.risks.map(
        ({ at, ...risk }): ShownRisk => ({
          kind: risk.kind,
          symbol: risk.symbol,
          severity: risk.severity,
          effort: risk.effort,
          file: risk.file,
          line: context.source(at.file)?.positionAt(at.span[0]).line ?? 1,
          hop: risk.hop,
          replacement: risk.replacement ?? null,
          confidence: risk.confidence,
          message: risk.message,
          scope: risk.scope,
          count: risk.count,
        }),
      ),
    })),
    waves: plan.waves,
    summary: plan.summary,
    formula: plan.formula,
    rates: plan.rates,
    gaps: plan.gaps.map((gap) => gap.trim()),
    ...(plan.database && { database: plan.database }),
    ...(plan.online && { online: plan.online }),
    ...(context.progress && { progress: context.progress }),
  }
}

export type UpgradeView = ReturnType<typeof upgradeView>
export type ModuleView = UpgradeView['modules'][number]

/** `3.5–12 h` */
export function hours({ low, high }: { readonly low: number; readonly high: number }): string {
  return low === high ? `${low} h` : `${low}–${high} h`
}

/** What the package index said, in one line. */
export function onlineWords({ index, asked, published, unpublished, unanswered, age, problem }: IndexReport): string {
  if (asked === 0) return `The package index ${index} was not asked: every dependency is known, and no addon is OCA's.`
  const words = [
    `${published} published for the target`,
    `${unpublished} not`,
    ...(unanswered > 0
      ? [`${unanswered} unknown${problem === undefined ? '' : `, because it could not be asked: ${problem}`}`]
      : []),
  ]
  const old = age === undefined || age < 1 ? '' : `; answers are up to ${age} hours old`
  return `Of ${asked} addons the package index ${index} was asked for: ${words.join(', ')}${old}.`
}

/** `1 module`, `3 modules` */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

/** `2 models, 1 field, 3 views`; what there is none of is left out. */
export function inventoryWords(inventory: ModuleView['inventory']): string {
  const { models, fields, views, controllers, scripts, tests } = inventory
  const parts: readonly (readonly [number, string])[] = [
    [models, 'model'],
    [fields, 'field'],
    [views, 'view'],
    [controllers, 'controller'],
    [scripts, 'script'],
    [tests, 'test file'],
  ]
  const there = parts.filter(([count]) => count > 0).map(([count, word]) => counted(count, word))
  return `${there.join(', ') || 'nothing but its manifest'}${tests === 0 ? ', no tests' : ''}`
}

/** Modules that the addons need and that are not simply there at the target, with who needs them. */
export function openDependencies({
  modules,
}: Pick<UpgradeView, 'modules'>): readonly { readonly fate: Fate; readonly users: readonly string[] }[] {
  const found = new Map<string, { fate: Fate; users: string[] }>()
  for (const module of modules)
    for (const fate of module.dependencies) {
      if (fate.fate === 'kept' && fate.confidence === 'proven') continue
      const known = found.get(fate.module) ?? { fate, users: [] }
      known.users.push(module.name)
      found.set(fate.module, known)
    }
  return [...found.values()].sort(
    (a, b) => b.users.length - a.users.length || compareText(a.fate.module, b.fate.module),
  )
}

/** What becomes of a dependency, in words. */
export function fateWords({ fate, now, module }: Fate): string {
  if (fate === 'unknown') return 'unknown: find out whether there is a version for the target'
  return now.length > 0 && now[0] !== module ? `${fate} → ${now.join(', ')}` : fate
}

/** The plan in two sentences, for those who read no further. */
export function briefWords({ summary }: Pick<UpgradePlan, 'summary'>): string {
  const { verdicts, effort, waves } = summary
  const said: Readonly<Record<string, string>> = {
    blocked: 'blocked by something that is gone',
    redesign: 'to be designed anew in part',
    port: 'to be ported by somebody who reads the code',
    'small changes': 'with small changes that follow a pattern',
    'no change needed': 'that need no change beyond the version',
    rename: 'renamed upstream',
    drop: 'to be dropped',
    'ported already': 'ported already',
  }
  const parts = Object.entries(verdicts).map(([verdict, count]) => `${count} ${said[verdict] ?? verdict}`)
  const days = (value: number): number => Math.max(1, Math.round(value / 8))
  const [low, high] = [days(effort.low), days(effort.high)]
  const range = low === high ? counted(low, 'day') : `${low} to ${high} days`
  return `${counted(summary.modules, 'module')}: ${parts.join(', ')}. The work is estimated at ${hours(effort)}, that is ${range} of eight hours, in ${counted(waves.length, 'wave')}.`
}

/** Modules that the database does without, in one line. */
export function idleWords({ modules, low, high }: NonNullable<UpgradePlan['summary']['idle']>): string {
  return `${modules === 1 ? '1 module is' : `${modules} modules are`} not installed in the database: what is left out saves up to ${hours({ low, high })}.`
}

/** What changed in several places, and what is written instead. */
export function recurringWords({ message, replacement }: UpgradeView['summary']['recurring'][number]): string {
  const instead = insteadWords({ message, replacement })
  return instead === undefined ? message : `${message} → ${instead}`
}

/** What is written instead, unless the message says it. */
export function insteadWords({
  message,
  replacement,
}: {
  readonly message: string
  readonly replacement?: string | null | undefined
}): string | undefined {
  if (!replacement) return undefined
  for (let at = message.indexOf(replacement); at >= 0; at = message.indexOf(replacement, at + 1)) {
    // a name may begin as another does
    const around = `${message[at - 1] ?? ' '}${message[at + replacement.length] ?? ' '}`
    if (!/\w/.test(around)) return undefined
  }
  return replacement
}

/** What is not known of a release, in short: of a long list of names the first. */
export function gapWords(gap: string): string {
  const [head = '', names = ''] = gap.split(/: (?=[\w ]+$)/)
  const all = names.split(' ').filter(Boolean)
  return all.length > GAP_NAMES ? `${head}: ${all.slice(0, GAP_NAMES).join(', ')} …` : gap
}

const GAP_NAMES = 3

/** A class name for a verdict. */
export function verdictClass(verdict: string): string {
  return `v-${verdict.replaceAll(' ', '-')}`
}

/** Where a module's section is. */
export function moduleLink(name: string): string {
  return `#module-${escapeUri(name)}`
}
