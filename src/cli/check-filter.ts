import { withFindings } from '../check/settle.ts'
import {
  applyBaseline,
  type Baseline,
  type BaselineEntry,
  type BaselineUse,
  baselineOf,
  readBaseline,
  writeBaseline,
} from '../config/baseline.ts'
import { type ChangedLines, readChangedLines, touchesChange } from '../config/changed-lines.ts'
import type { Settings } from '../config/settings.ts'
import { gitChanges } from '../host/git.ts'
import type { Host, HostFailure } from '../host/host.ts'
import { isInside, parentPath, relativePath, resolvePath } from '../host/paths.ts'
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
export function onlyNew({ host }: CommandLine, report: Report, before: Report): Report {
  const known = baselineOf(before.findings, '/')
  const { kept, hidden } = applyBaseline(report.findings, known, held(host, '/'))
  return withFindings(report, kept, hidden.length)
}

/** A baseline of a folder, held against the files that are on disk now. */
function held(host: Host, folder: FilePath): BaselineUse {
  return { folder, gone: (file) => file !== '' && host.stat(resolvePath(folder, file)) === undefined }
}

/**
 * Writes the baseline when asked to, hides what it holds else. Of what was not checked, as it is not below `paths` or of a
 * rule that did not run, entries stay as they are.
 */
export function withBaseline(
  line: CommandLine,
  options: CheckOptions,
  settings: Settings,
  report: Report,
  paths: readonly string[],
): Report {
  const named = typeof options.baseline === 'string' ? resolvePath(line.host.cwd, options.baseline) : undefined
  const beside = resolvePath(settings.folder, BASELINE)
  const usual = settings.baseline ?? (line.host.stat(beside) ? beside : undefined)
  const standing = options.baseline === false ? undefined : (named ?? usual)
  if (options.writeBaseline !== undefined) {
    const given = options.writeBaseline === true ? undefined : resolvePath(line.host.cwd, options.writeBaseline)
    const target = given ?? standing ?? beside
    const shown = relativePath(line.host.cwd, target)
    const before = readBaselineFile(line, target)
    const concerned = concernedBy(line, options, report, paths, target)
    const others = 'failed' in before ? [] : before.entries.filter((entry) => !concerned(entry))
    const failed = line.host.write(target, writeBaseline(baselineOf(report.findings, parentPath(target), others)))
    if (failed) throw new UsageError(`cannot write ${shown}: ${failed.failed}`)
    const count = report.findings.length
    const kept = others.length === 0 ? '' : `, beside the ${entries(others.length)} of what was not checked`
    line.streams.err(`${count} finding${count === 1 ? '' : 's'} written to ${shown}${kept}\n`)
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
  const baseline = readBaselineFile(line, standing)
  if ('failed' in baseline) throw new UsageError(baseline.failed)
  const concerned = concernedBy(line, options, report, paths, standing)
  const { kept, hidden, stale } = applyBaseline(report.findings, baseline, {
    ...held(line.host, parentPath(standing)),
    concerns: concerned,
  })
  if (hidden.length > 0 && options.format === 'text')
    line.streams.err(`${hidden.length} known finding${hidden.length === 1 ? '' : 's'} of ${shown} hidden\n`)
  // another preset or series than that of the settings says nothing of what they find
  const partial =
    options.preset ?? options.series ?? options.shard ?? options.changedSince ?? options.diff ?? options.newSince
  if (stale.length > 0 && options.format === 'text' && partial === undefined)
    line.streams.err(
      `${entries(stale.length)} of ${shown} no longer occur${stale.length === 1 ? 's' : ''}: write it anew with --write-baseline\n`,
    )
  return withFindings(report, kept, hidden.length)
}

function entries(count: number): string {
  return `${count} entr${count === 1 ? 'y' : 'ies'}`
}

function readBaselineFile(line: CommandLine, file: FilePath): Baseline | HostFailure {
  const shown = relativePath(line.host.cwd, file)
  const bytes = line.host.readBytes(file)
  if ('failed' in bytes) return { failed: `cannot read ${shown}: ${bytes.failed}; make it with --write-baseline` }
  const baseline = readBaseline(new TextDecoder().decode(bytes))
  return 'failed' in baseline ? { failed: `${shown} ${baseline.failed}` } : baseline
}

/** Tells of an entry of a baseline whether this check looked at what it is about. */
function concernedBy(
  { host }: CommandLine,
  { rule, preset }: CheckOptions,
  report: Report,
  paths: readonly string[],
  baseline: FilePath,
): (entry: BaselineEntry) => boolean {
  const folders = (paths.length === 0 ? ['.'] : paths).map((path) => {
    const full = resolvePath(host.cwd, path)
    // a file of no addon, such as odoo.conf, speaks of addons anywhere
    return host.stat(full)?.kind === 'file' ? addonAround(host, full) : full
  })
  const ran = (rule ?? preset) && new Set(report.rules.map(({ id }) => id))
  return ({ file, rule: of }) => {
    const full = resolvePath(parentPath(baseline), file)
    return (
      (!ran || ran.has(of)) && (file === '' || folders.some((folder) => folder === undefined || isInside(folder, full)))
    )
  }
}

/** The folder of the addon that a file belongs to. */
function addonAround(host: Host, file: FilePath): FilePath | undefined {
  for (let folder = parentPath(file); folder !== parentPath(folder); folder = parentPath(folder))
    if (host.stat(`${folder}/__manifest__.py`)?.kind === 'file') return folder
  return undefined
}
