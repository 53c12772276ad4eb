import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { FilePath } from '../text/span.ts'
import { DiskHost } from './disk-host.ts'
import { joinPath, normalizePath, parentPath } from './paths.ts'

/**
 * Changes whenever the program or its knowledge of releases does; `undefined` when the program is not a built one, so
 * that nobody can tell.
 */
export function packageStamp(): string | undefined {
  const root = packageRoot()
  if (root === undefined) return undefined
  const host = new DiskHost(root)
  if (host.stat(joinPath(root, 'dist/main.js'))?.kind !== 'file') return undefined
  const hash = createHash('sha256')
  // the program and the parts of it that are loaded when they are needed
  const parts = host.list(joinPath(root, 'dist'))
  for (const { name } of 'failed' in parts ? [] : parts)
    if (name.endsWith('.js')) hash.update(`\0${name}\0`).update(packageFile(`dist/${name}`) ?? '')
  const folder = joinPath(root, 'knowledge')
  const entries = host.list(folder)
  for (const { name } of 'failed' in entries ? [] : entries) {
    const stat = host.stat(joinPath(folder, name))
    hash.update(`\0${name} ${stat?.size} ${stat?.modified}`)
  }
  return hash.digest('hex').slice(0, 16)
}

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
