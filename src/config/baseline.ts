import type { HostFailure } from '../host/host.ts'
import { isInside, relativePath } from '../host/paths.ts'
import { compareText } from '../text/compare-text.ts'
import { isObject } from '../text/is-object.ts'
import type { FilePath } from '../text/span.ts'

/** One known finding, or several with the same fingerprint. All but fingerprint and count is for people. */
export interface BaselineEntry {
  readonly fingerprint: string
  /** how many findings have this fingerprint, 1 or more */
  readonly count: number
  readonly rule: string
  /** relative to the baseline's folder */
  readonly file: FilePath
  readonly message: string
}

/** The findings that a team knows and lives with: only new ones are shown. */
export interface Baseline {
  /** by file, rule and fingerprint; no fingerprint twice */
  readonly entries: readonly BaselineEntry[]
}

/** What a baseline needs of a finding. */
export interface Baselined {
  readonly rule: string
  readonly message: string
  readonly at: { readonly file: FilePath }
  readonly fingerprint: string
}

/** An entry with more findings than were found: those are fixed, the entry can shrink or go. */
export interface StaleEntry {
  readonly entry: BaselineEntry
  /** findings with its fingerprint that are still there, fewer than its count */
  readonly found: number
}

/** How a baseline is held against findings. */
export interface BaselineUse {
  /** where its file stands */
  readonly folder: FilePath
  /** a file, named as in its entries, is there no more */
  readonly gone?: (file: FilePath) => boolean
  readonly concerns?: (entry: BaselineEntry) => boolean
}

/** A file as an entry names it. */
function fileFrom(folder: FilePath, file: FilePath): FilePath {
  return isInside(folder, file) ? relativePath(folder, file) : file
}

/** A baseline that holds exactly these findings, and other entries as they are. `folder` is where its file will stand. */
export function baselineOf(
  findings: readonly Baselined[],
  folder: FilePath,
  others: readonly BaselineEntry[] = [],
): Baseline {
  const entries = new Map(others.map((entry) => [entry.fingerprint, entry]))
  for (const { fingerprint, rule, message, at } of findings) {
    const known = entries.get(fingerprint)
    const file = fileFrom(folder, at.file)
    entries.set(
      fingerprint,
      known ? { ...known, count: known.count + 1 } : { fingerprint, count: 1, rule, file, message },
    )
  }
  return { entries: [...entries.values()].sort(inOrder) }
}

/** The baseline's file: JSON with one entry for each line, so that merges and diffs stay readable. */
export function writeBaseline(baseline: Baseline): string {
  const lines = baseline.entries.map(({ fingerprint, count, rule, file, message }) =>
    JSON.stringify({ fingerprint, count, rule, file, message }),
  )
  const body = lines.length === 0 ? '' : `\n    ${lines.join(',\n    ')}\n  `
  return `{\n  "schema": 1,\n  "findings": [${body}]\n}\n`
}

/**
 * Reads a baseline's file. Only `fingerprint` is needed in an entry. A fingerprint that stands twice, as after a merge
 * of two branches, counts with its larger number.
 */
export function readBaseline(text: string): Baseline | HostFailure {
  let document: unknown
  try {
    document = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return { failed: 'is not valid JSON' }
  }
  if (!isObject(document) || document.schema !== 1) return { failed: 'is not a baseline of schema 1' }
  const findings = document.findings
  if (!Array.isArray(findings)) return { failed: 'is not a baseline: `findings` is not a list' }
  const entries = new Map<string, BaselineEntry>()
  for (const [index, found] of findings.entries()) {
    const entry = readEntry(found)
    if (!entry) return { failed: `is not a baseline: entry ${index + 1} has no fingerprint or no whole count` }
    const known = entries.get(entry.fingerprint)
    if (!known || known.count < entry.count) entries.set(entry.fingerprint, entry)
  }
  return { entries: [...entries.values()].sort(inOrder) }
}

/**
 * Takes the known findings out: of those with one fingerprint, the first `count`. Order is kept. What an entry says of a
 * file that is `gone` is known in a file that the baseline does not name: it was renamed. Entries for which `concerns` is
 * false, such as those of files that were not checked, are never stale.
 */
export function applyBaseline<F extends Baselined>(
  findings: readonly F[],
  baseline: Baseline,
  { folder, gone = () => false, concerns = () => true }: BaselineUse,
): { kept: readonly F[]; hidden: readonly F[]; stale: readonly StaleEntry[] } {
  const left = new Map(baseline.entries.map((entry) => [entry.fingerprint, entry.count]))
  const kept: F[] = []
  const hidden: F[] = []
  const taken = new Set<F>()
  const take = (finding: F, fingerprint: string | undefined): void => {
    const count = left.get(fingerprint ?? '') ?? 0
    if (fingerprint === undefined || count === 0) return
    left.set(fingerprint, count - 1)
    taken.add(finding)
  }
  for (const finding of findings) take(finding, finding.fingerprint)
  const words = ({ rule, message }: Pick<Baselined, 'rule' | 'message'>) => `${rule}\0${message}`
  const open = baseline.entries.filter(
    ({ fingerprint, file, message }) => message !== '' && (left.get(fingerprint) ?? 0) > 0 && gone(file),
  )
  const moved = new Map<string, BaselineEntry[]>()
  for (const entry of open) moved.set(words(entry), [...(moved.get(words(entry)) ?? []), entry])
  const named = new Set(baseline.entries.map(({ file }) => file))
  for (const finding of moved.size > 0 ? findings : []) {
    if (taken.has(finding) || named.has(fileFrom(folder, finding.at.file))) continue
    take(finding, moved.get(words(finding))?.find(({ fingerprint }) => left.get(fingerprint))?.fingerprint)
  }
  for (const finding of findings) (taken.has(finding) ? hidden : kept).push(finding)
  const stale = baseline.entries
    .map((entry) => ({ entry, found: entry.count - (left.get(entry.fingerprint) ?? 0) }))
    .filter(({ entry, found }) => found < entry.count && concerns(entry))
  return { kept, hidden, stale }
}

function readEntry(value: unknown): BaselineEntry | undefined {
  if (!isObject(value)) return undefined
  const { fingerprint, count = 1, rule, file, message } = value
  if (typeof fingerprint !== 'string' || fingerprint === '') return undefined
  if (typeof count !== 'number' || !Number.isSafeInteger(count) || count < 1) return undefined
  const words = (part: unknown) => (typeof part === 'string' ? part : '')
  return { fingerprint, count, rule: words(rule), file: words(file), message: words(message) }
}

function inOrder(a: BaselineEntry, b: BaselineEntry): number {
  return compareText(a.file, b.file) || compareText(a.rule, b.rule) || compareText(a.fingerprint, b.fingerprint)
}
