import type { NamedRule } from '../../src/check/run-rules.ts'
import { relativePath, resolvePath } from '../../src/host/paths.ts'
import { applyEdits, type Edit } from '../../src/text/edit.ts'
import type { Series } from '../../src/text/series.ts'
import { checkTree } from './check-tree.ts'

/** Applies every fix of a tree until nothing changes; `diff` is undefined when no fix was offered. */
export function fixTree(
  files: Readonly<Record<string, string>>,
  rules: readonly NamedRule[],
  series: Series,
): { diff: string | undefined; remaining: readonly string[] } {
  let current: Record<string, string> = { ...files }
  let offered = false
  for (let round = 0; round < 5; round++) {
    const { report, host } = checkTree(current, rules, series)
    const edits = report.findings.flatMap((finding) => finding.fixes.slice(0, 1).flatMap((fix) => fix.edits))
    if (edits.length === 0) break
    offered = true
    const next: Record<string, string> = {}
    const made = edits.map((edit) => relativePath(host.cwd, edit.file)).filter((path) => current[path] === undefined)
    for (const [path, text] of [...Object.entries(current), ...made.map((path) => [path, ''] as const)]) {
      const own = edits.filter((edit: Edit) => edit.file === resolvePath(host.cwd, path))
      next[path] = applyEdits(text, own).text
    }
    if (JSON.stringify(next) === JSON.stringify(current)) break
    current = next
  }
  if (!offered) return { diff: undefined, remaining: [] }
  const { report, lines } = checkTree(current, rules, series)
  const remaining = lines.filter((_, i) => (report.findings[i]?.fixes.length ?? 0) > 0)
  return { diff: unifiedDiff(files, current), remaining }
}

/** A small line diff: common head and tail cut off, one hunk a file, without context. */
function unifiedDiff(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>): string {
  let text = ''
  for (const path of [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()) {
    const old = (before[path] ?? '').split('\n')
    const now = (after[path] ?? '').split('\n')
    if (old.join('\n') === now.join('\n')) continue
    let head = 0
    while (head < old.length && head < now.length && old[head] === now[head]) head++
    let tail = 0
    while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++
    text += `--- ${path}:${head + 1}\n`
    for (const line of old.slice(head, old.length - tail)) text += `-${line}\n`
    for (const line of now.slice(head, now.length - tail)) text += `+${line}\n`
  }
  return text
}
