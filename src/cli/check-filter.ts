import { withFindings } from '../check/settle.ts'
import { applyBaseline, baselineOf, readBaseline, writeBaseline } from '../config/baseline.ts'
import { type ChangedLines, readChangedLines, touchesChange } from '../config/changed-lines.ts'
import type { Settings } from '../config/settings.ts'
import { gitChanges } from '../host/git.ts'
import { parentPath, relativePath, resolvePath } from '../host/paths.ts'
import type { Report } from '../rule/report.ts'
import type { Source } from '../text/source.ts'
import type { FilePath, Place } from '../text/span.ts'
import type { CheckOptions } from './check-options.ts'
import type { CommandLine } from './command-line.ts'
import { UsageError } from './usage-error.ts'

/** The baseline beside the settings: used when it is there and no other is named. */
const BASELINE = '.addonry-baseline.json'

/** Only findings that touch what changed, as `--changed-since` or `--diff` ask. */
export function onlyChanged(
  line: CommandLine,
  options: CheckOptions,
  report: Report,
  source: (file: FilePath) => Source | undefined,
): Report {
  const changed = changesOf(line, options)
  if (!changed) return report
  const lines = ({ file, span }: Place): readonly [number, number] => {
    const text = source(file)
    const [first, last] = [text?.positionAt(span[0]).line ?? 1, text?.positionAt(span[1]).line ?? 1]
    return [first, Math.max(first, last)]
  }
  const kept = report.findings.filter((finding) =>
    [finding.at, ...finding.related].some((place) => touchesChange(changed, place, lines)),
  )
  return withFindings(report, kept, report.findings.length - kept.length)
}

function changesOf(line: CommandLine, { changedSince, diff }: CheckOptions): ChangedLines | undefined {
  if (changedSince !== undefined) {
    const changes = gitChanges(line.host.cwd, changedSince)
    if ('failed' in changes) throw new UsageError(`--changed-since: ${changes.failed}`)
    return readChangedLines(changes.diff, changes.root, changes.untracked)
  }
  if (diff === undefined) return undefined
  const bytes = line.host.readBytes(diff === '-' ? '/dev/stdin' : resolvePath(line.host.cwd, diff))
  if ('failed' in bytes) throw new UsageError(`--diff: cannot read ${diff}: ${bytes.failed}`)
  return readChangedLines(new TextDecoder().decode(bytes), line.host.cwd)
}

/** Only findings that another check did not have: of those with one fingerprint, as many as are more. */
export function onlyNew(report: Report, before: Report): Report {
  const known = baselineOf(before.findings, '/')
  const { kept, hidden } = applyBaseline(report.findings, known)
  return withFindings(report, kept, hidden.length)
}

/** Writes the baseline when asked to, hides what it holds else. */
export function withBaseline(line: CommandLine, options: CheckOptions, settings: Settings, report: Report): Report {
  const named = typeof options.baseline === 'string' ? resolvePath(line.host.cwd, options.baseline) : undefined
  const beside = resolvePath(settings.folder, BASELINE)
  const usual = settings.baseline ?? (line.host.stat(beside) ? beside : undefined)
  const standing = options.baseline === false ? undefined : (named ?? usual)
  if (options.writeBaseline !== undefined) {
    const given = options.writeBaseline === true ? undefined : resolvePath(line.host.cwd, options.writeBaseline)
    const target = given ?? standing ?? beside
    const failed = line.host.write(target, writeBaseline(baselineOf(report.findings, parentPath(target))))
    const shown = relativePath(line.host.cwd, target)
    if (failed) throw new UsageError(`cannot write ${shown}: ${failed.failed}`)
    const count = report.findings.length
    line.streams.err(`${count} finding${count === 1 ? '' : 's'} written to ${shown}\n`)
    const found = target === settings.baseline || (settings.baseline === undefined && target === beside)
    line.streams.err(
      found
        ? 'they are hidden from now on: commit the file\n'
        : `to hide them from now on, write \`baseline = "${relativePath(settings.folder, target)}"\` into addonry.toml, or name it with --baseline\n`,
    )
    return withFindings(report, [], count)
  }
  if (standing === undefined) return report
  const shown = relativePath(line.host.cwd, standing)
  const bytes = line.host.readBytes(standing)
  if ('failed' in bytes) throw new UsageError(`cannot read ${shown}: ${bytes.failed}; make it with --write-baseline`)
  const baseline = readBaseline(new TextDecoder().decode(bytes))
  if ('failed' in baseline) throw new UsageError(`${shown} ${baseline.failed}`)
  const { kept, hidden, stale } = applyBaseline(report.findings, baseline)
  if (hidden.length > 0 && options.format === 'text')
    line.streams.err(`${hidden.length} known finding${hidden.length === 1 ? '' : 's'} of ${shown} hidden\n`)
  const partial = options.rule ?? options.shard ?? options.changedSince ?? options.diff ?? options.newSince
  if (stale.length > 0 && options.format === 'text' && partial === undefined)
    line.streams.err(
      `${stale.length} entr${stale.length === 1 ? 'y' : 'ies'} of ${shown} no longer occur: write it anew with --write-baseline\n`,
    )
  return withFindings(report, kept, hidden.length)
}
