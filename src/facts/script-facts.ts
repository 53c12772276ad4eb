import type { Silences } from '../config/suppression.ts'
import type { SyntaxIssue } from '../parse/syntax-issue.ts'
import type { FilePath, Span } from '../text/span.ts'

/** One `import` of a JavaScript file, or one dependency of a legacy `odoo.define`. */
export interface ScriptImport {
  readonly specifier: string
  readonly span: Span
  readonly dynamic: boolean
  /** names taken: `default`, `*` or exported names */
  readonly names: readonly string[]
}

/** What one JavaScript file says. */
export interface ScriptFacts {
  readonly kind: 'script'
  readonly file: FilePath
  readonly issues: readonly SyntaxIssue[]
  readonly imports: readonly ScriptImport[]
  readonly exports: readonly string[]
  /** `export * from …`: any name may be exported */
  readonly open: boolean
  /** `@odoo-module` stands in the head comment */
  readonly tagged: boolean
  readonly alias: string | undefined
  /** names given by `odoo.define` */
  readonly defines: readonly string[]
  /** what its comments ask to be silent about; absent when there is nothing of the kind */
  readonly silences?: Silences
}

/** What one translation catalogue says. */
export interface CatalogFacts {
  readonly kind: 'catalog'
  readonly file: FilePath
  readonly issues: readonly SyntaxIssue[]
  readonly header: Readonly<Record<string, string>>
  readonly entries: number
}
