import type { Finding } from '../rule/finding.ts'

/** Order of place and rule, as in a report of one run. */
export function inOrder(a: Finding, b: Finding): number {
  return (
    compare(a.at.file, b.at.file) ||
    a.at.span[0] - b.at.span[0] ||
    a.at.span[1] - b.at.span[1] ||
    compare(a.rule, b.rule) ||
    compare(a.message, b.message)
  )
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
