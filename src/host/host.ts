import type { FilePath } from '../text/span.ts'

export interface DirEntry {
  readonly name: string
  readonly kind: 'file' | 'directory' | 'link' | 'other'
}

export interface FileStat {
  readonly kind: 'file' | 'directory' | 'other'
  /** bytes */
  readonly size: number
  /** milliseconds since the epoch; 0 where no clock is kept */
  readonly modified: number
  /** changes whenever a file was written, renamed or touched, or the entries of a folder changed; absent where the host cannot tell */
  readonly stamp?: string
}

/** Why a path could not be read, in words for a person. */
export interface HostFailure {
  readonly failed: string
}

/**
 * The only door to files. Paths are absolute with forward slashes. Nothing throws: what cannot be read answers with a
 * failure or `undefined`.
 */
export interface Host {
  /** the working directory; findings are shown relative to it */
  readonly cwd: FilePath
  readBytes(path: FilePath): Uint8Array | HostFailure
  /** entries sorted by name */
  list(path: FilePath): readonly DirEntry[] | HostFailure
  /** follows links; `undefined` when nothing is there */
  stat(path: FilePath): FileStat | undefined
  /** the path with every link resolved; `undefined` when nothing is there */
  realPath(path: FilePath): FilePath | undefined
  /** whole or not at all: whoever reads sees the old content or the new one, also when we are killed on the way */
  write(path: FilePath, content: string | Uint8Array): HostFailure | undefined
  /** removes a file, or a folder with all that is in it; what is not there is no failure */
  remove(path: FilePath): HostFailure | undefined
}
