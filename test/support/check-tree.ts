import { check } from '../../src/check/check.ts'
import type { NamedRule } from '../../src/check/run-rules.ts'
import { MemoryHost } from '../../src/host/memory-host.ts'
import { relativePath } from '../../src/host/paths.ts'
import type { Report } from '../../src/rule/report.ts'
import { builtinReleases } from '../../src/session/releases.ts'
import { Session } from '../../src/session/session.ts'
import type { Series } from '../../src/text/series.ts'

const releases = builtinReleases()

/** Checks a tree in memory with some rules. */
export function checkTree(
  files: Readonly<Record<string, string | Uint8Array>>,
  rules: readonly NamedRule[],
  series: Series,
): { report: Report; lines: readonly string[]; host: MemoryHost; session: Session } {
  const host = new MemoryHost(files)
  const session = new Session(host, releases)
  const opened = session.open({ paths: ['.'], addonsPath: [], series })
  const report = check(opened, rules)
  const lines = report.findings.map((finding) => {
    const position = session.source(finding.at.file)?.positionAt(finding.at.span[0])
    return `${relativePath(host.cwd, finding.at.file)}:${position?.line ?? 0}:${position?.column ?? 0} ${finding.message}`
  })
  return { report, lines, host, session }
}
