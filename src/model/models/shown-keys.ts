const MOST = 12

/** Keys of a selection in words: the first of many, and one that stands alone in quotes, since `none` may be a key. */
export function shownKeys(keys: readonly string[]): string {
  const [only] = keys
  if (only === undefined) return 'no keys at all'
  if (keys.length === 1) return `'${only}' alone`
  return keys.length > MOST ? `${keys.slice(0, MOST).join(', ')} …` : keys.join(', ')
}
