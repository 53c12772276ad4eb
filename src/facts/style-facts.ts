import type { StyleTree } from '../parse/style.ts'
import type { SyntaxIssue } from '../parse/syntax-issue.ts'
import type { FilePath } from '../text/span.ts'

/** What one style sheet (SCSS) says. */
export interface StyleFacts extends StyleTree {
  readonly kind: 'style'
  readonly file: FilePath
  readonly issues: readonly SyntaxIssue[]
}
