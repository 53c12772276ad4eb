import { compareText } from '../text/compare-text.ts'
import type { FilePath } from '../text/span.ts'
import type { gitTree } from './git.ts'
import type { DirEntry, FileStat, Host, HostFailure } from './host.ts'
import { baseName, isInside, parentPath } from './paths.ts'

type GitTree = Exclude<ReturnType<typeof gitTree>, HostFailure>

/** Files of these kinds are taken out of git at once; others exist and are empty. */
const READ = /\.(?:py|xml|csv|po|pot|js|mjs|scss|sass|less|css|toml|json|cfg|txt|yml|yaml|conf|sql)$|(?:^|\/)\.[^/]+$/

/**
 * A checkout as it was at a commit; outside of it, and in its submodules, the files on disk: what a submodule held then,
 * only that tells. Read-only.
 */
export class GitHost implements Host {
  readonly cwd: FilePath
  readonly #inner: Host
  readonly #root: FilePath
  readonly #submodules: readonly FilePath[]
  readonly #files = new Map<FilePath, Uint8Array>()
  readonly #folders = new Map<FilePath, Map<string, DirEntry['kind']>>()

  constructor(inner: Host, tree: GitTree, texts: ReadonlyMap<string, Uint8Array>) {
    this.cwd = inner.cwd
    this.#inner = inner
    this.#root = tree.root
    this.#folders.set(tree.root, new Map())
    this.#submodules = tree.submodules.map((relative) => `${tree.root}/${relative}`)
    for (const path of this.#submodules) this.#put(path, 'directory')
    for (const [relative, blob] of tree.files) {
      const path = `${tree.root}/${relative}`
      this.#files.set(path, texts.get(blob) ?? new Uint8Array())
      this.#put(path, 'file')
    }
  }

  /** The blobs whose texts a check may ask for. */
  static wanted(tree: GitTree): readonly string[] {
    return [...tree.files].filter(([path]) => READ.test(path)).map(([, blob]) => blob)
  }

  readBytes(path: FilePath): Uint8Array | HostFailure {
    if (!this.#owns(path)) return this.#inner.readBytes(path)
    return this.#files.get(path) ?? { failed: 'no such file' }
  }

  list(path: FilePath): readonly DirEntry[] | HostFailure {
    if (!this.#owns(path)) return this.#inner.list(path)
    const entries = this.#folders.get(path)
    if (!entries) return { failed: 'no such file' }
    return [...entries].map(([name, kind]): DirEntry => ({ name, kind })).sort((a, b) => compareText(a.name, b.name))
  }

  stat(path: FilePath): FileStat | undefined {
    if (!this.#owns(path)) return this.#inner.stat(path)
    const file = this.#files.get(path)
    if (file) return { kind: 'file', size: file.length, modified: 0 }
    return this.#folders.has(path) ? { kind: 'directory', size: 0, modified: 0 } : undefined
  }

  realPath(path: FilePath): FilePath | undefined {
    if (!this.#owns(path)) return this.#inner.realPath(path)
    return this.stat(path) ? path : undefined
  }

  write(): HostFailure {
    return { failed: 'a commit cannot be written to' }
  }

  remove(): HostFailure {
    return { failed: 'a commit cannot be written to' }
  }

  #owns(path: FilePath): boolean {
    // what a checkout says of itself is in no commit
    if (isInside(`${this.#root}/.git`, path)) return false
    return isInside(this.#root, path) && !this.#submodules.some((folder) => isInside(folder, path))
  }

  #put(path: FilePath, kind: DirEntry['kind']): void {
    const folder = parentPath(path)
    const entries = this.#folders.get(folder)
    if (entries) entries.set(baseName(path), kind)
    else {
      this.#folders.set(folder, new Map([[baseName(path), kind]]))
      if (isInside(this.#root, folder) && folder !== this.#root) this.#put(folder, 'directory')
    }
  }
}
