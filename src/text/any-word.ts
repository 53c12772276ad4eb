/**
 * Finds any of some words, standing alone. A word may hold any sign: folders of addons and files are called so.
 * @param edge what stands beside a word, where it begins or ends with a letter: beside other signs anything may stand
 */
export function anyWord(words: Iterable<string>, edge = '\\b'): RegExp {
  const standing = (word: string): string =>
    `${/^\w/.test(word) ? edge : ''}${escapePattern(word)}${/\w$/.test(word) ? edge : ''}`
  return new RegExp([...words].map(standing).join('|'))
}

/** A text as a pattern that finds just it. */
export function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
}
