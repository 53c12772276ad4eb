import { RULES } from '../../rules/index.ts'
import { check } from '../../src/check/check.ts'
import type { NamedRule } from '../../src/check/run-rules.ts'
import { settle } from '../../src/check/settle.ts'
import { conventionsUnder } from '../../src/config/conventions.ts'
import { defaultSettings, loadSettings } from '../../src/config/settings.ts'
import { MemoryHost } from '../../src/host/memory-host.ts'
import { relativePath } from '../../src/host/paths.ts'
import type { Report } from '../../src/rule/report.ts'
import { checkOpened } from '../../src/session/checked.ts'
import { builtinReleases } from '../../src/session/releases.ts'
import { type Opened, Session } from '../../src/session/session.ts'
import type { Series } from '../../src/text/series.ts'

const releases = builtinReleases()

/** Checks a tree in memory with some rules. */
export function checkTree(
  files: Readonly<Record<string, string | Uint8Array>>,
  rules: readonly NamedRule[],
  series: Series,
): { report: Report; lines: readonly string[]; host: MemoryHost; session: Session } {
  const [now, earlier] = statesOf(files)
  const host = new MemoryHost(now)
  const session = new Session(host, releases)
  const { settings } = loadSettings(host, host.cwd)
  const conventions = conventionsUnder(settings.preset, settings.conventions)
  const open = { paths: ['.'], addonsPath: [], series, conventions }
  const before = earlier && new Session(new MemoryHost(earlier), releases).open(open).project
  const opened = session.open({ ...open, ...(before && { before }) })
  const report = rules.every(({ id }) => id.startsWith('suppression/'))
    ? suppressionReport(opened, session, rules)
    : check(opened, rules)
  const lines = report.findings.map((finding) => {
    const position = session.source(finding.at.file)?.positionAt(finding.at.span[0])
    return `${relativePath(host.cwd, finding.at.file)}:${position?.line ?? 0}:${position?.column ?? 0} ${finding.message}`
  })
  return { report, lines, host, session }
}

type Files = Readonly<Record<string, string | Uint8Array>>

/** The files as they are and, where a path begins with `before/`, as they were. */
function statesOf(files: Files): readonly [now: Files, earlier: Files | undefined] {
  const entries = Object.entries(files)
  const earlier = entries.flatMap(([path, text]) =>
    path.startsWith('before/') ? [[path.slice(7), text] as const] : [],
  )
  const now = entries.filter(([path]) => !path.startsWith('before/'))
  return [Object.fromEntries(now), earlier.length > 0 ? Object.fromEntries(earlier) : undefined]
}

/** What rules about suppression comments say: they speak where the findings of all rules are settled. */
function suppressionReport(opened: Opened, session: Session, rules: readonly NamedRule[]): Report {
  const { report, silences } = checkOpened(opened, RULES)
  const settled = settle(report, {
    settings: { ...defaultSettings(session.host.cwd), preset: 'strict' },
    rules: RULES,
    silences,
    addonOf: (file) => opened.project.addonOfFile(file)?.name ?? '',
    source: (file) => session.source(file),
  })
  return { ...settled, findings: settled.findings.filter(({ rule }) => rules.some(({ id }) => id === rule)) }
}
