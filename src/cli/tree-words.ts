import { manifestOf } from '../discover/find-roots.ts'
import { joinPath, resolvePath } from '../host/paths.ts'
import type { CommandLine } from './command-line.ts'
import { UsageError } from './usage-error.ts'

/** Commands that are told names first take folders behind them, or by this option. */
export const PATH_OPTION = [
  '--path <folder>',
  'folder with addons, as a further word; may be repeated',
  (value: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), value],
] as const

/** What such a command says of its words. */
export const PATHS_ARGUMENT = 'folders with addons; the working directory when not given'

/** Words of a command line, told apart. */
export interface TreeWords {
  readonly names: readonly string[]
  readonly paths: readonly string[]
}

/**
 * Names of modules, models or ids and the folders to look in, in any order. What has a slash is a folder, and so is the
 * name of one in which addons stand; the name of an addon is its name.
 */
export function treeWords(line: CommandLine, words: readonly string[], more: readonly string[] = []): TreeWords {
  const paths = words.filter((word) => isTree(line, word))
  return { names: words.filter((word) => !paths.includes(word)), paths: [...paths, ...more] }
}

/** As `treeWords`, for commands that take one name or none. */
export function oneName(
  line: CommandLine,
  words: readonly string[],
  more?: readonly string[],
): { readonly name: string | undefined; readonly paths: readonly string[] } {
  const { names, paths } = treeWords(line, words, more)
  if (names.length > 1)
    throw new UsageError(`'${names[1]}' is no folder with addons, and only one name can be asked for: ${names[0]}`)
  return { name: names[0], paths }
}

function isTree(line: CommandLine, word: string): boolean {
  if (word === '.' || word === '..' || /[\\/]/.test(word)) return true
  return holdsAddons(line, word)
}

/** A folder that is no addon itself and in which one stands. */
export function holdsAddons({ host }: CommandLine, word: string): boolean {
  const folder = resolvePath(host.cwd, word)
  if (host.stat(folder)?.kind !== 'directory') return word.endsWith('.conf') && host.stat(folder)?.kind === 'file'
  if (manifestOf(host, folder)) return false
  const entries = host.list(folder)
  return !('failed' in entries) && entries.some(({ name }) => manifestOf(host, joinPath(folder, name)) !== undefined)
}
