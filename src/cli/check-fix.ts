import { createHash } from 'node:crypto'
import { type FixOutcome, fixFiles } from '../check/fix-files.ts'
import { settle } from '../check/settle.ts'
import type { Host } from '../host/host.ts'
import { OverlayHost } from '../host/overlay-host.ts'
import { relativePath } from '../host/paths.ts'
import { unifiedDiff } from '../present/unified-diff.ts'
import type { Finding } from '../rule/finding.ts'
import { addonAround, type Checked } from '../session/checked.ts'
import { Session } from '../session/session.ts'
import { Workspace } from '../session/workspace.ts'
import type { Fix } from '../text/edit.ts'
import type { FilePath } from '../text/span.ts'
import type { Turn } from './check-turn.ts'
import { releasesWith } from './command-line.ts'
import { FixCaution } from './fix-caution.ts'

/** Rounds of fixes at most: one fix may be the ground of the next. */
const ROUNDS = 40

export interface Fixed {
  readonly checked: Checked
  /** where the fixed files are read from */
  readonly host: Host
  /** what was applied, in memory */
  readonly fixes: readonly Fix[]
  readonly failures: readonly string[]
  /** files with their text before, `undefined` for one that was made, and after */
  readonly files: readonly { readonly file: FilePath; readonly before: string | undefined; readonly after: string }[]
  /** writes the files; those that cannot be written, with the reason */
  readonly write: () => ReadonlyMap<FilePath, string>
}

/**
 * Fixes findings until no fix is left or nothing changes any more, all in memory. `write` then writes each file once.
 * An unsafe fix that brings an error is left out.
 * @param wanted the findings that may be fixed, of all that were found
 */
export function fixAll(
  turn: Turn,
  unsafe: boolean,
  wanted: (checked: Checked, session: Session) => readonly Finding[],
): Fixed {
  const disk = turn.line.host
  const overlay = new OverlayHost(disk)
  const session = new Session(overlay, releasesWith(disk, turn.knowledge))
  const workspace = new Workspace(session, { ...turn.open, onProgress: turn.progress }, turn.rules)
  const failures = new Set<string>()
  const seen = new Set<string>()
  let checked = workspace.checked()
  const caution = new FixCaution((file) => addonAround(checked, file))
  const fixes: Fix[] = []
  for (let round = 0; round < ROUNDS; ) {
    const state = overlay.state()
    const found = wanted(checked, session)
    const outcome: FixOutcome = fixFiles(overlay, unsafe ? caution.choose(found) : found, unsafe)
    for (const failure of outcome.failures) failures.add(failure)
    if (outcome.changed.length === 0) {
      if (caution.more()) continue
      // What fixed addons do to others is looked at when nothing is left to fix in themselves.
      if ([...workspace.rest()].length === 0) break
      checked = workspace.checked()
      continue
    }
    const now = workspace.update(outcome.changed, true)
    if (!caution.accept(checked.report.findings, now.report.findings, outcome.fixes)) {
      overlay.restore(state)
      checked = workspace.update(outcome.changed, true)
      continue
    }
    checked = now
    fixes.push(...outcome.fixes)
    if (!caution.slow) round++
    const hash = hashOf(overlay)
    if (seen.has(hash)) break
    seen.add(hash)
  }
  for (const { fix, error } of caution.refusals) {
    const [file, at] = [fix.edits[0]?.file ?? '', error.at.file].map((path) => relativePath(disk.cwd, path))
    failures.add(`${file}: '${fix.title}' would bring an error of ${error.rule} in ${at}, left as it is`)
  }
  if ([...workspace.rest()].length > 0) checked = workspace.checked()
  const text = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const files = overlay.written.map(([file, bytes]) => {
    const before = disk.readBytes(file)
    return { file, before: 'failed' in before ? undefined : text(before), after: text(bytes) }
  })
  const write = () =>
    new Map(
      overlay.written.flatMap(([file, bytes]) => {
        const failed = disk.write(file, bytes)
        return failed ? [[file, failed.failed] as const] : []
      }),
    )
  return { checked, host: overlay, fixes, failures: [...failures], files, write }
}

/** Tells two states of the files apart. */
function hashOf(overlay: OverlayHost): string {
  const hash = createHash('sha256')
  for (const [path, bytes] of overlay.written) hash.update(`${path}\0${bytes.length}\0`).update(bytes)
  return hash.digest('hex')
}

/** What was fixed, as `git apply` and `patch -p1` take it. */
export function fixedDiff(fixed: Fixed, cwd: FilePath): string {
  return fixed.files
    .map(({ file, before, after }) => unifiedDiff(relativePath(cwd, file), before ?? '', after, before === undefined))
    .join('')
}

/** The report of a check with what a team decided applied. */
export function settled(
  checked: Checked,
  session: Pick<Session, 'source'>,
  input: Omit<Parameters<typeof settle>[1], 'silences' | 'addonOf' | 'source'>,
) {
  return settle(checked.report, {
    ...input,
    silences: checked.silences,
    addonOf: (file) => addonAround(checked, file),
    source: (file) => session.source(file),
  })
}
