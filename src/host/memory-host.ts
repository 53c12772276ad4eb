import { compareText } from '../text/compare-text.ts'
import type { FilePath } from '../text/span.ts'
import type { DirEntry, FileStat, Host, HostFailure } from './host.ts'
import { baseName, isInside, parentPath, resolvePath } from './paths.ts'

/** A file system of texts or bytes in memory: rule pages and tests run on it. Paths are seen from `cwd`. */
export class MemoryHost implements Host {
  readonly cwd: FilePath
  readonly #files = new Map<FilePath, Uint8Array>()
  readonly #folders = new Map<FilePath, Map<string, 'file' | 'directory'>>()

  constructor(files: Readonly<Record<string, string | Uint8Array>>, cwd = '/work') {
    this.cwd = cwd
    this.#folder(cwd)
    for (const [path, content] of Object.entries(files)) this.#put(resolvePath(cwd, path), content)
  }

  readBytes(path: FilePath): Uint8Array | HostFailure {
    if (this.#folders.has(path)) return { failed: 'is a directory, not a file' }
    return this.#files.get(path) ?? { failed: 'no such file' }
  }

  list(path: FilePath): readonly DirEntry[] | HostFailure {
    const folder = this.#folders.get(path)
    if (!folder) return { failed: 'no such directory' }
    return [...folder].map(([name, kind]): DirEntry => ({ name, kind })).sort((a, b) => compareText(a.name, b.name))
  }

  stat(path: FilePath): FileStat | undefined {
    const file = this.#files.get(path)
    if (file) return { kind: 'file', size: file.length, modified: 0 }
    return this.#folders.has(path) ? { kind: 'directory', size: 0, modified: 0 } : undefined
  }

  realPath(path: FilePath): FilePath | undefined {
    return this.stat(path) ? path : undefined
  }

  write(path: FilePath, content: string | Uint8Array): undefined {
    this.#put(path, content)
  }

  remove(path: FilePath): undefined {
    for (const map of [this.#files, this.#folders])
      for (const known of [...map.keys()]) if (isInside(path, known)) map.delete(known)
    this.#folders.get(parentPath(path))?.delete(baseName(path))
  }

  #put(path: FilePath, content: string | Uint8Array): void {
    this.#files.set(path, typeof content === 'string' ? new TextEncoder().encode(content) : content)
    this.#folder(parentPath(path)).set(path.slice(path.lastIndexOf('/') + 1), 'file')
  }

  #folder(path: FilePath): Map<string, 'file' | 'directory'> {
    let folder = this.#folders.get(path)
    if (!folder) {
      folder = new Map()
      this.#folders.set(path, folder)
      const parent = parentPath(path)
      if (parent !== path) this.#folder(parent).set(path.slice(path.lastIndexOf('/') + 1), 'directory')
    }
    return folder
  }
}
