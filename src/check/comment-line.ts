import type { Source } from '../text/source.ts'
import type { Span } from '../text/span.ts'

/** What goes when a comment is taken away: its whole line when it stands alone, else it and the white space before it. */
export function lineOfComment({ text }: Source, [start, end]: Span): Span {
  const before = /[ \t]*$/.exec(text.slice(Math.max(0, start - 200), start))?.[0].length ?? 0
  const from = start - before
  const next = /^[ \t]*(?:\r\n|\r|\n)/.exec(text.slice(end, end + 200))?.[0].length
  const alone = from === 0 || /[\r\n]/.test(text.charAt(from - 1))
  return alone && next !== undefined ? [from, end + next] : [from, end]
}
