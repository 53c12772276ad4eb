import type { Report } from '../../rule/report.ts'

/** Counts by severity, as in `3 errors, 2 warnings, 1 info`; empty when there is none. */
export function severityCounts(counts: Report['stats']['findings']): string {
  const parts: string[] = []
  if (counts.error > 0) parts.push(plural(counts.error, 'error'))
  if (counts.warning > 0) parts.push(plural(counts.warning, 'warning'))
  if (counts.info > 0) parts.push(`${counts.info} info`)
  return parts.join(', ')
}

/**
 * The report in one line: `3 errors, 2 warnings in 14 addons (series 17.0)`. Only a run that read everything and did
 * not fail itself may say `No problems found`.
 */
export function reportSummary(report: Report): string {
  const { stats, problems, faults } = report
  const clean = problems.length === 0 && faults.length === 0
  const counts = severityCounts(stats.findings) || (clean ? 'No problems found' : 'No findings')
  const also: string[] = []
  if (stats.addons === 0 && clean && stats.suppressed === 0) return 'Nothing checked: no addon found'
  if (stats.suppressed > 0) also.push(`${stats.suppressed} hidden`)
  if (problems.length > 0) also.push(`${plural(problems.length, 'place')} not understood`)
  if (faults.length > 0) also.push(plural(faults.length, 'internal error'))
  return [`${counts} in ${plural(stats.addons, 'addon')} (series ${report.series})`, ...also].join(', ')
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
