/** How the pieces of a pattern meet those of a text: letters of a name, or names of a path. */
interface Pieces<Wanted, Given> {
  /** stands for any number of pieces */
  readonly isStar: (wanted: Wanted) => boolean
  readonly fits: (wanted: Wanted, given: Given) => boolean
  /** may a star stand for it? */
  readonly passes?: (given: Given) => boolean
}

/**
 * Matches a pattern with stars. On a failure only the last star takes one piece more: what stands before it is found at
 * its first place, from where the last star reaches every later one. So a pattern of many stars costs no more than one.
 */
export function matchesStarred<Wanted, Given>(
  wanted: readonly Wanted[],
  given: readonly Given[],
  { isStar, fits, passes }: Pieces<Wanted, Given>,
): boolean {
  let w = 0
  let g = 0
  let star = -1
  let from = 0
  while (g < given.length) {
    const want = wanted[w]
    const piece = given[g]
    if (want !== undefined && isStar(want)) {
      star = w++
      from = g
    } else if (want !== undefined && piece !== undefined && fits(want, piece)) {
      w++
      g++
    } else {
      const skipped = given[from]
      if (star < 0 || skipped === undefined || passes?.(skipped) === false) return false
      w = star + 1
      g = ++from
    }
  }
  return wanted.slice(w).every(isStar)
}

const LETTERS: Pieces<string, string> = {
  isStar: (letter) => letter === '*',
  fits: (letter, given) => letter === '?' || letter === given,
}

const FOLDERS: Pieces<string, string> = {
  isStar: (name) => name === '**',
  fits: (name, given) => matchesStarred([...name], [...given], LETTERS),
}

/**
 * Tells whether a path fits a glob: `**` for any folders, `*` for a part of a name, `?` for a letter. With `below`, what
 * names a folder means all in it as well.
 */
export function globTest(glob: string, below?: 'below'): (path: string) => boolean {
  const parts = glob.split('/').filter((part) => part !== '' && part !== '.')
  // a folder is not in itself
  const wanted = parts.at(-1) === '**' ? [...parts, '*'] : below ? [...parts, '**'] : parts
  return (path) => matchesStarred(wanted, path.split('/'), FOLDERS)
}
