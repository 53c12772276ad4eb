import { applySuppressions } from '../config/apply-suppressions.ts'
import { isStrict, type Preset, presetRules } from '../config/presets.ts'
import { ruleLevel, type Settings } from '../config/settings.ts'
import type { Silences, Suppression, SuppressionIssue } from '../config/suppression.ts'
import { isInside, relativePath } from '../host/paths.ts'
import type { Finding } from '../rule/finding.ts'
import type { Report } from '../rule/report.ts'
import { globTest } from '../text/glob.ts'
import type { Source } from '../text/source.ts'
import type { FilePath } from '../text/span.ts'
import { lineOfComment } from './comment-line.ts'
import { csvRecords } from './csv-records.ts'
import { inOrder } from './finding-order.ts'
import { type NamedRule, namesOf, wordFinding } from './run-rules.ts'

export interface SettleInput {
  readonly settings: Settings
  /** every rule there is */
  readonly rules: readonly NamedRule[]
  /** rules that were asked for by name: neither preset nor `off` holds them back */
  readonly asked?: ReadonlySet<string>
  /** what comments ask for, of every file that was checked */
  readonly silences: readonly Silences[]
  /** the name of the addon that a file belongs to, and its text */
  addonOf(file: FilePath): string
  source(file: FilePath): Source | undefined
}

/** Applies what a team decided: severities and silence by settings, excluded files, suppression comments. */
export function settle(report: Report, input: SettleInput): Report {
  const level = leveller(input)
  const excluded = excluder(input.settings)
  const levelled = report.findings.flatMap(level).filter((finding) => !excluded(finding.at.file))
  const names = input.rules.map(namesOf)
  const suppressions = input.silences.flatMap((each) => each.suppressions)
  const ran = new Set(report.rules.map((rule) => rule.id))
  const { kept: all, hidden, unused } = applySuppressions(levelled, suppressions, names, ran)
  const kept = all.filter(({ optional }) => !optional)
  const issues = [...input.silences.flatMap((each) => each.issues), ...unused].filter(({ file }) => !excluded(file))
  const told = issues.flatMap((issue) => tell(issue, suppressions, input, ran)).flatMap(level)
  return withFindings(
    report,
    [...kept, ...told].sort(inOrder),
    report.findings.length - levelled.length + hidden.length,
  )
}

/** A report with other findings, counted anew. `suppressed` are those that were taken out. */
export function withFindings(report: Report, findings: readonly Finding[], suppressed: number): Report {
  const count = (severity: Finding['severity']): number => findings.filter((one) => one.severity === severity).length
  return {
    ...report,
    findings,
    stats: {
      ...report.stats,
      findings: { error: count('error'), warning: count('warning'), info: count('info') },
      suppressed: report.stats.suppressed + suppressed,
    },
  }
}

/** The rules that settings ask for in at least one addon: the others need not run. */
export function rulesOf(settings: Settings, rules: readonly NamedRule[]): readonly NamedRule[] {
  const preset = presetOf(settings, rules)
  const lists = [settings.rules, ...[...settings.addons, ...settings.records].map((one) => one.rules)].flat()
  const wakes = (id: string): boolean =>
    lists.some(({ pattern, level }) => level !== 'off' && (pattern === id || id.startsWith(pattern.replace(/\*$/, ''))))
  return rules.filter(({ id }) => {
    if (preset.has(id))
      return settings.addons.length + settings.records.length > 0 || ruleLevel(settings, id, '') !== 'off'
    return wakes(id)
  })
}

function presetOf(settings: Settings, rules: readonly NamedRule[]): Preset {
  const facts = rules.map(({ id, rule }) => ({ id, ...rule }))
  return presetRules(settings.preset, facts) ?? presetRules('recommended', facts) ?? new Map()
}

/** Gives each finding the severity that settings want, and takes out what they switch off. */
function leveller({ settings, rules, asked, source }: SettleInput): (finding: Finding) => readonly Finding[] {
  const preset = presetOf(settings, rules)
  const own = new Map(rules.map(({ id, rule }) => [id, rule.severity]))
  const essential = settings.preset.split('@')[0] === 'essential'
  const all = isStrict(settings.preset)
  const rowOf = settings.records.length > 0 ? csvRecords(source) : () => undefined
  return (finding) => {
    const wished = ruleLevel(settings, finding.rule, finding.addon, rowOf(finding))
    if (wished !== undefined && wished !== 'off' && wished !== 'on') return [{ ...wanted(finding), severity: wished }]
    if (asked?.has(finding.rule) || wished === 'on') return [wanted(finding)]
    const then = preset.get(finding.rule)
    if (wished === 'off' || then === undefined) return []
    // a rule of errors that are proven may also tell what is less: not here
    if (essential && (finding.severity !== 'error' || finding.confidence !== 'proven')) return []
    // a rule whose severity has changed since the preset was frozen keeps the one that it had
    const told = own.get(finding.rule) === finding.severity ? { ...finding, severity: then } : finding
    return [all ? wanted(told) : told]
  }
}

/** A finding that somebody asked for. */
function wanted({ optional: _, ...finding }: Finding): Finding {
  return finding
}

/** A comment that is wrong or idle, as the finding of the rule that is about such comments, when that one runs. */
function tell(
  { kind, file, span, pattern, near }: SuppressionIssue,
  suppressions: readonly Suppression[],
  { rules, addonOf, source }: SettleInput,
  ran: ReadonlySet<string>,
): readonly Finding[] {
  const named = rules.find(({ id }) => id === `suppression/${kind}`)
  if (!named || !ran.has(named.id)) return []
  const text = source(file)
  const comment = text?.text.slice(span[0], span[1]) ?? ''
  const alone = suppressions.filter((each) => each.file === file && each.at[0] === span[0]).length === 1
  const whole = alone && !comment.includes(',') && /^(?:#|<!--|\/[/*])\s*addonry:/.test(comment)
  const fix = () => {
    if (kind !== 'unused' || !text || !whole) return undefined
    return {
      title: 'Remove the comment',
      safety: 'safe' as const,
      edits: [{ file, span: lineOfComment(text, span), text: '' }],
    }
  }
  const key = kind === 'unused' && pattern === '*' ? 'nothing' : kind
  const parameters = { pattern, near: near.replaceAll('`', "'"), comment: comment.trim() }
  const wanted = Object.entries(parameters).filter(([name]) => named.rule.messages[key]?.includes(`{${name}}`))
  return [wordFinding(named, key, { file, span }, Object.fromEntries(wanted), { fix }, addonOf(file))]
}

/** Globs of `exclude`, seen from the settings' folder; a name alone means it in any folder, a folder all in it. */
function excluder(settings: Settings): (file: FilePath) => boolean {
  const patterns = settings.exclude.map((glob) => {
    const path = glob.replace(/\/$/, '')
    return globTest(path.includes('/') ? path : `**/${path}`, 'below')
  })
  if (patterns.length === 0) return () => false
  return (file) => isInside(settings.folder, file) && patterns.some((fits) => fits(relativePath(settings.folder, file)))
}
