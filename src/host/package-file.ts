import { fileURLToPath } from 'node:url'
import type { FilePath } from '../text/span.ts'
import { DiskHost } from './disk-host.ts'
import { joinPath, normalizePath, parentPath } from './paths.ts'

/** The bytes of a file that ships with addonry, by its path inside the package; `undefined` when it is not there. */
export function packageFile(relative: string): Uint8Array | undefined {
  const root = packageRoot()
  const bytes = root === undefined ? undefined : new DiskHost(root).readBytes(joinPath(root, relative))
  return bytes === undefined || 'failed' in bytes ? undefined : bytes
}

function packageRoot(): FilePath | undefined {
  const here = parentPath(normalizePath(fileURLToPath(import.meta.url)))
  const host = new DiskHost(here)
  for (let folder = here; ; folder = parentPath(folder)) {
    if (host.stat(joinPath(folder, 'package.json'))?.kind === 'file') return folder
    if (parentPath(folder) === folder) return undefined
  }
}
