import type { Finding } from '../../rule/finding.ts'
import type { Presentation, Report } from '../../rule/report.ts'
import { escapeMarkdown, markdownCode, markdownMessage } from '../escape.ts'
import { relatedPlaces } from './related-places.ts'
import { type AddonGroup, reportGroups } from './report-groups.ts'
import { type ReportPlaces, reportPlaces } from './report-places.ts'
import { reportSummary } from './report-summary.ts'

/** GitHub refuses comments above 65536 characters; the rest is for the footer and the caller's own words. */
const LONGEST = 60_000

/** The report as a comment on a merge request: a table of addons, then a section for each. */
export function reportMarkdown(report: Report, presentation: Presentation): string {
  const places = reportPlaces(presentation)
  const groups = reportGroups(report.findings)
  const sections: string[][] = groups.map(({ addon, files }) => [
    `#### ${addonTitle(addon)}\n`,
    ...files.flatMap(({ findings }) => findings.map((finding) => findingItem(finding, places))),
  ])
  if (report.problems.length > 0) {
    const items = report.problems.map(({ file, span, message }) => {
      const at = places(file, span)
      return `- ${markdownCode(at.exact ? `${at.file}:${at.line}:${at.column}` : at.file)}: ${markdownMessage(message)}`
    })
    sections.push(['#### Not understood\n', ...items])
  }
  if (report.faults.length > 0) {
    const items = report.faults.map(({ rule, file, message }) => {
      const where = [rule, file === undefined ? undefined : places(file).file].filter((part) => part !== undefined)
      return `- ${where.map((part) => `${markdownCode(part)}: `).join('')}${markdownMessage(message)}`
    })
    sections.push(['#### Internal errors of addonry\n', ...items])
  }
  const table = groups.length > 0 ? `\n${summaryTable(groups)}\n` : ''
  return limited(`### addonry: ${escapeMarkdown(reportSummary(report))}\n${table}`, sections)
}

function summaryTable(groups: readonly AddonGroup[]): string {
  const rows = groups.map(({ addon, files }) => {
    const findings = files.flatMap((group) => group.findings)
    const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length
    return `| ${addonTitle(addon)} | ${count('error')} | ${count('warning')} | ${count('info')} |`
  })
  return ['| Addon | Errors | Warnings | Info |', '| --- | ---: | ---: | ---: |', ...rows].join('\n')
}

function findingItem(finding: Finding, places: ReportPlaces): string {
  const at = places(finding.at.file, finding.at.span)
  const doubt = finding.confidence === 'proven' ? '' : ` (${finding.confidence})`
  const place = markdownCode(`${at.file}:${at.line}:${at.column}`)
  const lines = [
    `- **${finding.severity}**${doubt} ${markdownCode(finding.rule)} ${place}: ${markdownMessage(finding.message)}`,
  ]
  for (const { where, note } of relatedPlaces(finding, places))
    lines.push(`  - see ${markdownCode(where)}${note === undefined ? '' : `: ${markdownMessage(note)}`}`)
  for (const fix of finding.fixes) lines.push(`  - fix available (${fix.safety}): ${markdownMessage(fix.title)}`)
  return lines.join('\n')
}

function addonTitle(addon: string): string {
  return addon === '' ? 'Outside any addon' : escapeMarkdown(addon)
}

/** The sections' items as far as a comment may be long; each section is its title and its items. */
function limited(head: string, sections: readonly (readonly string[])[]): string {
  let text = head
  let left = sections.reduce((sum, [, ...items]) => sum + items.length, 0)
  for (const [title = '', ...items] of sections) {
    let pending = `\n${title}\n`
    for (const item of items) {
      if (text.length + pending.length + item.length > LONGEST) {
        return `${text}\n_${left} more not shown: the comment would be too long._\n`
      }
      text += `${pending}${item}\n`
      pending = ''
      left--
    }
  }
  return text
}
