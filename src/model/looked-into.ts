/** Notes of which addons the code is read while something is worked out. */
interface Watch {
  /** whose code need not be noted */
  readonly own: string | undefined
  readonly seen: Set<string>
}

/** Noted in place of a name when it was asked which addons name one: whichever do so, it hangs on their code. */
export const ITS_NAMERS = ''

let watches: readonly Watch[] = []

/** The code of an addon is read, or something is asked that was worked out from it. */
export function noteLook(addon: string): void {
  for (const { own, seen } of watches) if (addon !== own) seen.add(addon)
}

/**
 * Works something out, and tells which addons' code that took beside that of its own: as long as none of it changes, nor
 * anything that others can see of an addon, the answer is the same.
 */
export function watched<T>(
  own: string | undefined,
  work: () => T,
): { readonly answer: T; readonly seen: ReadonlySet<string> } {
  const seen = new Set<string>()
  return { answer: under([...watches, { own, seen }], work), seen }
}

/** Works something out of the code of those addons that name one. */
export function amongNamers<T>(work: () => T): T {
  noteLook(ITS_NAMERS)
  return unwatched(work)
}

/** Works something out of which it is known by other means when it has to be worked out again. */
export function unwatched<T>(work: () => T): T {
  return under([], work)
}

function under<T>(watching: readonly Watch[], work: () => T): T {
  const before = watches
  watches = watching
  try {
    return work()
  } finally {
    watches = before
  }
}
