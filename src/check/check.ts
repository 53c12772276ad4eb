import type { Project } from '../model/project.ts'
import type { Fault, Problem } from '../rule/finding.ts'
import type { Report, RuleSummary } from '../rule/report.ts'
import { type NamedRule, type RuleRun, runRules } from './run-rules.ts'

/** What `check` needs of an opened project. */
export interface CheckInput {
  readonly project: Project
  readonly problems: readonly Problem[]
  readonly faults: readonly Fault[]
  readonly work: { readonly filesRead: number; readonly filesParsed: number; readonly bytesRead: number }
}

/** Runs rules over a project and sums up. Findings are complete: settings and suppressions are applied later. */
export function check(input: CheckInput, rules: readonly NamedRule[]): Report {
  return sumUp(input, rules, runRules(input.project, rules))
}

/** The report of a run that was made elsewhere. */
export function sumUp(
  { project, problems, faults, work }: CheckInput,
  rules: readonly NamedRule[],
  run: RuleRun,
): Report {
  const count = (severity: 'error' | 'warning' | 'info'): number =>
    run.findings.filter((finding) => finding.severity === severity).length
  return {
    series: project.series,
    findings: run.findings,
    problems,
    faults: [...faults, ...run.faults],
    stats: {
      addons: project.checked.length,
      ...work,
      rulesRun: run.runs,
      findings: { error: count('error'), warning: count('warning'), info: count('info') },
      suppressed: 0,
    },
    rules: rules.map(summaryOf),
  }
}

/** What presenters say of a rule. */
export function summaryOf({ id, rule }: NamedRule): RuleSummary {
  return { id, title: rule.title, severity: rule.severity, page: `rules/${id}.md` }
}
