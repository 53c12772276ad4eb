/** A check of another tool that tells a part of what a rule tells. A finding is of it when all that is given here holds. */
export interface Part {
  /** the check's name and its code */
  readonly names: readonly string[]
  /** keys of the rule's messages */
  readonly keys?: readonly string[]
  /** parameters of the message, each with the values that it may have */
  readonly data?: Readonly<Record<string, readonly string[]>>
  /** how the name of the file ends */
  readonly file?: string
}

/** A rule's names: its id `family/name` and those of other tools' checks. */
export interface RuleNames {
  readonly id: string
  /** checks that tell the same as the rule, or more: silence for them is silence for it */
  readonly aliases: readonly string[]
  /** checks that tell a part of it: silence for them is silence for this part */
  readonly parts?: readonly Part[]
  /** checks of something near: whoever asks for them finds the rule, and silence for them is none for it */
  readonly beside?: readonly string[]
}

/** What a finding is known by. */
interface Told {
  readonly key: string
  readonly data: Readonly<Record<string, string>>
  readonly at: { readonly file: string }
}

/** True when `pattern` names the rule: `family/name`, `family/*`, `*`, the bare name or an alias; case is ignored. */
export function matchesRule(pattern: string, rule: RuleNames): boolean {
  const wanted = pattern.toLowerCase()
  const id = rule.id.toLowerCase()
  if (wanted === '*' || wanted === id || wanted === id.slice(id.indexOf('/') + 1)) return true
  if (wanted.endsWith('/*')) return id.startsWith(wanted.slice(0, -1))
  return includes(rule.aliases, wanted)
}

/** True when `pattern` names the rule, a part of it, or something beside it. */
export function leadsToRule(pattern: string, rule: RuleNames): boolean {
  if (matchesRule(pattern, rule) || includes(rule.beside ?? [], pattern)) return true
  return (rule.parts ?? []).some(({ names }) => includes(names, pattern))
}

/** True when `pattern` names the rule, or the part of it that the finding is of. */
export function matchesFinding(pattern: string, rule: RuleNames, finding: Told): boolean {
  if (matchesRule(pattern, rule)) return true
  return (rule.parts ?? []).some((part) => includes(part.names, pattern) && isOf(part, finding))
}

/** True when a finding is what a check of another tool tells. */
export function isOf({ keys, data = {}, file = '' }: Part, finding: Told): boolean {
  const fits = Object.entries(data).every(([name, values]) => values.includes(finding.data[name] ?? ''))
  return fits && (!keys || keys.includes(finding.key)) && finding.at.file.endsWith(file)
}

/** Every name that a rule has, as one of other tools. */
function otherNames({ aliases, parts = [], beside = [] }: Omit<RuleNames, 'id'>): readonly string[] {
  return [...aliases, ...parts.flatMap(({ names }) => names), ...beside]
}

function includes(names: readonly string[], wanted: string): boolean {
  return names.some((name) => name.toLowerCase() === wanted.toLowerCase())
}

/** Every pattern by which a rule may be called. */
export function ruleWords(rules: readonly RuleNames[]): readonly string[] {
  return rules.flatMap((rule) => {
    const [family = '', name = ''] = rule.id.split('/')
    return [rule.id, name, `${family}/*`, ...otherNames(rule)]
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
