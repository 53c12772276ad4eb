import type { Finding } from '../rule/finding.ts'
import type { Fix } from '../text/edit.ts'
import type { FilePath } from '../text/span.ts'

/** An unsafe fix that is left out. */
interface Refusal {
  readonly addon: string
  /** what it would bring; absent for one that nobody could apply */
  readonly error?: Finding
  readonly fix: Fix
}

/**
 * Keeps unsafe fixes from bringing errors: importing a file, or listing it, makes Odoo read what it passed over, and that
 * may not load. Where a round of fixes brings an error to an addon, the round is taken back, and the addon's unsafe fixes
 * are tried in smaller and smaller groups, until the one that does it is known and left out. What that one needs may come
 * with another fix, so that it is tried once more at the end.
 */
export class FixCaution {
  readonly #addonOf: (file: FilePath) => string
  readonly #refused = new Map<string, Refusal>()
  /** addon → how many of its unsafe fixes are tried at once */
  readonly #groups = new Map<string, number>()
  /** the unsafe fixes of each addon that are tried in this round */
  #tried: ReadonlyMap<string, readonly Fix[]> = new Map()
  /** those that only reveal what is wrong, which come first */
  #open: ReadonlyMap<string, readonly Fix[]> = new Map()
  /** a fix was refused, and another one of the addon was applied since */
  #hope = false
  #last = false

  constructor(addonOf: (file: FilePath) => string) {
    this.#addonOf = addonOf
  }

  /** Are fixes tried in groups, which takes more rounds? */
  get slow(): boolean {
    return this.#groups.size > 0
  }

  /** What was left out because it would bring an error. */
  get refusals(): readonly { readonly fix: Fix; readonly error: Finding }[] {
    return [...this.#refused.values()].flatMap(({ fix, error }) => (error ? [{ fix, error }] : []))
  }

  /** The findings with those of their fixes that are to be tried now. */
  choose(findings: readonly Finding[]): readonly Finding[] {
    const allowed = findings.map((finding) => ({
      ...finding,
      fixes: finding.fixes.filter((fix) => fix.safety === 'safe' || !this.#refused.has(keyOf(fix))),
    }))
    const firsts = allowed.flatMap(({ fixes: [first] }) => (first ? [first] : []))
    const open = this.#byAddon(firsts.filter((fix) => fix.reveals))
    const tried = new Map<string, Fix[]>()
    const chosen = allowed.map((finding) => {
      const [first] = finding.fixes
      if (first?.safety !== 'unsafe' || first.reveals) return finding
      const addon = this.#addonAround(first)
      const group = tried.get(addon) ?? []
      // what is known then is no fault of a fix that comes after
      if (open.has(addon) || group.length >= (this.#groups.get(addon) ?? Number.POSITIVE_INFINITY))
        return { ...finding, fixes: [] }
      tried.set(addon, [...group, first])
      return finding
    })
    this.#tried = tried
    this.#open = open
    return chosen
  }

  /**
   * Looks at what a round of fixes brought: an error that a later round mends is none.
   * @returns false when the round is to be taken back
   */
  accept(before: readonly Finding[], after: readonly Finding[], applied: readonly Fix[]): boolean {
    const tried = this.#byAddon(applied.filter((fix) => fix.safety === 'unsafe' && !fix.reveals))
    const known = new Set(before.filter(isError).map(words))
    const brought = after.filter(
      (finding) => isError(finding) && finding.fixes.length === 0 && !known.has(words(finding)),
    )
    let good = true
    for (const [addon, fixes] of tried) {
      const error = brought.find((finding) => finding.addon === addon)
      const [first] = fixes
      if (!error || !first) continue
      good = false
      if (fixes.length === 1) this.#refused.set(keyOf(first), { addon, error, fix: first })
      this.#groups.set(addon, Math.max(1, Math.floor(fixes.length / 2)))
    }
    if (!good) return false
    const refused = new Set([...this.#refused.values()].map(({ addon }) => addon))
    for (const addon of tried.keys()) {
      const group = this.#groups.get(addon)
      if (group !== undefined) this.#groups.set(addon, group * 2)
      if (refused.has(addon)) this.#hope = true
    }
    return true
  }

  /** Nothing that was chosen could be applied: is there something else to try? */
  more(): boolean {
    const stuck = [...this.#open, ...[...this.#tried].filter(([addon]) => this.#groups.has(addon))]
    for (const [addon, fixes] of stuck) for (const fix of fixes) this.#refused.set(keyOf(fix), { addon, fix })
    if (stuck.length > 0) return true
    if (!this.#hope || this.#last) return false
    this.#last = true
    this.#refused.clear()
    return true
  }

  #byAddon(fixes: readonly Fix[]): ReadonlyMap<string, readonly Fix[]> {
    const groups = new Map<string, Fix[]>()
    for (const fix of fixes) {
      const addon = this.#addonAround(fix)
      groups.set(addon, [...(groups.get(addon) ?? []), fix])
    }
    return groups
  }

  #addonAround(fix: Fix): string {
    return this.#addonOf(fix.edits[0]?.file ?? '')
  }
}

/** Tells a fix from others whatever stands where; the ends of its lines may be those of the file already. */
function keyOf({ title, edits }: Fix): string {
  return [title, ...edits.flatMap(({ file, text }) => [file, text.replace(/\r\n/g, '\n')])].join('\0')
}

/** What a finding says, wherever in the file. */
function words({ rule, message, at }: Finding): string {
  return [rule, at.file, message].join('\0')
}

function isError(finding: Finding): boolean {
  return finding.severity === 'error'
}
