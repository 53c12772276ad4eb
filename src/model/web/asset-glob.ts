/** Does a path definition hold wildcards? (`ir_asset.py: is_wildcard_glob`) */
export function isGlob(path: string): boolean {
  return /[*?[\]]/.test(path)
}

/**
 * Matches paths as Python's `glob(pattern, recursive=True)` does: `**` as a whole part stands for any number of folders,
 * `*` and `?` stay within a part, and none of them matches a name that begins with a dot.
 */
export function globMatcher(pattern: string): (path: string) => boolean {
  const wanted = pattern.split('/')
  return (path) => matchParts(wanted, 0, path.split('/'), 0)
}

function matchParts(wanted: readonly string[], w: number, parts: readonly string[], p: number): boolean {
  for (; w < wanted.length; w++, p++) {
    const want = wanted[w] ?? ''
    if (want === '**') {
      while (wanted[w + 1] === '**') w++
      if (w === wanted.length - 1) return parts.slice(p).every((part) => !part.startsWith('.'))
      for (let at = p; at < parts.length; at++) {
        if (matchParts(wanted, w + 1, parts, at)) return true
        if (parts[at]?.startsWith('.')) return false
      }
      return false
    }
    const part = parts[p]
    if (part === undefined || !matchName(want, part)) return false
  }
  return p === parts.length
}

/** Greedy match of one name: on a failure only the last `*` takes one letter more. */
function matchName(pattern: string, name: string): boolean {
  if (!isGlob(pattern)) return pattern === name
  if (name.startsWith('.') && !pattern.startsWith('.')) return false
  const tokens = pattern.match(/\[!?\]?[^\]]*\]|[\s\S]/g) ?? []
  let t = 0
  let n = 0
  let star = -1
  let from = 0
  while (n < name.length) {
    const token = tokens[t]
    if (token === '*') {
      star = t++
      from = n
    } else if (token !== undefined && matchLetter(token, name.charAt(n))) {
      t++
      n++
    } else if (star >= 0) {
      t = star + 1
      n = ++from
    } else return false
  }
  while (tokens[t] === '*') t++
  return t === tokens.length
}

function matchLetter(token: string, letter: string): boolean {
  if (token === '?') return true
  if (token.length < 3 || !token.startsWith('[')) return token === letter
  const negated = token.charAt(1) === '!'
  const set = token.slice(negated ? 2 : 1, -1)
  let found = false
  for (let i = 0; i < set.length; i++) {
    if (set.charAt(i + 1) === '-' && i + 2 < set.length) {
      found ||= letter >= set.charAt(i) && letter <= set.charAt(i + 2)
      i += 2
    } else found ||= letter === set.charAt(i)
  }
  return found !== negated
}
