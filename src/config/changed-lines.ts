import { resolvePath } from '../host/paths.ts'
import type { FilePath, Place } from '../text/span.ts'

/** First and last line, from 1, of lines that are new or beside something that was removed. */
type Range = readonly [first: number, last: number]

/** Which lines changed: only findings that touch one of them are wanted. */
export interface ChangedLines {
  /** `all`: the whole file is new */
  readonly files: ReadonlyMap<FilePath, readonly Range[] | 'all'>
}

/**
 * Reads a unified diff, as git or `diff -u` writes it.
 * @param root what its paths are seen from
 * @param untracked files that are wholly new, seen from `root`
 */
export function readChangedLines(diff: string, root: FilePath, untracked: readonly FilePath[] = []): ChangedLines {
  const files = new Map<FilePath, Range[] | 'all'>()
  let ranges: Range[] | undefined
  let left = 0
  let line = 0
  for (const text of diff.split('\n')) {
    if (left > 0 && /^[-+ \\]/.test(text)) {
      // inside a hunk: with context lines, only those that are new count
      if (text.startsWith('+') || text.startsWith('-')) ranges?.push([line, line])
      if (!text.startsWith('-') && !text.startsWith('\\')) line++
      left -= text.startsWith(' ') ? 2 : text.startsWith('\\') ? 0 : 1
      continue
    }
    left = 0
    const to = /^\+\+\+ (?:"((?:[^"\\]|\\.)*)"|([^\t\r]*))/.exec(text)
    if (to) {
      const name = to[1] !== undefined ? unquote(to[1]) : (to[2] ?? '')
      ranges = name === '/dev/null' ? undefined : []
      if (ranges) files.set(resolvePath(root, name.replace(/^b\//, '')), ranges)
      continue
    }
    const hunk = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(text)
    if (!hunk || !ranges) continue
    const [before, first, after] = [Number(hunk[1] ?? 1), Number(hunk[2]), Number(hunk[3] ?? 1)]
    left = before + after
    line = first
    // lines were only taken out: their neighbours are what is left of the change
    if (after === 0) {
      ranges.push([first, first + 1])
      line = first + 1
    }
  }
  for (const file of untracked) files.set(resolvePath(root, file), 'all')
  return { files }
}

/** Does a place touch a changed line? `lines` tells the first and last line of a place. */
export function touchesChange(changed: ChangedLines, place: Place, lines: (place: Place) => Range): boolean {
  const ranges = changed.files.get(place.file)
  if (ranges === undefined) return false
  if (ranges === 'all') return true
  const [first, last] = lines(place)
  return ranges.some(([from, to]) => from <= last && first <= to)
}

/** A name as git quotes it: `\303\244`, `\"`, `\t`. */
function unquote(name: string): string {
  const letters: Readonly<Record<string, number>> = { n: 10, t: 9, r: 13, '"': 34, '\\': 92, a: 7, b: 8, f: 12, v: 11 }
  const bytes: number[] = []
  for (const match of name.matchAll(/\\([0-7]{3})|\\(.)|([\s\S])/gu)) {
    if (match[1]) bytes.push(Number.parseInt(match[1], 8))
    else if (match[2]) bytes.push(letters[match[2]] ?? match[2].charCodeAt(0))
    else bytes.push(...new TextEncoder().encode(match[3]))
  }
  return new TextDecoder().decode(new Uint8Array(bytes))
}
