import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { compareText } from '../text/compare-text.ts'
import type { FilePath } from '../text/span.ts'
import type { DirEntry, FileStat, Host, HostFailure } from './host.ts'
import { baseName, joinPath, normalizePath, parentPath } from './paths.ts'

/** How our files are called while they are written: `.NAME.addonry-tmp-PID`. */
const UNFINISHED = '.addonry-tmp-'
/** milliseconds after which an unfinished file belongs to nobody */
const ABANDONED = 60_000

/** POSIX has a folder's times change with its entries; the file systems of Windows do not all do so. */
const STAMPS_FOLDERS = process.platform !== 'win32'

function explain(error: unknown): HostFailure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const words: Record<string, string> = {
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    ENOENT: 'no such file',
    EISDIR: 'is a directory, not a file',
    ENOTDIR: 'is not a directory',
    ELOOP: 'too many levels of symbolic links',
    ENAMETOOLONG: 'file name too long',
    ERR_FS_FILE_TOO_LARGE: 'file too large',
  }
  return { failed: words[code] ?? (error instanceof Error ? error.message : String(error)) }
}

/** The real file system. */
export class DiskHost implements Host {
  readonly cwd: FilePath

  constructor(cwd: string) {
    this.cwd = normalizePath(cwd)
  }

  readBytes(path: FilePath): Uint8Array | HostFailure {
    try {
      return readFileSync(path)
    } catch (error) {
      return explain(error)
    }
  }

  list(path: FilePath): readonly DirEntry[] | HostFailure {
    try {
      const entries = readdirSync(path, { withFileTypes: true }).map(
        (entry): DirEntry => ({
          name: entry.name,
          kind: entry.isFile() ? 'file' : entry.isDirectory() ? 'directory' : entry.isSymbolicLink() ? 'link' : 'other',
        }),
      )
      return entries.sort((a, b) => compareText(a.name, b.name))
    } catch (error) {
      return explain(error)
    }
  }

  stat(path: FilePath): FileStat | undefined {
    try {
      const stat = statSync(path, { throwIfNoEntry: false })
      if (!stat) return undefined
      const { size, mtimeMs, ctimeMs, ino } = stat
      const kind = stat.isFile() ? 'file' : stat.isDirectory() ? 'directory' : 'other'
      const modified = Math.max(mtimeMs, ctimeMs)
      if (kind === 'directory' && !STAMPS_FOLDERS) return { kind, size, modified }
      return { kind, size, modified, stamp: `${size} ${mtimeMs} ${ctimeMs} ${ino}` }
    } catch {
      return undefined
    }
  }

  realPath(path: FilePath): FilePath | undefined {
    try {
      return normalizePath(realpathSync.native(path))
    } catch {
      return undefined
    }
  }

  /** Written beside its place and renamed. A link stays a link: what it leads to is written. */
  write(path: FilePath, content: string | Uint8Array): HostFailure | undefined {
    const target = this.realPath(path) ?? path
    const folder = parentPath(target)
    const unfinished = joinPath(folder, `.${baseName(target)}${UNFINISHED}${process.pid}`)
    try {
      mkdirSync(folder, { recursive: true })
      this.#sweep(folder)
      // a device such as /dev/stdout cannot be replaced
      const before = statSync(target, { throwIfNoEntry: false })
      if (before && !before.isFile()) {
        writeFileSync(target, content)
        return undefined
      }
      writeFileSync(unfinished, content)
      if (before) chmodSync(unfinished, before.mode)
      renameSync(unfinished, target)
      return undefined
    } catch (error) {
      this.remove(unfinished)
      return explain(error)
    }
  }

  remove(path: FilePath): HostFailure | undefined {
    try {
      rmSync(path, { recursive: true, force: true })
      return undefined
    } catch (error) {
      return explain(error)
    }
  }

  /** Takes away what a run that was killed left unfinished. */
  #sweep(folder: FilePath): void {
    for (const name of readdirSync(folder)) {
      if (!name.startsWith('.') || !name.includes(UNFINISHED)) continue
      const age = Date.now() - (statSync(joinPath(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
      if (age > ABANDONED) rmSync(joinPath(folder, name), { force: true })
    }
  }
}
