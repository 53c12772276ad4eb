import { createHash } from 'node:crypto'
import type { FilePath } from '../text/span.ts'
import type { DirEntry, FileStat, Host, HostFailure } from './host.ts'
import { type Asked, type Questions, QuestionsAgain } from './questions.ts'

/** milliseconds: a file changed less than this before it was read may change again with the same stamp */
const UNREST = 3000
/** bytes; no check reads more of one file */
const LARGEST = 64_000_000

/**
 * Writes down everything that is asked of a host. As a host is the only door to files, what was computed from its
 * answers holds for as long as the same questions get the same answers, whatever the computation was.
 */
export class TraceHost implements Host {
  readonly cwd: FilePath
  readonly #inner: Host
  readonly #now: number
  readonly #asked = new Map<string, Asked>()

  /** @param now milliseconds since the epoch at which the run began; 0 trusts no stamp */
  constructor(inner: Host, now: number) {
    this.cwd = inner.cwd
    this.#inner = inner
    this.#now = now
  }

  /** The questions so far, each once; the kind of a file that was read tells itself. */
  get asked(): readonly Asked[] {
    const all = [...this.#asked.values()]
    return all.filter(
      ({ kind, path, answer }) => kind !== 'stat' || !answer.startsWith('file') || !this.#asked.has(`read\0${path}`),
    )
  }

  readBytes(path: FilePath): Uint8Array | HostFailure {
    const stat = this.#inner.stat(path)
    const bytes = this.#inner.readBytes(path)
    this.#note('read', path, readAnswer(bytes), stampAtRest(stat, this.#now))
    return bytes
  }

  list(path: FilePath): readonly DirEntry[] | HostFailure {
    const stat = this.#inner.stat(path)
    const entries = this.#inner.list(path)
    this.#note('list', path, listAnswer(entries), stampAtRest(stat, this.#now))
    return entries
  }

  stat(path: FilePath): FileStat | undefined {
    const stat = this.#inner.stat(path)
    this.#note('stat', path, statAnswer(stat))
    return stat
  }

  realPath(path: FilePath): FilePath | undefined {
    const real = this.#inner.realPath(path)
    this.#note('real', path, real ?? '')
    return real
  }

  write(path: FilePath, content: string | Uint8Array): HostFailure | undefined {
    return this.#inner.write(path, content)
  }

  remove(path: FilePath): HostFailure | undefined {
    return this.#inner.remove(path)
  }

  #note(kind: Asked['kind'], path: FilePath, answer: string, stamp?: string): void {
    const key = `${kind}\0${path}`
    if (!this.#asked.has(key)) this.#asked.set(key, { kind, path, answer, ...(stamp !== undefined && { stamp }) })
  }
}

/** What asking again took. */
export interface Replay {
  /** questions that got another answer than before; none: what was computed then still holds */
  readonly changed: readonly Asked[]
  readonly filesRead: number
  readonly bytesRead: number
  /** the questions that were answered as before, with the stamps of today */
  readonly asked: Questions
}

/**
 * Asks a host all that was asked before. Files whose stamp is the same are not read.
 * @param most with more changes than this it ends
 */
export function replay(host: Host, asked: Questions, now: number, most: number): Replay {
  let filesRead = 0
  let bytesRead = 0
  const again = new QuestionsAgain(asked)
  const changed: Asked[] = []
  for (const line of asked.lines()) {
    if (changed.length > most) break
    const { kind, path } = line
    const stat = kind === 'read' || line.hasStamp ? host.stat(path) : undefined
    if (stat?.stamp !== undefined && line.isStamped(stat.stamp)) continue
    let found: string | undefined
    if (kind !== 'read') found = answerOf(host, kind, path)
    // an entry that somebody forged must not make us read what no check reads
    else if (!stat || (stat.kind === 'file' && stat.size <= LARGEST)) {
      const bytes = host.readBytes(path)
      filesRead++
      bytesRead += 'failed' in bytes ? 0 : bytes.length
      found = readAnswer(bytes)
    }
    if (found !== line.answer) {
      changed.push(line.asked())
      again.drop(line)
    } else if (kind === 'read' || kind === 'list') {
      again.replace(line, stamped(line.asked(), stampAtRest(stat, now)))
    }
  }
  return { changed, filesRead, bytesRead, asked: again.done() }
}

function answerOf(host: Host, kind: Exclude<Asked['kind'], 'read'>, path: FilePath): string {
  if (kind === 'list') return listAnswer(host.list(path))
  return kind === 'stat' ? statAnswer(host.stat(path)) : (host.realPath(path) ?? '')
}

/**
 * The questions behind a computation that went on from an earlier one: those of the earlier one outside some folders,
 * and all that were asked now. `undefined` when an answer differs though its path lies outside, as it changed meanwhile,
 * and when a question outside that had got another answer was not asked again.
 */
export function joinAsked(
  earlier: Questions,
  changed: readonly Asked[],
  now: readonly Asked[],
  isRedone: (path: FilePath) => boolean,
): Questions | undefined {
  // what was asked now is little; the rest is gone through once
  const answers = new Map<Asked['kind'], Map<FilePath, Asked>>()
  for (const one of now) {
    let known = answers.get(one.kind)
    if (!known) answers.set(one.kind, (known = new Map()))
    known.set(one.path, one)
  }
  const anew = (kind: Asked['kind'], path: FilePath): Asked | undefined => answers.get(kind)?.get(path)
  const kept = new QuestionsAgain(earlier)
  for (const line of earlier.lines()) {
    const { path } = line
    if (isRedone(path)) kept.drop(line)
    else {
      const again = anew(line.kind, path)
      if (again && again.answer !== line.answer) return undefined
      if (again) kept.drop(line)
    }
  }
  if (changed.some((one) => !isRedone(one.path) && !anew(one.kind, one.path))) return undefined
  return kept.done(now)
}

/** The stamp of what will not change again without getting another one. */
function stampAtRest(stat: FileStat | undefined, now: number): string | undefined {
  return stat?.stamp !== undefined && stat.modified + UNREST < now ? stat.stamp : undefined
}

function stamped({ kind, path, answer }: Asked, stamp: string | undefined): Asked {
  return { kind, path, answer, ...(stamp !== undefined && { stamp }) }
}

function readAnswer(bytes: Uint8Array | HostFailure): string {
  return 'failed' in bytes ? `failed ${bytes.failed}` : digest(bytes)
}

function listAnswer(entries: readonly DirEntry[] | HostFailure): string {
  if ('failed' in entries) return `failed ${entries.failed}`
  return digest(entries.map(({ name, kind }) => `${kind}/${name}`).join('\n'))
}

function statAnswer(stat: FileStat | undefined): string {
  return !stat ? 'nothing' : stat.kind === 'file' ? `file ${stat.size}` : stat.kind
}

function digest(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 22)
}
