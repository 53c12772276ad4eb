import type { FilePath, Span } from './span.ts'

/** Replaces a range of a file by a text; an empty range inserts. */
export interface Edit {
  readonly file: FilePath
  readonly span: Span
  readonly text: string
}

/** A change that removes the cause of a finding. `safe` keeps the meaning; `unsafe` needs a reader's eye. */
export interface Fix {
  readonly title: string
  readonly safety: 'safe' | 'unsafe'
  readonly edits: readonly Edit[]
}

/**
 * Applies edits of one file to its text, in order of place. An edit that overlaps an earlier one is left out and
 * counted, so that a second round may apply it.
 */
export function applyEdits(text: string, edits: readonly Edit[]): { text: string; applied: number; skipped: number } {
  const sorted = [...edits].sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1])
  let result = ''
  let position = 0
  let applied = 0
  let skipped = 0
  let previous: Edit | undefined
  for (const edit of sorted) {
    const same = previous && previous.span[0] === edit.span[0] && previous.span[1] === edit.span[1]
    if (edit.span[0] < position || edit.span[1] > text.length || (same && previous?.text === edit.text)) {
      skipped++
      continue
    }
    result += text.slice(position, edit.span[0]) + edit.text
    position = edit.span[1]
    previous = edit
    applied++
  }
  return { text: result + text.slice(position), applied, skipped }
}
