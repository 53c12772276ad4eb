import { createHash } from 'node:crypto'
import type { Host } from '../host/host.ts'
import { joinPath } from '../host/paths.ts'
import { type Asked, replay } from '../host/trace-host.ts'
import type { FilePath } from '../text/span.ts'
import type { Checked } from './checked.ts'

/** Results kept at most for one tool, oldest go first; versions of the tool kept beside this one. */
const KEPT_RESULTS = 24
const KEPT_TOOLS = 2

/** What the package index answered: it belongs to no version of the tool. */
export const INDEX_FILE = 'package-index.json'

const MARKS: Readonly<Record<string, string>> = {
  '.gitignore': '*\n',
  'CACHEDIR.TAG': 'Signature: 8a477f597d28d172789f06886806bc55\n# Made by addonry; may be deleted at any time.\n',
}

/** Makes the folder of caches; false when it cannot be used. */
export function prepareCacheFolder(host: Host, folder: FilePath): boolean {
  return Object.entries(MARKS).every(([name, text]) => {
    const path = joinPath(folder, name)
    return host.stat(path) !== undefined || host.write(path, text) === undefined
  })
}

interface Entry {
  readonly schema: 1
  readonly asked: readonly Asked[]
  readonly checked: Checked
}

/**
 * Results of whole checks on disk. An entry holds every question that the check put to the disk with a digest of the
 * answer, so it is used only when each of them is answered as it was: the result is then the same by construction.
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

  /** The result of an earlier check of the same question, if it still holds. Its counters tell the work of this run. */
  load(question: unknown): Checked | undefined {
    const path = this.#path(question)
    const bytes = this.#host.readBytes(path)
    if ('failed' in bytes) return undefined
    const entry = readEntry(new TextDecoder().decode(bytes))
    if (!entry) return undefined
    const { same, filesRead, bytesRead, asked } = replay(this.#host, entry.asked, this.#now)
    if (!same) return undefined
    const { report } = entry.checked
    // files that had to be read because their stamps are new, as in a fresh checkout, need not be read next time
    if (filesRead > 0) this.#write(path, { ...entry, asked })
    const stats = { ...report.stats, filesRead, filesParsed: 0, bytesRead, rulesRun: 0 }
    return { ...entry.checked, report: { ...report, stats } }
  }

  /** Keeps a result. A run with faults of ours is not kept. */
  save(question: unknown, asked: readonly Asked[], checked: Checked): void {
    if (checked.report.faults.length > 0) return
    this.#write(this.#path(question), { schema: 1, asked, checked })
    this.#prune(this.#tools(), KEPT_RESULTS, this.#path(question))
    this.#prune(this.#folder, KEPT_TOOLS + 1, this.#tools())
  }

  #write(path: FilePath, entry: Entry): void {
    this.#host.write(path, JSON.stringify(entry))
  }

  #tools(): FilePath {
    return joinPath(this.#folder, this.#tool)
  }

  #path(question: unknown): FilePath {
    const name = createHash('sha256').update(JSON.stringify(question)).digest('hex').slice(0, 24)
    return joinPath(this.#tools(), `${name}.json`)
  }

  /** Removes what has not been written for longest, `newest` never. */
  #prune(folder: FilePath, kept: number, newest: FilePath): void {
    const entries = this.#host.list(folder)
    if ('failed' in entries) return
    const aged = entries
      .filter(({ name }) => !(name in MARKS) && name !== INDEX_FILE)
      .map(({ name }) => joinPath(folder, name))
      .filter((path) => path !== newest)
      .map((path) => ({ path, at: this.#host.stat(path)?.modified ?? 0 }))
      .sort((a, b) => b.at - a.at)
    for (const { path } of aged.slice(kept - 1)) this.#host.remove(path)
  }
}

/** An entry as it was written: the name of its file says that this very program wrote it. */
function readEntry(text: string): Entry | undefined {
  try {
    const entry: Entry | null = JSON.parse(text)
    return entry?.schema === 1 && Array.isArray(entry.asked) && entry.checked ? entry : undefined
  } catch {
    return undefined
  }
}
