import { matchesStarred } from '../../text/glob.ts'

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
  return (path) => matchesStarred(wanted, path.split('/'), PARTS)
}

const PARTS = {
  isStar: (part: string) => part === '**',
  fits: matchName,
  passes: (part: string) => !part.startsWith('.'),
}
const LETTERS = { isStar: (token: string) => token === '*', fits: matchLetter }

function matchName(pattern: string, name: string): boolean {
  if (!isGlob(pattern)) return pattern === name
  if (name.startsWith('.') && !pattern.startsWith('.')) return false
  return matchesStarred(pattern.match(/\[!?\]?[^\]]*\]|[\s\S]/g) ?? [], name.split(''), LETTERS)
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
