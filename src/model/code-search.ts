/** Finds any of some words, standing alone. */
export function anyWord(words: Iterable<string>): RegExp {
  return new RegExp(`\\b(?:${[...words].join('|')})\\b`)
}
