import { mkdirSync, readdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs'
import type { FilePath } from '../text/span.ts'
import type { DirEntry, FileStat, Host, HostFailure } from './host.ts'
import { normalizePath, parentPath } from './paths.ts'

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
      return entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    } catch (error) {
      return explain(error)
    }
  }

  stat(path: FilePath): FileStat | undefined {
    try {
      const stat = statSync(path)
      const kind = stat.isFile() ? 'file' : stat.isDirectory() ? 'directory' : 'other'
      return { kind, size: stat.size, modified: stat.mtimeMs }
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

  write(path: FilePath, content: string | Uint8Array): HostFailure | undefined {
    try {
      mkdirSync(parentPath(path), { recursive: true })
      writeFileSync(path, content)
      return undefined
    } catch (error) {
      return explain(error)
    }
  }
}
