import type { Finding } from '../../rule/finding.ts'
import { compareText } from '../../text/compare-text.ts'
import type { FilePath } from '../../text/span.ts'

export interface FileGroup {
  readonly file: FilePath
  readonly findings: readonly Finding[]
}

export interface AddonGroup {
  /** empty for findings that concern no addon */
  readonly addon: string
  readonly files: readonly FileGroup[]
}

/** Findings by addon, then by file, both in the order of their names; inside a file the report's order is kept. */
export function reportGroups(findings: readonly Finding[]): readonly AddonGroup[] {
  return groupBy(findings, (finding) => finding.addon).map(([addon, inAddon]) => ({
    addon,
    files: groupBy(inAddon, (finding) => finding.at.file).map(([file, inFile]) => ({ file, findings: inFile })),
  }))
}

function groupBy(findings: readonly Finding[], keyOf: (finding: Finding) => string): [string, Finding[]][] {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) {
    const key = keyOf(finding)
    const group = groups.get(key)
    if (group) group.push(finding)
    else groups.set(key, [finding])
  }
  return [...groups].sort(([a], [b]) => compareText(a, b))
}
