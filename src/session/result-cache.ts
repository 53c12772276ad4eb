import { createHash } from 'node:crypto'
import type { Host } from '../host/host.ts'
import { innermost, joinPath } from '../host/paths.ts'
import { type Asked, replay } from '../host/trace-host.ts'
import type { FilePath } from '../text/span.ts'
import type { Checked } from './checked.ts'
import { KeptAddons } from './kept-addons.ts'
import type { Since } from './recheck.ts'

/** Results kept at most for one tool, oldest go first; versions of the tool kept beside this one. */
const KEPT_RESULTS = 24
const KEPT_TOOLS = 2
/** the files of what was known of addons weigh more */
const KEPT_ADDONS = 6
/** with more files changed than this, nothing is gained by going on from an earlier result */
const MOST_CHANGES = 300

/** What the package index answered: it belongs to no version of the tool. */
export const INDEX_FILE = 'package-index.json'

const MARKS: Readonly<Record<string, string>> = {
  '.gitignore': '*\n',
  'CACHEDIR.TAG': 'Signature: 8a477f597d28d172789f06886806bc55\n# Made by addonry; may be deleted at any time.\n',
}

/** What stands in the folder of a tool; nothing else is ever removed. */
const KEPT_FILE = /^[0-9a-f]{24}\.(?:json|addons)$/
const TOOL_FOLDER = /^\d+\.\d+\.\d+\S*-[0-9a-f]{16}$/

/** The folder itself, or one of its own in a folder that holds other things: they are not the cache's. */
export function cacheHome(host: Host, folder: FilePath): FilePath {
  const entries = host.list(folder)
  if ('failed' in entries) return folder
  const tag = host.readBytes(joinPath(folder, 'CACHEDIR.TAG'))
  if (!('failed' in tag) && new TextDecoder().decode(tag).includes('Made by addonry')) return folder
  // another run may be about to write its marks
  const foreign = entries.some(({ name }) => !Object.keys(MARKS).some((mark) => name.includes(mark)))
  return foreign ? joinPath(folder, '.addonry-cache') : folder
}

/** Makes the folder of caches; false when it cannot be used. */
export function prepareCacheFolder(host: Host, folder: FilePath): boolean {
  return Object.entries(MARKS).every(([name, text]) => {
    const path = joinPath(folder, name)
    return host.stat(path) !== undefined || host.write(path, text) === undefined
  })
}

interface Entry {
  readonly schema: 2
  readonly asked: readonly Asked[]
  readonly checked: Checked
  /** which file of addons belongs to it */
  readonly addons?: string
}

/** A result that no longer holds, and what it takes to go on from it. */
export interface Outdated {
  readonly since: Since
  /** the questions behind it that are answered as they were */
  readonly asked: readonly Asked[]
}

/**
 * Results of whole checks on disk. An entry holds every question that the check put to the disk with a digest of the
 * answer, so it is used only when each of them is answered as it was: the result is then the same by construction.
 * Beside it stands what the check knew of each addon, so that a check after a small change can go on from there.
 * Safe to delete at any time, safe to share between runs: files are written whole, one that cannot be read is none.
 *
 * Facts of single files are not kept: reading them back takes about as long as parsing the files anew.
 */
export class ResultCache {
  readonly #host: Host
  readonly #folder: FilePath
  readonly #tool: string
  readonly #now: number

  /**
   * @param folder where `.addonry-cache` is
   * @param tool changes whenever the program or its knowledge does
   * @param now milliseconds since the epoch
   */
  constructor(host: Host, folder: FilePath, tool: string, now: number) {
    this.#host = host
    this.#folder = folder
    this.#tool = tool
    this.#now = now
  }

  /** Makes the folder, so that the first run sees the same folders as the second; false when it cannot be used. */
  prepare(): boolean {
    return prepareCacheFolder(this.#host, this.#folder)
  }

  /**
   * The result of an earlier check of the same question, if it still holds, else what a new one can go on from. The
   * counters of a result tell the work of this run.
   */
  load(question: unknown): Checked | Outdated | undefined {
    const path = this.#path(question)
    const bytes = this.#host.readBytes(path)
    if ('failed' in bytes) return undefined
    const entry = readEntry(new TextDecoder().decode(bytes))
    if (!entry) return undefined
    const { changed, filesRead, bytesRead, asked } = replay(this.#host, entry.asked, this.#now, MOST_CHANGES)
    if (changed.length > 0) return this.#outdated(path, entry, changed, asked)
    const { report } = entry.checked
    // files that had to be read because their stamps are new, as in a fresh checkout, need not be read next time
    if (filesRead > 0) this.#host.write(path, JSON.stringify({ ...entry, asked }))
    const stats = { ...report.stats, filesRead, filesParsed: 0, bytesRead, rulesRun: 0 }
    return { ...entry.checked, report: { ...report, stats } }
  }

  #outdated(path: FilePath, entry: Entry, changed: readonly Asked[], asked: readonly Asked[]): Outdated | undefined {
    if (entry.addons === undefined || changed.length > MOST_CHANGES) return undefined
    const bytes = this.#host.readBytes(addonsFile(path))
    const addons = 'failed' in bytes ? undefined : KeptAddons.read(bytes)
    if (addons?.header.id !== entry.addons) return undefined
    const files = new Map<FilePath, FilePath[]>([...addons.addons.values()].map(({ folder }) => [folder, []]))
    for (const { kind, path: file } of asked) if (kind === 'read') innermost(files, file)?.push(file)
    return { since: { addons, changed, files, host: this.#host }, asked }
  }

  /** Keeps a result, with what was known of the addons. A run with faults of ours is not kept. */
  save(question: unknown, asked: readonly Asked[], checked: Checked, addons?: KeptAddons): void {
    if (checked.report.faults.length > 0) return
    const path = this.#path(question)
    if (addons) this.#host.write(addonsFile(path), addons.write())
    const entry: Entry = { schema: 2, asked, checked, ...(addons && { addons: addons.header.id }) }
    this.#host.write(path, JSON.stringify(entry))
    this.#prune(this.#tools(), '.json', KEPT_RESULTS, path)
    this.#prune(this.#tools(), '.addons', KEPT_ADDONS, addonsFile(path))
    this.#pruneTools()
  }

  #tools(): FilePath {
    return joinPath(this.#folder, this.#tool)
  }

  #path(question: unknown): FilePath {
    const name = createHash('sha256').update(JSON.stringify(question)).digest('hex').slice(0, 24)
    return joinPath(this.#tools(), `${name}.json`)
  }

  /** Removes what has not been written for longest, `newest` never. */
  #prune(folder: FilePath, ending: string, kept: number, newest: FilePath): void {
    const entries = this.#host.list(folder)
    if ('failed' in entries) return
    const aged = entries
      .filter(({ name, kind }) => kind === 'file' && KEPT_FILE.test(name) && name.endsWith(ending))
      .map(({ name }) => joinPath(folder, name))
      .filter((path) => path !== newest)
    for (const path of this.#oldest(aged, kept - 1)) this.#host.remove(path)
  }

  /** Removes what versions of the tool kept that have not run for longest. */
  #pruneTools(): void {
    const entries = this.#host.list(this.#folder)
    if ('failed' in entries) return
    const others = entries
      .filter(({ name, kind }) => kind === 'directory' && TOOL_FOLDER.test(name) && name !== this.#tool)
      .map(({ name }) => joinPath(this.#folder, name))
    for (const folder of this.#oldest(others, KEPT_TOOLS)) {
      const files = this.#host.list(folder)
      if ('failed' in files) continue
      for (const { name, kind } of files)
        if (kind === 'file' && KEPT_FILE.test(name)) this.#host.remove(joinPath(folder, name))
      const left = this.#host.list(folder)
      if (!('failed' in left) && left.length === 0) this.#host.remove(folder)
    }
  }

  /** All but the `kept` newest. */
  #oldest(paths: readonly FilePath[], kept: number): readonly FilePath[] {
    return paths
      .map((path) => ({ path, at: this.#host.stat(path)?.modified ?? 0 }))
      .sort((a, b) => b.at - a.at)
      .slice(kept)
      .map(({ path }) => path)
  }
}

/** What was known of the addons stands beside the result. */
function addonsFile(result: FilePath): FilePath {
  return result.replace(/\.json$/, '.addons')
}

/** An entry as it was written: the name of its file says that this very program wrote it. */
function readEntry(text: string): Entry | undefined {
  try {
    const entry: Entry | null = JSON.parse(text)
    return entry?.schema === 2 && Array.isArray(entry.asked) && entry.checked ? entry : undefined
  } catch {
    return undefined
  }
}
