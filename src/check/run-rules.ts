import type { RuleNames } from '../config/rule-names.ts'
import { onceEach } from '../knowledge/once.ts'
import type { Addon } from '../model/addon.ts'
import { watched } from '../model/looked-into.ts'
import { perObject } from '../model/per-addon.ts'
import type { Project } from '../model/project.ts'
import type { AnyRule, RawContext, ReportOptions } from '../rule/define-rule.ts'
import type { Fault, Finding } from '../rule/finding.ts'
import { compareText } from '../text/compare-text.ts'
import { type Series, since } from '../text/series.ts'
import type { Place } from '../text/span.ts'
import { inOrder } from './finding-order.ts'
import { fingerprint } from './fingerprint.ts'

/** A rule with the id that its path gives it. */
export interface NamedRule {
  readonly id: string
  readonly rule: AnyRule
}

/** A rule by its names. */
export function namesOf({ id, rule: { aliases = [], parts = [], beside = [] } }: NamedRule): RuleNames {
  return { id, aliases, parts, beside }
}

export interface RuleRun {
  readonly findings: readonly Finding[]
  readonly faults: readonly Fault[]
  /** how often a rule ran: once an addon, or once a project */
  readonly runs: number
}

/** What rules said of one addon. */
export interface AddonRun extends RuleRun {
  /** other addons whose code that took, sorted */
  readonly looked: readonly string[]
}

/** Runs rules over every addon that is to be checked. A rule that throws is a fault of ours; the run goes on. */
export function runRules(project: Project, rules: readonly NamedRule[]): RuleRun {
  return mergeRuns([
    ...runProjectRules(project, rules).values(),
    ...project.checked.map((addon) => runAddonRules(project, rules, addon)),
  ])
}

/** Runs the rules that look at one addon at a time, over one. */
export function runAddonRules(project: Project, rules: readonly NamedRule[], addon: Addon): AddonRun {
  const { answer, seen } = watched(addon.name, () => runSome(project, rules, addon))
  return { ...answer, looked: [...seen].sort() }
}

/** Runs the rules that look at all addons at once, each for itself. */
export function runProjectRules(project: Project, rules: readonly NamedRule[]): ReadonlyMap<string, RuleRun> {
  const wide = rules.filter(({ rule }) => rule.scope === 'project')
  return new Map(wide.map((one) => [one.id, runSome(project, [one], undefined)]))
}

/** Several runs as one: the same thing said twice of one place is said once; everything in order of place and rule. */
export function mergeRuns(runs: readonly RuleRun[]): RuleRun {
  const faults = runs.flatMap((run) => run.faults)
  return {
    findings: dedupe(runs.flatMap((run) => run.findings)),
    faults: faults.sort((a, b) => compareText(a.rule ?? '', b.rule ?? '') || compareText(a.file ?? '', b.file ?? '')),
    runs: runs.reduce((sum, run) => sum + run.runs, 0),
  }
}

/** What rules find, without what the release after an early one takes back: it may have come within the series. */
function runSome(project: Project, rules: readonly NamedRule[], addon: Addon | undefined): RuleRun {
  const run = runEach(project, rules, addon)
  const doubted = new Set(run.findings.filter((one) => one.severity !== 'info').map((one) => one.rule))
  const { later } = doubted.size > 0 ? project : {}
  if (!later) return run
  const again = rules.filter(({ id, rule }) => doubted.has(id) && !rule.curated && runsFor(rule, later.series))
  const asked = new Set(again.map(({ id }) => id))
  const kept = new Set(runEach(later, again, addon).findings.map(samePlace))
  return { ...run, findings: run.findings.filter((one) => !asked.has(one.rule) || kept.has(samePlace(one))) }
}

function samePlace({ rule, at }: Finding): string {
  return `${rule}\0${at.file}\0${at.span[0]}\0${at.span[1]}`
}

function runsFor({ from, until }: AnyRule, series: Series): boolean {
  return (!from || since(series, from)) && (!until || series === until || !since(series, until))
}

/** One rule's turn. */
interface Turn {
  readonly named: NamedRule
  readonly run: (context: RawContext) => void
}

/** Which rules have their turn: the same for every addon that Odoo installs, and for every one that it does not. */
const turnsOf = perObject((rules: readonly NamedRule[]) => ({
  project: turns(rules, ({ scope }) => scope === 'project'),
  installable: turns(rules, ({ scope }) => scope === 'addon'),
  uninstallable: turns(rules, ({ scope, uninstallable }) => scope === 'addon' && uninstallable === true),
}))

function turns(rules: readonly NamedRule[], takes: (rule: AnyRule) => boolean): (series: Series) => readonly Turn[] {
  return onceEach((series) => {
    const own = rules.filter(({ rule }) => takes(rule) && runsFor(rule, series))
    return own.map((named) => ({ named, run: named.rule.run }))
  })
}

function runEach(project: Project, rules: readonly NamedRule[], addon: Addon | undefined): RuleRun {
  const findings: Finding[] = []
  const faults: Fault[] = []
  let runs = 0
  let running: NamedRule | undefined
  // one context for all: there are as many turns as rules times addons
  const context: RawContext = {
    project,
    series: project.series,
    addon,
    report(key, at, parameters, options) {
      const owner = project.addonOfFile(at.file)
      if (!running || (owner && !owner.checked)) return
      findings.push(wordFinding(running, key, at, parameters, options, owner?.name ?? addon?.name ?? ''))
    },
  }
  const about = !addon ? 'project' : addon.installable ? 'installable' : 'uninstallable'
  for (const { named, run } of turnsOf(rules)[about](project.series)) {
    runs++
    running = named
    try {
      run(context)
    } catch (error) {
      faults.push({
        rule: named.id,
        ...(addon && { file: addon.site.manifest }),
        message: error instanceof Error ? error.message : String(error),
        ...(error instanceof Error && error.stack && { stack: error.stack }),
      })
    }
  }
  return { findings, faults, runs }
}

/** Words what a rule reports. */
export function wordFinding(
  { id, rule }: NamedRule,
  key: string,
  at: Place,
  parameters: Readonly<Record<string, string | number>>,
  options: ReportOptions | undefined,
  addon: string,
): Finding {
  const data = Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, String(value)]))
  const template = rule.messages[key] ?? key
  const message = template.replace(/\{(\w+)\}/g, (whole, name: string) => data[name] ?? whole)
  const fix = options?.fix?.()
  return {
    rule: id,
    key,
    severity: options?.severity ?? rule.severity,
    confidence: options?.confidence ?? rule.confidence,
    message,
    data,
    addon,
    at,
    related: (options?.related ?? []).filter((place) => place !== undefined),
    ...(options?.cause !== undefined && { cause: options.cause }),
    ...(options?.optional && { optional: true }),
    fixes: fix ? [fix] : [],
    fingerprint: fingerprint(id, key, addon, at.file, data),
  }
}

function dedupe(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Map<string, Finding>()
  for (const one of findings) {
    const key = `${one.at.file}\0${one.at.span[0]}\0${one.at.span[1]}\0${one.rule}\0${one.message}`
    if (!seen.has(key)) seen.set(key, one)
  }
  return [...seen.values()].sort(inOrder)
}
