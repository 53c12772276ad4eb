import type { SyntaxIssue } from '../parse/syntax-issue.ts'
import type { FilePath, Span } from '../text/span.ts'
import type { Text } from './literal.ts'

export interface CsvLine {
  readonly cells: readonly Text[]
  readonly span: Span
}

/** What one CSV file says: Odoo takes its name for a model, its first row for fields. */
export interface CsvFacts {
  readonly kind: 'csv'
  readonly file: FilePath
  readonly issues: readonly SyntaxIssue[]
  /** the model: the file's name up to its last `-`, without extension */
  readonly model: string
  readonly header: CsvLine | undefined
  /** rows that are not wholly empty */
  readonly rows: readonly CsvLine[]
}
