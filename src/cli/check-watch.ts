import { setImmediate } from 'node:timers/promises'
import { baseName } from '../host/paths.ts'
import { watchFiles } from '../host/watch-files.ts'
import type { Checked } from '../session/checked.ts'
import { Session } from '../session/session.ts'
import { Workspace } from '../session/workspace.ts'
import type { FilePath } from '../text/span.ts'
import type { Turn } from './check-turn.ts'
import { releasesWith } from './command-line.ts'
import { UsageError } from './usage-error.ts'

/**
 * Checks again whenever a file below an addons path changes, until the run is interrupted. The first answer after a
 * change is that of the addons around it; when others may be concerned they follow in a second one, if it differs.
 */
export async function watchAddons(
  { line, open, knowledge, rules, progress }: Turn,
  show: (checked: Checked, session: Session) => number,
): Promise<number> {
  const session = new Session(line.host, releasesWith(line.host, knowledge))
  const workspace = new Workspace(session, { ...open, onProgress: progress }, rules)
  let code = show(workspace.checked(), session)
  const changed = new Set<FilePath>()
  let wake = (): void => {}
  const watching = watchFiles(workspace.folders, (paths) => {
    for (const path of paths) if (concerns(path)) changed.add(path)
    if (changed.size > 0) wake()
  })
  if ('failed' in watching) throw new UsageError(`--watch: ${watching.failed}`)
  let ended = false
  const end = (): void => {
    ended = true
    wake()
  }
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
  line.streams.err('watching for changes; press Ctrl-C to end\n')
  while (!ended) {
    if (changed.size === 0)
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    if (ended) break
    const paths = [...changed].sort()
    changed.clear()
    const begun = performance.now()
    const first = workspace.update(paths)
    line.streams.err(`\n${paths.length === 1 ? baseName(paths[0] ?? '') : `${paths.length} files`} changed\n`)
    code = show(first, session)
    line.streams.err(`checked in ${Math.round(performance.now() - begun)} ms\n`)
    let more = false
    for (const _ of workspace.rest()) {
      more = true
      // files that change meanwhile come first
      await setImmediate()
      if (ended || changed.size > 0) break
    }
    if (!more || changed.size > 0) continue
    const whole = workspace.checked()
    if (JSON.stringify(whole.report.findings) !== JSON.stringify(first.report.findings)) {
      line.streams.err('\nin other addons\n')
      code = show(whole, session)
    }
  }
  watching.close()
  process.off('SIGINT', end)
  process.off('SIGTERM', end)
  return code
}

/** What editors, git and Python write beside sources concerns no check. */
function concerns(path: FilePath): boolean {
  return !/\/(?:\.git|__pycache__|node_modules|\.addonry-cache)(?:\/|$)|\.(?:pyc|swp|swx)$|~$|\.addonry-tmp-/.test(path)
}
