import { spawnSync } from 'node:child_process'
import type { FilePath } from '../text/span.ts'
import type { HostFailure } from './host.ts'
import { normalizePath } from './paths.ts'

/** bytes of output that one command may give */
const OUTPUT_LIMIT = 512 * 1024 * 1024
const DIFF = ['diff', '--unified=0', '--no-color', '--no-ext-diff', '--no-textconv', '--no-renames']

/** What changed in a checkout since a commit. */
export interface GitChanges {
  /** the checkout's top folder: paths are seen from it */
  readonly root: FilePath
  /** the commit that both sides come from */
  readonly base: string
  /** as of `git diff --unified=0`, from the base to the files on disk */
  readonly diff: string
  /** files that git does not know and does not ignore */
  readonly untracked: readonly FilePath[]
}

/** Asks git what changed in the checkout around a folder since it left `ref`. Nothing of the repository is run. */
export function gitChanges(folder: FilePath, ref: string): GitChanges | HostFailure {
  const found = findBase(folder, ref)
  if ('failed' in found) return found
  const { root, base } = found
  const diff = git(root, [...DIFF, '--src-prefix=a/', '--dst-prefix=b/', base, '--'])
  if (diff instanceof Uint8Array === false) return diff
  const others = git(root, ['ls-files', '--others', '--exclude-standard', '-z'])
  if (others instanceof Uint8Array === false) return others
  const untracked = text(others).split('\0').filter(Boolean)
  return { root, base, diff: text(diff), untracked }
}

/** The files of the base of `ref` below the checkout's top folder, without their texts, and how to read some. */
export function gitTree(
  folder: FilePath,
  ref: string,
):
  | {
      readonly root: FilePath
      readonly base: string
      /** path seen from the root → blob */
      readonly files: ReadonlyMap<FilePath, string>
      /** folders that hold another repository each, seen from the root */
      readonly submodules: readonly FilePath[]
      /** texts of blobs, in one go */
      readonly read: (blobs: readonly string[]) => ReadonlyMap<string, Uint8Array> | HostFailure
    }
  | HostFailure {
  const found = findBase(folder, ref)
  if ('failed' in found) return found
  const { root, base } = found
  const tree = git(root, ['ls-tree', '-r', '-z', '--full-tree', base])
  if (tree instanceof Uint8Array === false) return tree
  const files = new Map<FilePath, string>()
  const submodules: FilePath[] = []
  for (const line of text(tree).split('\0')) {
    const [, kind, blob, path] = /^(?:100\d+ (blob)|160000 commit) ([0-9a-f]+)\t(.+)$/s.exec(line) ?? []
    if (kind && blob && path) files.set(path, blob)
    else if (path) submodules.push(path)
  }
  return { root, base, files, submodules, read: (blobs) => readBlobs(root, blobs) }
}

function readBlobs(root: FilePath, blobs: readonly string[]): ReadonlyMap<string, Uint8Array> | HostFailure {
  const output = git(root, ['cat-file', '--batch'], `${[...new Set(blobs)].join('\n')}\n`)
  if (output instanceof Uint8Array === false) return output
  const found = new Map<string, Uint8Array>()
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(10, at)
    if (end < 0) break
    const [blob = '', kind, size] = text(output.subarray(at, end)).split(' ')
    const length = kind === 'blob' ? Number(size) : 0
    if (kind === 'blob') found.set(blob, output.subarray(end + 1, end + 1 + length))
    at = end + 1 + (kind === 'blob' ? length + 1 : 0)
  }
  return found
}

function findBase(folder: FilePath, ref: string): { root: FilePath; base: string } | HostFailure {
  const top = git(folder, ['rev-parse', '--show-toplevel'])
  if (top instanceof Uint8Array === false) return top
  const root = normalizePath(text(top).trim())
  const commit = git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`])
  if (commit instanceof Uint8Array === false)
    return { failed: `git knows no commit '${ref}'; in CI, fetch the whole history (fetch-depth: 0)` }
  const merge = git(root, ['merge-base', text(commit).trim(), 'HEAD'])
  return { root, base: text(merge instanceof Uint8Array ? merge : commit).trim() }
}

/** Runs git without a shell, without hooks, pagers, external diffs or locks. */
function git(folder: FilePath, args: readonly string[], input?: string): Uint8Array | HostFailure {
  const options = ['-c', 'core.quotePath=false', '-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null']
  const result = spawnSync('git', [...options, ...args], {
    cwd: folder,
    maxBuffer: OUTPUT_LIMIT,
    env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' },
    ...(input !== undefined && { input }),
  })
  if (result.error) return { failed: `git cannot be run: ${result.error.message}` }
  if (result.status !== 0)
    return { failed: text(result.stderr).trim().split('\n')[0] || `git ${args[0]} ended with ${result.status}` }
  return result.stdout
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}
