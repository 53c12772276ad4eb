import { isInside } from '../host/paths.ts'
import type { FilePath, Span } from '../text/span.ts'
import { leadsToRule, matchesFinding, type RuleNames, ruleWords, suggestion } from './rule-names.ts'
import type { Suppression, SuppressionIssue } from './suppression.ts'

/** What suppressions are judged by: any finding has it. */
export interface Suppressible {
  readonly rule: string
  readonly key: string
  readonly data: Readonly<Record<string, string>>
  readonly at: { readonly file: FilePath; readonly span: Span }
}

/**
 * Takes the suppressed findings out. `rules` are all rules there are, `ran` those that ran (all when left out): a
 * comment for a rule that did not run is not unused. Order is kept; `unused` is in the order of suppressions.
 */
export function applySuppressions<F extends Suppressible>(
  findings: readonly F[],
  suppressions: readonly Suppression[],
  rules: readonly RuleNames[],
  ran?: ReadonlySet<string>,
): { kept: readonly F[]; hidden: readonly F[]; unused: readonly SuppressionIssue[] } {
  const byFile = new Map<FilePath, Suppression[]>()
  const wide = suppressions.filter((each) => each.folder !== undefined)
  for (const each of suppressions) {
    if (each.folder !== undefined) continue
    for (const file of [each.file, ...(each.also ?? [])]) {
      const known = byFile.get(file)
      if (known) known.push(each)
      else byFile.set(file, [each])
    }
  }
  const byId = new Map(rules.map((rule) => [rule.id, rule]))
  const used = new Map<Suppression, Set<string>>()
  const kept: F[] = []
  const hidden: F[] = []
  for (const finding of findings) {
    const rule = byId.get(finding.rule) ?? { id: finding.rule, aliases: [] }
    const start = finding.at.span[0]
    let silenced = false
    const above = wide.filter(({ folder }) => folder !== undefined && isInside(folder, finding.at.file))
    for (const each of [...(byFile.get(finding.at.file) ?? []), ...above]) {
      const wholly = each.folder !== undefined || each.file !== finding.at.file
      if (!wholly && (start < each.covers[0] || start >= each.covers[1])) continue
      const hits =
        each.patterns.length === 0 ? ['*'] : each.patterns.filter((pattern) => matchesFinding(pattern, rule, finding))
      if (hits.length === 0) continue
      silenced = true
      used.set(each, new Set([...(used.get(each) ?? []), ...hits]))
    }
    if (silenced) hidden.push(finding)
    else kept.push(finding)
  }
  return { kept, hidden, unused: unusedOf(suppressions, used, rules, ran) }
}

function unusedOf(
  suppressions: readonly Suppression[],
  used: ReadonlyMap<Suppression, ReadonlySet<string>>,
  rules: readonly RuleNames[],
  ran: ReadonlySet<string> | undefined,
): SuppressionIssue[] {
  const issues: SuppressionIssue[] = []
  for (const each of suppressions) {
    if (each.dialect !== 'addonry') continue
    for (const pattern of each.patterns.length === 0 ? ['*'] : each.patterns) {
      if (used.get(each)?.has(pattern)) continue
      const named = rules.filter((rule) => leadsToRule(pattern, rule))
      const say = (kind: SuppressionIssue['kind'], message: string, near = '') =>
        issues.push({ file: each.file, span: each.at, kind, message, pattern, near })
      const near = named.length === 0 ? suggestion(pattern, ruleWords(rules)) : ''
      if (named.length === 0) say('unknown', `no rule is named \`${pattern}\`${near}`, near)
      else if (pattern === '*' && (!ran || ran.size === rules.length))
        say('unused', 'unused suppression: nothing is reported here')
      else if (pattern !== '*' && named.every((rule) => !ran || ran.has(rule.id)))
        say('unused', `unused suppression: \`${pattern}\` is not reported here`)
    }
  }
  return issues
}
