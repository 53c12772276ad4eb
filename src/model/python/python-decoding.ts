import type { SyntaxIssue } from '../../parse/syntax-issue.ts'

const DECODING = new Set([
  'encoding',
  'unknown-encoding',
  'declared-encoding',
  'byte-order-mark',
  'nul',
  'file-too-large',
])

/** Was an issue found while bytes became text, before the file's own language was looked at? */
export function isDecodingIssue(issue: SyntaxIssue): boolean {
  return DECODING.has(issue.code)
}
