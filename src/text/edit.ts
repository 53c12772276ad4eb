import type { FilePath, Span } from './span.ts'

/** Replaces a range of a file by a text; an empty range inserts. */
export interface Edit {
  readonly file: FilePath
  readonly span: Span
  readonly text: string
  /** puts what stands there in the same file behind `text`, letter for letter: to move a part */
  readonly copy?: Span
}

/** A change that removes the cause of a finding. `safe` keeps the meaning; `unsafe` needs a reader's eye. */
export interface Fix {
  readonly title: string
  readonly safety: 'safe' | 'unsafe'
  readonly edits: readonly Edit[]
  /** what it inserts may stand beside what another such fix inserts at the same place: items of a list, rows of a table */
  readonly joins?: true
  /** what it takes away, another fix of the file may come to need: it waits until no other is left there */
  readonly yields?: true
  /** it changes nothing of what runs, yet more is known after it: faults that show then were there before */
  readonly reveals?: true
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
    if (edit.span[0] < position || edit.span[1] > text.length || (same && sameText(previous, edit))) {
      skipped++
      continue
    }
    result += text.slice(position, edit.span[0]) + insertedText(edit, text)
    position = edit.span[1]
    previous = edit
    applied++
  }
  return { text: result + text.slice(position), applied, skipped }
}

/** What an edit puts into its place. `text` is that of its file. */
export function insertedText(edit: Edit, text: string): string {
  return edit.copy ? edit.text + text.slice(...edit.copy) : edit.text
}

function sameText(a: Edit | undefined, b: Edit): boolean {
  return a?.text === b.text && a.copy?.[0] === b.copy?.[0] && a.copy?.[1] === b.copy?.[1]
}
