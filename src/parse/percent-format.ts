/** What a text asks of `%`: as CPython's `unicode_format` reads it. */
export interface PercentFormat {
  /** places that take the next value, `*` widths included */
  readonly positional: number
  /** names of places that take a value by name */
  readonly names: readonly string[]
  /** names, and numbers for places without, that take a number alone: `%d` */
  readonly numeric: ReadonlySet<string>
  /** the first thing that `%` refuses: a letter it does not know, or an end in the middle */
  readonly fault: { readonly kind: 'letter'; readonly letter: string } | { readonly kind: 'end' } | undefined
}

/** Reads the conversions of a text for `%`. */
export function percentFormat(text: string): PercentFormat {
  let positional = 0
  const names: string[] = []
  const numeric = new Set<string>()
  for (let at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at)) {
    at++
    let name: string | undefined
    if (text[at] === '(') {
      const end = closing(text, at)
      if (end < 0) return { positional, names, numeric, fault: { kind: 'end' } }
      name = text.slice(at + 1, end)
      at = end + 1
    }
    const rest = /^[-+ #0]*(\*|\d+)?(?:\.(\*|\d*))?[hlL]?/.exec(text.slice(at, at + 60))
    for (const star of [rest?.[1], rest?.[2]]) if (star === '*') positional++
    at += rest?.[0].length ?? 0
    const letter = text[at]
    if (letter === undefined) return { positional, names, numeric, fault: { kind: 'end' } }
    if (!'%diouxXeEfFgGcrsa'.includes(letter)) return { positional, names, numeric, fault: { kind: 'letter', letter } }
    at++
    if (letter === '%') continue
    if ('diouxXeEfFgG'.includes(letter)) numeric.add(name ?? String(positional))
    if (name === undefined) positional++
    else names.push(name)
  }
  return { positional, names: [...new Set(names)], numeric, fault: undefined }
}

/** Where the bracket that opens at an offset closes; brackets inside a name nest. */
function closing(text: string, open: number): number {
  let depth = 0
  for (let at = open; at < text.length; at++) {
    if (text[at] === '(') depth++
    if (text[at] === ')' && --depth === 0) return at
  }
  return -1
}
