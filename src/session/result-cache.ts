import { createHash } from 'node:crypto'
import type { Host } from '../host/host.ts'
import { innermost, joinPath } from '../host/paths.ts'
import { type Asked, Questions } from '../host/questions.ts'
import { replay } from '../host/trace-host.ts'
import { once } from '../knowledge/once.ts'
import type { FilePath } from '../text/span.ts'
import type { Checked } from './checked.ts'
import { KeptAddons, type Written } from './kept-addons.ts'
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
const KEPT_FILE = /^[0-9a-f]{24}\.(?:json|base|later)$/
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

const SCHEMA = 3

/** The first line of an entry; all questions that the check put stand behind it. */
interface Entry {
  readonly schema: typeof SCHEMA
  readonly checked: Checked
  /** which file of addons belongs to it */
  readonly addons?: string
  /** characters of the questions */
  readonly length: number
}

/** A result that no longer holds, and what it takes to go on from it. */
export interface Outdated {
  readonly since: Since
  /** the questions behind it that are answered as they were */
  readonly asked: Questions
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
    const [entry, questions] = readEntry(new TextDecoder().decode(bytes)) ?? []
    const again = questions && unlessDamaged(() => replay(this.#host, questions, this.#now, MOST_CHANGES))
    if (!entry || !again) return undefined
    const { changed, filesRead, bytesRead, asked } = again
    if (changed.length > 0) return this.#outdated(path, entry, changed, asked)
    const { report } = entry.checked
    // files that had to be read because their stamps are new, as in a fresh checkout, need not be read next time
    if (filesRead > 0) this.#host.write(path, written(entry, asked))
    const stats = { ...report.stats, filesRead, filesParsed: 0, bytesRead, rulesRun: 0 }
    return { ...entry.checked, report: { ...report, stats } }
  }

  #outdated(path: FilePath, entry: Entry, changed: readonly Asked[], asked: Questions): Outdated | undefined {
    if (entry.addons === undefined || changed.length > MOST_CHANGES) return undefined
    const addons = this.#addons(path, entry.addons)
    if (!addons) return undefined
    const byFolder = once(() => filesRead(asked, addons))
    const files = (folder: FilePath): readonly FilePath[] => byFolder().get(folder) ?? []
    return { since: { addons, changed, files, host: this.#host }, asked }
  }

  /** What was known of the addons at the end of the check with this id. */
  #addons(path: FilePath, id: string): KeptAddons | undefined {
    const base = this.#host.readBytes(besides(path, 'base'))
    if ('failed' in base) return undefined
    const later = this.#host.readBytes(besides(path, 'later'))
    const isIts = (one: KeptAddons | undefined): boolean => one?.header.id === id
    const both = 'failed' in later ? undefined : KeptAddons.read(base, later)
    const known = isIts(both) ? both : KeptAddons.read(base)
    return isIts(known) ? known : undefined
  }

  /** Keeps a result, with what was known of the addons. A run with faults of ours is not kept. */
  save(question: unknown, asked: Questions, checked: Checked, addons?: KeptAddons): void {
    if (checked.report.faults.length > 0) return
    const path = this.#path(question)
    const beside = addons?.write()
    if (beside) this.#host.write(besides(path, beside.kind), beside.bytes)
    this.#host.write(path, written({ checked, ...(addons && { addons: addons.header.id }) }, asked))
    this.#prune(this.#tools(), '.json', KEPT_RESULTS, path)
    for (const kind of ['base', 'later'] as const)
      this.#prune(this.#tools(), `.${kind}`, KEPT_ADDONS, besides(path, kind))
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
function besides(result: FilePath, kind: Written['kind']): FilePath {
  return result.replace(/\.json$/, `.${kind}`)
}

/** The files that a check read, by folder of their addon. */
function filesRead(asked: Questions, { addons }: KeptAddons): ReadonlyMap<FilePath, readonly FilePath[]> {
  const files = new Map<FilePath, FilePath[]>([...addons.values()].map(({ folder }) => [folder, []]))
  for (const line of asked.lines()) if (line.kind === 'read') innermost(files, line.path)?.push(line.path)
  return files
}

function written({ checked, addons }: Pick<Entry, 'checked' | 'addons'>, { text }: Questions): string {
  const entry: Entry = { schema: SCHEMA, checked, ...(addons !== undefined && { addons }), length: text.length }
  return `${JSON.stringify(entry)}\n${text}`
}

/** An entry as it was written: the name of its file says that this very program wrote it. */
function readEntry(text: string): readonly [Entry, Questions] | undefined {
  const end = text.indexOf('\n')
  const entry = unlessDamaged((): Entry | null => JSON.parse(text.slice(0, Math.max(end, 0))))
  if (entry?.schema !== SCHEMA || !entry.checked || text.length - end - 1 !== entry.length) return undefined
  return [entry, new Questions(text.slice(end + 1))]
}

/** What was kept may have been damaged. */
export function unlessDamaged<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
