import { extract } from '../facts/extract.ts'
import type { Host } from '../host/host.ts'
import { baseName, extensionOf, relativePath } from '../host/paths.ts'
import { once } from '../knowledge/once.ts'
import type { Finding } from '../rule/finding.ts'
import { applyEdits, type Edit, type Fix } from '../text/edit.ts'
import { Source } from '../text/source.ts'
import type { FilePath } from '../text/span.ts'

export interface FixOutcome {
  /** what was applied */
  readonly fixes: readonly Fix[]
  /** files written */
  readonly changed: readonly FilePath[]
  readonly failures: readonly string[]
}

type Fail = (file: FilePath, why: string) => void

interface Text {
  readonly text: string
  /** the file begins with a byte order mark */
  readonly mark: boolean
}

/**
 * Applies one fix of each finding, all edits of a fix or none, and writes the files. Line ends and marks stay. A fix
 * that would leave a file with more syntax errors than it has is refused.
 */
export function fixFiles(host: Host, findings: readonly Finding[], unsafe: boolean): FixOutcome {
  const failures = new Set<string>()
  const fail = (file: FilePath, why: string): void => void failures.add(`${relativePath(host.cwd, file)}: ${why}`)
  const texts = new Map<FilePath, Text | undefined>()
  const textOf = (file: FilePath): Text | undefined => {
    if (!texts.has(file)) texts.set(file, readText(host, file, fail))
    return texts.get(file)
  }
  const wanted = findings.flatMap(({ fixes }) => {
    const fix = fixes.find((one) => unsafe || one.safety === 'safe')
    return fix && fix.edits.length > 0 && fix.edits.every((edit) => textOf(edit.file)) ? [fix] : []
  })
  const read = (fixes: readonly Fix[]): readonly Fix[] =>
    sound(
      apart(fixes).map((fix) => withLineEnds(fix, textOf)),
      textOf,
      fail,
    )
  const first = read(wanted.filter((fix) => !fix.yields))
  const busy = new Set(first.flatMap((fix) => fix.edits.map((edit) => edit.file)))
  const last = wanted.filter((fix) => fix.yields && !fix.edits.some((edit) => busy.has(edit.file)))
  const good = [...first, ...read(last)]
  const changed: FilePath[] = []
  for (const [file, edits] of editsByFile(good)) {
    const before = textOf(file)
    if (!before) continue
    const { text } = applyEdits(before.text, edits)
    if (text === before.text) continue
    const failed = host.write(file, before.mark ? `\ufeff${text}` : text)
    if (failed) fail(file, failed.failed)
    else changed.push(file)
  }
  return { fixes: good, changed, failures: [...failures] }
}

/** Of fixes that overlap, the first. */
function apart(fixes: readonly Fix[]): readonly Fix[] {
  const chosen: Fix[] = []
  const taken = new Map<FilePath, { readonly edit: Edit; readonly fix: Fix }[]>()
  for (const fix of fixes) {
    const clashes = (edit: Edit): boolean =>
      (taken.get(edit.file) ?? []).some((other) => overlaps(edit, other.edit) && !joined(edit, fix, other))
    if (fix.edits.some(clashes)) continue
    for (const edit of fix.edits) {
      const known = taken.get(edit.file)
      if (known) known.push({ edit, fix })
      else taken.set(edit.file, [{ edit, fix }])
    }
    chosen.push(fix)
  }
  return chosen
}

/** Lines that a fix brings end as those of the file do. */
function withLineEnds(fix: Fix, textOf: (file: FilePath) => Text | undefined): Fix {
  const edits = fix.edits.map((edit) =>
    textOf(edit.file)?.text.includes('\r\n') ? { ...edit, text: edit.text.replace(/\r?\n/g, '\r\n') } : edit,
  )
  return { ...fix, edits }
}

/** The fixes after which every file still reads: all of them, or without those that do harm beside the ones before. */
function sound(fixes: readonly Fix[], textOf: (file: FilePath) => Text | undefined, fail: Fail): readonly Fix[] {
  let good = fixes
  for (;;) {
    const bad = new Set<Fix>()
    for (const [file, edits] of editsByFile(good)) {
      const before = textOf(file)?.text ?? ''
      const had = once(() => issuesIn(file, before))
      const breaks = (some: readonly Edit[]): boolean => {
        const now = issuesIn(file, applyEdits(before, some).text)
        return now > 0 && now > had()
      }
      if (!breaks(edits)) continue
      const kept: Edit[] = []
      for (const fix of good) {
        const own = fix.edits.filter((edit) => edit.file === file)
        if (own.length === 0) continue
        if (breaks([...kept, ...own])) {
          bad.add(fix)
          fail(file, `'${fix.title}' would leave a file that does not parse, left as it is`)
        } else kept.push(...own)
      }
    }
    if (bad.size === 0) return good
    // A fix of several files is left out of all of them, which may leave another one in need.
    good = good.filter((fix) => !bad.has(fix))
  }
}

function editsByFile(fixes: readonly Fix[]): ReadonlyMap<FilePath, readonly Edit[]> {
  const byFile = new Map<FilePath, Edit[]>()
  for (const edit of fixes.flatMap((fix) => fix.edits)) {
    const known = byFile.get(edit.file)
    if (known) known.push(edit)
    else byFile.set(edit.file, [edit])
  }
  return byFile
}

/** How many syntax errors a text has, read as the file's name says. */
function issuesIn(file: FilePath, text: string): number {
  const name = baseName(file)
  const extension = extensionOf(file)
  const kind = /^__(?:manifest|openerp)__\.py$/.test(name)
    ? 'manifest'
    : extension === '.py'
      ? 'python'
      : extension === '.xml'
        ? 'xml'
        : extension === '.csv'
          ? 'csv'
          : extension === '.po' || extension === '.pot'
            ? 'catalog'
            : extension === '.js'
              ? 'script'
              : undefined
  return kind ? extract(kind, new Source(file, text)).issues.length : 0
}

/** A file's text; empty for one that is not there yet and that a fix makes. */
function readText(host: Host, file: FilePath, fail: Fail): Text | undefined {
  if (!host.stat(file)) return { text: '', mark: false }
  const bytes = host.readBytes(file)
  if ('failed' in bytes) {
    fail(file, bytes.failed)
    return undefined
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return { text, mark: bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf }
  } catch {
    fail(file, 'not UTF-8, left as it is')
    return undefined
  }
}

/** Two texts that are put at one place by fixes that say that others may do so too: each goes behind the one before. */
function joined(edit: Edit, fix: Fix, other: { readonly edit: Edit; readonly fix: Fix }): boolean {
  const both = fix.joins === true && other.fix.joins === true && edit.span[0] === edit.span[1]
  return both && other.edit.span[0] === other.edit.span[1] && other.edit.text !== edit.text
}

function overlaps(a: Edit, b: Edit): boolean {
  return a.span[0] < b.span[1] && b.span[0] < a.span[1] ? true : a.span[0] === b.span[0] && a.span[1] === b.span[1]
}
