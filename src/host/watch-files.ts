import { watch } from 'node:fs'
import type { FilePath } from '../text/span.ts'
import { joinPath, normalizePath } from './paths.ts'

/** milliseconds of silence after which a burst of changes, as an editor or git makes them, is told at once */
const QUIET = 60

/**
 * Tells which files below some folders change, until it is closed.
 * @param onChange gets paths, each once; a path may be of a folder, or of something that is gone
 * @returns why it cannot watch, or how to end it
 */
export function watchFiles(
  folders: readonly FilePath[],
  onChange: (paths: readonly FilePath[]) => void,
): { readonly close: () => void } | { readonly failed: string } {
  const changed = new Set<FilePath>()
  let timer: NodeJS.Timeout | undefined
  const tell = (): void => {
    const paths = [...changed].sort()
    changed.clear()
    onChange(paths)
  }
  const watchers: { close: () => void }[] = []
  const close = (): void => {
    clearTimeout(timer)
    for (const watcher of watchers) watcher.close()
  }
  try {
    for (const folder of folders) {
      const watcher = watch(folder, { recursive: true }, (_event, name) => {
        if (name === null) return
        changed.add(joinPath(folder, normalizePath(name)))
        clearTimeout(timer)
        timer = setTimeout(tell, QUIET)
      })
      watcher.on('error', () => {})
      watchers.push(watcher)
    }
  } catch (error) {
    close()
    return { failed: error instanceof Error ? error.message : String(error) }
  }
  return { close }
}
