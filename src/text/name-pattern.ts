/** Says whether a name is meant. */
export type NamePattern = (name: string) => boolean

/** A pattern as people write it: `*` stands for any letters; without one it may stand anywhere in the name. */
export function namePattern(text: string): NamePattern {
  if (!text.includes('*')) return (name) => name.includes(text)
  const parts = text.split('*')
  const [first = ''] = parts
  const last = parts.at(-1) ?? ''
  const middle = parts.slice(1, -1).filter((part) => part !== '')
  return (name) => {
    if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length) return false
    let at = first.length
    for (const part of middle) {
      const found = name.indexOf(part, at)
      if (found < 0) return false
      at = found + part.length
    }
    return at <= name.length - last.length
  }
}
