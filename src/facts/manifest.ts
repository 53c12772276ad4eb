import type { Silences } from '../config/suppression.ts'
import type { SyntaxIssue } from '../parse/syntax-issue.ts'
import type { FilePath, Span } from '../text/span.ts'
import type { Literal, Text } from './literal.ts'

/** One key of a manifest as written; a key written twice is there twice, the last one counts. */
export interface ManifestKey {
  readonly key: string
  readonly keySpan: Span
  readonly value: Literal
}

/** What `__manifest__.py` says, before any default of Odoo is applied. */
export interface ManifestFacts {
  readonly kind: 'manifest'
  readonly file: FilePath
  /** reasons why `ast.literal_eval` refuses the file, in order of place; empty when it reads */
  readonly issues: readonly SyntaxIssue[]
  /** span of the dict, or of the whole file */
  readonly span: Span
  readonly keys: readonly ManifestKey[]
  readonly comments: readonly Span[]
  /** the texts of the comments: an entry that is commented out is left out on purpose */
  readonly remarks: readonly string[]
  readonly layout: ManifestLayout
  /** comments at the head that speak to people, each with its line break; absent when there is none */
  readonly headComments?: readonly Span[]
  /** what its comments ask to be silent about; absent when there is nothing of the kind */
  readonly silences?: Silences
}

/** How a manifest is written, for what is put into it. */
export interface ManifestLayout {
  /** where each line begins */
  readonly lines: readonly number[]
  /** the mark around its first text */
  readonly quote: string
  /** ends of the last items of lists that a comma follows */
  readonly commas: readonly number[]
}

/** The value that counts for a key: that of its last writing. */
export function manifestValue(manifest: ManifestFacts, key: string): Literal | undefined {
  return manifest.keys.findLast((entry) => entry.key === key)?.value
}

/** The texts of a list-like value, other items left out; a single text is one item, as nothing else is sensible. */
export function textItems(value: Literal | undefined): readonly Text[] {
  if (!value) return []
  if (value.kind === 'list' || value.kind === 'tuple' || value.kind === 'set') {
    return value.items.flatMap((item) => (item.kind === 'str' ? [{ value: item.value, span: item.span }] : []))
  }
  return []
}
