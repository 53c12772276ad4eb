/**
 * The candidate that a name was probably meant to be: equal but for case, dashes and underscores, or a few letters away
 * (one in short names, two from eight letters on, a swap of neighbours counts once). Of equals that wins which only lacks
 * letters or has some too many, else the first.
 */
export function nearName(name: string, candidates: Iterable<string>): string | undefined {
  const plain = fold(name)
  let best: string | undefined
  let isGrown = false
  let least = name.length < 4 ? 1 : name.length < 8 ? 2 : 3
  for (const candidate of candidates) {
    if (candidate === name || Math.abs(candidate.length - name.length) >= least + 2) continue
    const folded = fold(candidate)
    // one that is as far away as the best may still be the better one
    const limit = best === undefined || isGrown ? least : least + 1
    const distance = folded === plain ? 0 : editDistance(plain, folded, limit)
    if (distance >= limit) continue
    const grown = isWithin(plain, folded) || isWithin(folded, plain)
    if (distance === least && !grown) continue
    best = candidate
    isGrown = grown
    least = distance
    if (distance === 0) break
  }
  return best
}

/** The end of a message: asks for the name that was probably meant, or says nothing. */
export function didYouMean(name: string, candidates: Iterable<string>): string {
  const near = nearName(name, candidates)
  return near === undefined ? '' : `; did you mean '${near}'?`
}

function fold(name: string): string {
  return name.toLowerCase().replace(/[-_.\s]/g, '')
}

/** Are the letters of one all in the other, in their order? */
function isWithin(one: string, other: string): boolean {
  let at = 0
  for (const letter of other) if (letter === one[at]) at++
  return at === one.length
}

/** Letters to add, drop, change or swap; `limit` when it is that many or more. */
export function editDistance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) >= limit) return limit
  let before: number[] = []
  let row = Array.from({ length: other.length + 1 }, (_, i) => i)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let k = 1; k <= other.length; k++) {
      const change = (row[k - 1] ?? 0) + (one[i - 1] === other[k - 1] ? 0 : 1)
      let value = Math.min(change, (row[k] ?? 0) + 1, (next[k - 1] ?? 0) + 1)
      if (i > 1 && k > 1 && one[i - 1] === other[k - 2] && one[i - 2] === other[k - 1])
        value = Math.min(value, (before[k - 2] ?? 0) + 1)
      next.push(value)
    }
    if (Math.min(...next) >= limit) return limit
    before = row
    row = next
  }
  return Math.min(row[other.length] ?? limit, limit)
}
