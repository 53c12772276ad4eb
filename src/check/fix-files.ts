import type { Host } from '../host/host.ts'
import type { Finding } from '../rule/finding.ts'
import { applyEdits, type Edit } from '../text/edit.ts'
import type { FilePath } from '../text/span.ts'

export interface FixOutcome {
  /** fixes applied */
  applied: number
  /** files written */
  changed: number
  readonly failures: readonly string[]
}

/** Applies one fix of each finding, all edits of a fix or none, and writes the files. Line ends and marks stay. */
export function fixFiles(host: Host, findings: readonly Finding[], unsafe: boolean): FixOutcome {
  const byFile = new Map<FilePath, Edit[]>()
  const failures: string[] = []
  let applied = 0
  for (const finding of findings) {
    const fix = finding.fixes.find((one) => unsafe || one.safety === 'safe')
    if (!fix || fix.edits.some((edit) => (byFile.get(edit.file) ?? []).some((other) => overlaps(edit, other)))) continue
    for (const edit of fix.edits) byFile.set(edit.file, [...(byFile.get(edit.file) ?? []), edit])
    applied++
  }
  let changed = 0
  for (const [file, edits] of byFile) {
    const bytes = host.readBytes(file)
    if ('failed' in bytes) {
      failures.push(`${file}: ${bytes.failed}`)
      continue
    }
    const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
    let before: string
    try {
      before = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    } catch {
      failures.push(`${file}: not UTF-8, left as it is`)
      continue
    }
    const { text } = applyEdits(before, edits)
    if (text === before) continue
    const failed = host.write(file, mark ? `\ufeff${text}` : text)
    if (failed) failures.push(`${file}: ${failed.failed}`)
    else changed++
  }
  return { applied, changed, failures }
}

function overlaps(a: Edit, b: Edit): boolean {
  return a.span[0] < b.span[1] && b.span[0] < a.span[1] ? true : a.span[0] === b.span[0] && a.span[1] === b.span[1]
}
