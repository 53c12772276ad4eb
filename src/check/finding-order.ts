import type { Finding } from '../rule/finding.ts'
import { compareText } from '../text/compare-text.ts'

/** Order of place and rule, as in a report of one run. */
export function inOrder(a: Finding, b: Finding): number {
  return (
    compareText(a.at.file, b.at.file) ||
    a.at.span[0] - b.at.span[0] ||
    a.at.span[1] - b.at.span[1] ||
    compareText(a.rule, b.rule) ||
    compareText(a.message, b.message)
  )
}
