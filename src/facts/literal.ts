import type { Span } from '../text/span.ts'

/** A Python literal with places, as `ast.literal_eval` would see it. `other` is an expression that is no literal. */
export type Literal =
  | { readonly kind: 'str'; readonly value: string; readonly span: Span; readonly parts: number }
  | { readonly kind: 'bytes'; readonly value: string; readonly span: Span }
  | { readonly kind: 'int' | 'float' | 'complex'; readonly value: number; readonly raw: string; readonly span: Span }
  | { readonly kind: 'bool'; readonly value: boolean; readonly span: Span }
  | { readonly kind: 'none'; readonly span: Span }
  | { readonly kind: 'list' | 'tuple' | 'set'; readonly items: readonly Literal[]; readonly span: Span }
  | { readonly kind: 'dict'; readonly entries: readonly LiteralEntry[]; readonly span: Span }
  | { readonly kind: 'other'; readonly span: Span }

export interface LiteralEntry {
  readonly key: Literal
  readonly value: Literal
}

/** A text with its place. */
export interface Text {
  readonly value: string
  readonly span: Span
}
