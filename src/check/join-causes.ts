import type { Finding } from '../rule/finding.ts'
import type { Report } from '../rule/report.ts'
import type { Edit, Fix } from '../text/edit.ts'
import { withFindings } from './settle.ts'

/**
 * One finding for each cause: what a rule says of several places of an addon in the same words, such as of a field that is
 * nowhere and is read ten times, stands at the first of them and leads to the others. A baseline and the lines that
 * changed are asked before, of each place.
 */
export function joinCauses(report: Report): Report {
  const groups = new Map<string, Finding[]>()
  for (const finding of report.findings) {
    const { rule, key, severity, confidence, addon, data, cause } = finding
    const id = JSON.stringify([rule, severity, confidence, addon, cause ?? [key, data]])
    const group = groups.get(id)
    if (group) group.push(finding)
    else groups.set(id, [finding])
  }
  if (groups.size === report.findings.length) return report
  return withFindings(report, [...groups.values()].flatMap(joined), 0)
}

function joined(group: readonly Finding[]): readonly Finding[] {
  const [head, ...others] = group
  if (!head || others.length === 0) return group
  const places = others.map(({ at, message }) => ({ ...at, note: noteOf(message, head.message) }))
  return [{ ...head, related: [...head.related, ...places], fixes: joinedFixes(group.flatMap((each) => each.fixes)) }]
}

/** What is said of a further place, without the words that it ends with like the first. */
function noteOf(message: string, first: string): string {
  if (message === first) return 'here too'
  const [own, its] = [message.split(' '), first.split(' ')]
  let same = 0
  while (same < own.length && own.at(-1 - same) === its.at(-1 - same)) same++
  return same < FEW_WORDS ? message : `${own.slice(0, -same).join(' ')} …`
}

/** So few words at the end do not make a note shorter. */
const FEW_WORDS = 3

/** Fixes of one name as one, without what two of them do alike. */
function joinedFixes(fixes: readonly Fix[]): readonly Fix[] {
  const byTitle = new Map<string, Fix>()
  for (const fix of fixes) {
    const known = byTitle.get(fix.title)
    byTitle.set(fix.title, known ? { ...known, edits: [...known.edits, ...fix.edits.filter(isNew(known))] } : fix)
  }
  return [...byTitle.values()]
}

function isNew({ edits }: Fix): (edit: Edit) => boolean {
  return ({ file, span, text }) =>
    !edits.some((one) => one.file === file && one.span[0] === span[0] && one.span[1] === span[1] && one.text === text)
}
