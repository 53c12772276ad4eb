import type { Project } from '../model/project.ts'
import type { AnyRule, ReportOptions } from '../rule/define-rule.ts'
import type { Fault, Finding } from '../rule/finding.ts'
import { since } from '../text/series.ts'
import type { Place } from '../text/span.ts'
import { fingerprint } from './fingerprint.ts'

/** A rule with the id that its path gives it. */
export interface NamedRule {
  readonly id: string
  readonly rule: AnyRule
}

export interface RuleRun {
  readonly findings: readonly Finding[]
  readonly faults: readonly Fault[]
  /** how often a rule ran: once an addon, or once a project */
  readonly runs: number
}

/** Runs rules over every addon that is to be checked. A rule that throws is a fault of ours; the run goes on. */
export function runRules(project: Project, rules: readonly NamedRule[], withFixes = true): RuleRun {
  const findings: Finding[] = []
  const faults: Fault[] = []
  let runs = 0
  const run = ({ id, rule }: NamedRule, addonName: string | undefined): void => {
    const addon = addonName === undefined ? undefined : project.addon(addonName)
    runs++
    try {
      rule.run({
        project,
        series: project.series,
        addon,
        report: (key, at, parameters, options) => {
          const owner = project.addonOfFile(at.file)
          if (owner && !owner.checked) return
          findings.push(finding(id, rule, key, at, parameters, options, owner?.name ?? addonName ?? '', withFixes))
        },
      })
    } catch (error) {
      faults.push({
        rule: id,
        ...(addon && { file: addon.site.manifest }),
        message: error instanceof Error ? error.message : String(error),
        ...(error instanceof Error && error.stack && { stack: error.stack }),
      })
    }
  }
  for (const named of rules) {
    if (named.rule.from && !since(project.series, named.rule.from)) continue
    if (named.rule.until && since(project.series, named.rule.until) && project.series !== named.rule.until) continue
    if (named.rule.scope === 'project') run(named, undefined)
    else for (const addon of project.checked) run(named, addon.name)
  }
  return { findings: dedupe(findings), faults, runs }
}

function finding(
  id: string,
  rule: AnyRule,
  key: string,
  at: Place,
  parameters: Readonly<Record<string, string | number>>,
  options: ReportOptions | undefined,
  addon: string,
  withFixes: boolean,
): Finding {
  const data = Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, String(value)]))
  const template = rule.messages[key] ?? key
  const message = template.replace(/\{(\w+)\}/g, (whole, name: string) => data[name] ?? whole)
  const fix = withFixes ? options?.fix?.() : undefined
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
    fixes: fix ? [fix] : [],
    fingerprint: fingerprint(id, key, addon, at.file, data),
  }
}

/** The same thing said twice of one place is said once; sorted by file, place, rule and message. */
function dedupe(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Map<string, Finding>()
  for (const one of findings) {
    const key = `${one.at.file}\0${one.at.span[0]}\0${one.at.span[1]}\0${one.rule}\0${one.message}`
    if (!seen.has(key)) seen.set(key, one)
  }
  return [...seen.values()].sort(
    (a, b) =>
      compare(a.at.file, b.at.file) ||
      a.at.span[0] - b.at.span[0] ||
      a.at.span[1] - b.at.span[1] ||
      compare(a.rule, b.rule) ||
      compare(a.message, b.message),
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
