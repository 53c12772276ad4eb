import type { Span } from '../text/span.ts'

/** One reason why a file is not what its kind demands, with the exact place. `code` is stable, `message` is for people. */
export interface SyntaxIssue {
  readonly code: string
  readonly message: string
  readonly span: Span
}
