import type { Finding } from '../rule/finding.ts'
import type { Report, RuleSummary } from '../rule/report.ts'
import { compareText } from '../text/compare-text.ts'
import { inOrder } from './finding-order.ts'
import { withFindings } from './settle.ts'

/**
 * The reports of several parts as one. What two parts say of one place is said once, a comment is idle where it is in
 * all. Every part reads all files, so the counts of these are not added up.
 * @param rules every rule there is: those that ran are listed
 */
export function mergeReports(reports: readonly Report[], rules: readonly RuleSummary[]): Report {
  const findings = new Map<string, Finding>()
  for (const finding of reports.flatMap((report) => report.findings)) findings.set(idOf(finding), finding)
  for (const [id, finding] of idleEverywhere(reports)) findings.set(id, finding)
  const most = (count: (report: Report) => number): number => Math.max(0, ...reports.map(count))
  const sum = (count: (report: Report) => number): number => reports.reduce((all, report) => all + count(report), 0)
  const ran = reports.flatMap((report) => report.rules.map(({ id }) => id))
  const told = new Set([...ran, ...[...findings.values()].map((finding) => finding.rule)])
  const merged: Report = {
    series: [...new Set(reports.map((report) => report.series))].sort().join(', '),
    findings: [],
    problems: unique(reports.flatMap((report) => report.problems)),
    faults: unique(reports.flatMap((report) => report.faults)),
    stats: {
      addons: most(({ stats }) => stats.addons),
      filesRead: most(({ stats }) => stats.filesRead),
      filesParsed: most(({ stats }) => stats.filesParsed),
      bytesRead: most(({ stats }) => stats.bytesRead),
      rulesRun: sum(({ stats }) => stats.rulesRun),
      findings: { error: 0, warning: 0, info: 0 },
      suppressed: sum(({ stats }) => stats.suppressed),
    },
    rules: rules.filter(({ id }) => told.has(id)),
  }
  return withFindings(merged, [...findings.values()].sort(inOrder), 0)
}

function idOf({ at, rule, message }: Finding): string {
  return [at.file, ...at.span, rule, message].join('\0')
}

/** Comments that hide nothing in any part, when all parts are there. */
function idleEverywhere(reports: readonly Report[]): ReadonlyMap<string, Finding> {
  const shards = reports.flatMap(({ shard }) => shard ?? [])
  const parts = shards[0]?.parts ?? 0
  const whole = shards.length === reports.length && shards.every((shard) => shard.parts === parts)
  const all = new Map(shards.map((shard) => [shard.part, new Map(shard.idle.map((one) => [idOf(one), one]))]))
  const [first, ...others] = all.values()
  if (!first || !whole || all.size < parts) return new Map()
  return new Map([...first].filter(([id]) => others.every((other) => other.has(id))))
}

/** Each once, in order. */
function unique<T extends { readonly file?: string; readonly message: string }>(items: readonly T[]): readonly T[] {
  const byText = new Map(items.map((item) => [JSON.stringify(item), item]))
  return [...byText.values()].sort(
    (a, b) => compareText(a.file ?? '', b.file ?? '') || compareText(a.message, b.message),
  )
}
