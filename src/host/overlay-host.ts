import { compareText } from '../text/compare-text.ts'
import type { FilePath } from '../text/span.ts'
import type { DirEntry, FileStat, Host, HostFailure } from './host.ts'
import { baseName, parentPath } from './paths.ts'

/** A host with files of its own above those of another: what is written stays here until somebody takes it. */
export class OverlayHost implements Host {
  readonly cwd: FilePath
  readonly #inner: Host
  readonly #files = new Map<FilePath, { readonly bytes: Uint8Array; readonly stamp: string }>()
  /** folder → what it has because of files written here */
  readonly #folders = new Map<FilePath, Map<string, DirEntry>>()
  #writes = 0

  constructor(inner: Host) {
    this.cwd = inner.cwd
    this.#inner = inner
  }

  /** What was written and differs from the host below, sorted by path. */
  get written(): readonly (readonly [path: FilePath, bytes: Uint8Array])[] {
    return [...this.#files]
      .map(([path, { bytes }]) => [path, bytes] as const)
      .filter(([path, bytes]) => {
        const below = this.#inner.readBytes(path)
        return 'failed' in below || Buffer.compare(below, bytes) !== 0
      })
      .sort((a, b) => compareText(a[0], b[0]))
  }

  readBytes(path: FilePath): Uint8Array | HostFailure {
    return this.#files.get(path)?.bytes ?? this.#inner.readBytes(path)
  }

  list(path: FilePath): readonly DirEntry[] | HostFailure {
    const below = this.#inner.list(path)
    const names = new Map<string, DirEntry>()
    if (!('failed' in below)) for (const entry of below) names.set(entry.name, entry)
    const own = this.#folders.get(path)
    for (const [name, entry] of own ?? []) if (!names.has(name)) names.set(name, entry)
    if ('failed' in below && !own) return below
    return [...names.values()].sort((a, b) => compareText(a.name, b.name))
  }

  stat(path: FilePath): FileStat | undefined {
    const own = this.#files.get(path)
    if (own) return { kind: 'file', size: own.bytes.length, modified: 0, stamp: own.stamp }
    const below = this.#inner.stat(path)
    if (below) return below
    return this.#folders.has(path) ? { kind: 'directory', size: 0, modified: 0 } : undefined
  }

  realPath(path: FilePath): FilePath | undefined {
    return this.#inner.realPath(path) ?? (this.stat(path) ? path : undefined)
  }

  write(path: FilePath, content: string | Uint8Array): undefined {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
    if (!this.#files.has(path)) this.#index(path)
    this.#files.set(path, { bytes, stamp: `overlay ${++this.#writes}` })
  }

  /** What is written here now, to come back to. */
  state(): ReadonlyMap<FilePath, Uint8Array> {
    return new Map([...this.#files].map(([path, { bytes }]) => [path, bytes]))
  }

  /** Makes everything as it was at `state`. */
  restore(state: ReadonlyMap<FilePath, Uint8Array>): void {
    this.#files.clear()
    this.#folders.clear()
    for (const [path, bytes] of state) this.write(path, bytes)
  }

  #index(path: FilePath): void {
    for (let inner = path; parentPath(inner) !== inner; inner = parentPath(inner)) {
      const folder = parentPath(inner)
      let names = this.#folders.get(folder)
      if (!names) this.#folders.set(folder, (names = new Map()))
      const name = baseName(inner)
      if (names.has(name)) return
      names.set(name, { name, kind: inner === path ? 'file' : 'directory' })
    }
  }

  /** Takes back what was written here; files below cannot be removed. */
  remove(path: FilePath): HostFailure | undefined {
    if (this.#files.delete(path)) {
      this.#folders.clear()
      for (const file of this.#files.keys()) this.#index(file)
    }
    return this.#inner.stat(path) ? { failed: 'cannot be removed here' } : undefined
  }
}
