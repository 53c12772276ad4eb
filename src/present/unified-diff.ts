/** Lines of context around a change. */
const CONTEXT = 3

interface Change {
  /** first line that differs and the number of lines, in the old and the new text, from 0 */
  readonly from: number
  readonly gone: number
  readonly to: number
  readonly come: number
}

/**
 * The difference of two texts as `diff -u` and git write it, empty when they are equal. Line ends belong to the lines,
 * so that a change of them shows.
 */
export function unifiedDiff(path: string, before: string, after: string, isNew = false): string {
  if (before === after) return ''
  const old = linesOf(before)
  const now = linesOf(after)
  const changes = changesOf(old, now)
  let text = `--- ${isNew ? '/dev/null' : `a/${path}`}\n+++ b/${path}\n`
  for (let i = 0; i < changes.length; ) {
    let last = i
    while (
      last + 1 < changes.length &&
      changes[last + 1]!.from - (changes[last]!.from + changes[last]!.gone) <= 2 * CONTEXT
    )
      last++
    text += hunk(old, now, changes.slice(i, last + 1))
    i = last + 1
  }
  return text
}

function hunk(old: readonly string[], now: readonly string[], changes: readonly Change[]): string {
  const first = changes[0]!
  const final = changes.at(-1)!
  const lead = Math.min(CONTEXT, first.from)
  const tail = Math.min(CONTEXT, old.length - final.from - final.gone)
  const begin = first.from - lead
  const size = final.from + final.gone + tail - begin
  const newBegin = first.to - lead
  const newSize = final.to + final.come + tail - newBegin
  const start = (line: number, count: number) => (count === 0 ? line : line + 1)
  let text = `@@ -${start(begin, size)},${size} +${start(newBegin, newSize)},${newSize} @@\n`
  let at = begin
  for (const { from, gone, to, come } of changes) {
    for (; at < from; at++) text += row(' ', old[at]!)
    for (; at < from + gone; at++) text += row('-', old[at]!)
    for (let line = to; line < to + come; line++) text += row('+', now[line]!)
  }
  for (const end = final.from + final.gone + tail; at < end; at++) text += row(' ', old[at]!)
  return text
}

function row(mark: string, line: string): string {
  return line.endsWith('\n') ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`
}

function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

/** The shortest list of changes between two lists of lines (Myers); common head and tail are cut off first. */
function changesOf(old: readonly string[], now: readonly string[]): readonly Change[] {
  let head = 0
  while (head < old.length && head < now.length && old[head] === now[head]) head++
  let tail = 0
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++
  const a = old.slice(head, old.length - tail)
  const b = now.slice(head, now.length - tail)
  const pairs = commonLines(a, b)
  const changes: Change[] = []
  let [x, y] = [0, 0]
  for (const [i, j] of [...pairs, [a.length, b.length] as const]) {
    if (i > x || j > y) changes.push({ from: head + x, gone: i - x, to: head + y, come: j - y })
    x = i + 1
    y = j + 1
  }
  return changes
}

/** Pairs of equal lines in order. Beyond a thousand differences the rest counts as different. */
function commonLines(a: readonly string[], b: readonly string[]): readonly (readonly [number, number])[] {
  const limit = Math.min(a.length + b.length, 1000)
  let ends = new Map<number, number>([[1, 0]])
  const trace: ReadonlyMap<number, number>[] = []
  for (let d = 0; d <= limit; d++) {
    trace.push(new Map(ends))
    const next = new Map(ends)
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (ends.get(k - 1) ?? -1) < (ends.get(k + 1) ?? -1))
      let x = down ? (ends.get(k + 1) ?? 0) : (ends.get(k - 1) ?? 0) + 1
      while (x < a.length && x - k < b.length && x - k >= 0 && a[x] === b[x - k]) x++
      next.set(k, x)
      if (x >= a.length && x - k >= b.length) return backtrack(trace, d, a.length, b.length)
    }
    ends = next
  }
  return []
}

function backtrack(
  trace: readonly ReadonlyMap<number, number>[],
  steps: number,
  width: number,
  height: number,
): readonly (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = []
  let [x, y] = [width, height]
  for (let d = steps; d >= 0; d--) {
    const ends = trace[d]!
    const k = x - y
    const down = k === -d || (k !== d && (ends.get(k - 1) ?? -1) < (ends.get(k + 1) ?? -1))
    const from = down ? k + 1 : k - 1
    const startX = d === 0 ? 0 : (ends.get(from) ?? 0)
    const startY = d === 0 ? 0 : startX - from
    const [enterX, enterY] = d === 0 ? [0, 0] : down ? [startX, startY + 1] : [startX + 1, startY]
    while (x > enterX && y > enterY) pairs.push([--x, --y])
    ;[x, y] = [startX, startY]
  }
  return pairs.reverse()
}
