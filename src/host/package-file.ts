import { fileURLToPath } from 'node:url'
import { DiskHost } from './disk-host.ts'
import { joinPath, normalizePath, parentPath } from './paths.ts'

/** The bytes of a file that ships with addonry, by its path inside the package; `undefined` when it is not there. */
export function packageFile(relative: string): Uint8Array | undefined {
  const here = parentPath(normalizePath(fileURLToPath(import.meta.url)))
  const host = new DiskHost(here)
  for (let folder = here; ; folder = parentPath(folder)) {
    if (host.stat(joinPath(folder, 'package.json'))?.kind === 'file') {
      const bytes = host.readBytes(joinPath(folder, relative))
      return 'failed' in bytes ? undefined : bytes
    }
    if (parentPath(folder) === folder) return undefined
  }
}
