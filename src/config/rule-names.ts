/** A rule's names: its id `family/name` and what older tools call the same check. */
export interface RuleNames {
  readonly id: string
  readonly aliases: readonly string[]
}

/** True when `pattern` names the rule: `family/name`, `family/*`, `*`, the bare name or an alias; case is ignored. */
export function matchesRule(pattern: string, rule: RuleNames): boolean {
  const wanted = pattern.toLowerCase()
  const id = rule.id.toLowerCase()
  if (wanted === '*' || wanted === id || wanted === id.slice(id.indexOf('/') + 1)) return true
  if (wanted.endsWith('/*')) return id.startsWith(wanted.slice(0, -1))
  return rule.aliases.some((alias) => alias.toLowerCase() === wanted)
}

/** Every pattern by which a rule may be called. */
export function ruleWords(rules: readonly RuleNames[]): readonly string[] {
  return rules.flatMap(({ id, aliases }) => {
    const [family = '', name = ''] = id.split('/')
    return [id, name, `${family}/*`, ...aliases]
  })
}

/** `; did you mean …?` for the candidate nearest to `word`, empty when none is near. The first of equals wins. */
export function suggestion(word: string, candidates: readonly string[]): string {
  let best: string | undefined
  let least = Math.max(1, Math.floor(word.length / 3)) + 1
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase(), least)
    if (distance < least) [best, least] = [candidate, distance]
  }
  return best === undefined ? '' : `; did you mean \`${best}\`?`
}

/** Insertions, deletions and replacements from one word to the other; `limit` when they are that many or more. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1))
    }
    row = next
  }
  return Math.min(limit, row[b.length]!)
}
