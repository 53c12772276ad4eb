/** Finds any of some words, standing alone. A word may hold any sign: folders of addons and files are called so. */
export function anyWord(words: Iterable<string>): RegExp {
  return new RegExp([...words].map(standingAlone).join('|'))
}

/** An edge is told by what a word begins or ends with: beside other signs anything may stand. */
function standingAlone(word: string): string {
  const plain = word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
  return `${/^\w/.test(word) ? '\\b' : ''}${plain}${/\w$/.test(word) ? '\\b' : ''}`
}
