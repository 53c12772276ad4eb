import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import { compareText } from '../text/compare-text.ts'
import type { Series } from '../text/series.ts'
import { type ModuleHeader, SECTIONS, type SectionName } from './release-parts.ts'

/** What a file says of one release, without its modules. */
export interface ReleaseInfo {
  readonly series: Series
  /** `Odoo` for a built-in release, else the name given when indexing */
  readonly name: string
  /** trees it was made of */
  readonly sources: readonly string[]
  /** what is known to be wrong with them */
  readonly gaps: readonly string[]
  readonly counts: Readonly<Record<string, number>>
  /** modules known by name and dependencies alone: `name:dependency,dependency`, parted by spaces */
  readonly closed: string
}

/** A module's lines, one for each section. */
export type PackedModule = Readonly<Record<SectionName, string>>

/** One release to be packed; modules by name. */
export interface PackedRelease {
  readonly info: ReleaseInfo
  readonly modules: ReadonlyMap<string, PackedModule>
}

/**
 * A file: the magic word, the format (a byte), the head's length (four bytes), the head, the chunks. A release that is
 * packed with others stands line by line beside them, so that what they share is written once: `TOGETHER` at a time, as
 * who reads one of them unpacks the others.
 */
interface Head {
  /** `closed`: the number of a text */
  readonly releases: readonly (Omit<ReleaseInfo, 'closed'> & { readonly closed: number })[]
  readonly closed: readonly string[]
  /** modules in the order of their lines, each with the numbers of the releases that have it */
  readonly order: readonly (readonly [name: string, releases: readonly number[]])[]
  /** for each section its chunks in order: compressed length, number of lines, length of what it unpacks to, in bytes */
  readonly chunks: readonly (readonly (readonly [length: number, lines: number, size: number])[])[]
}

export const RELEASE_FORMAT = 4
const TOGETHER = 3
const MAGIC = 'ADDONRY\n'
const PREFIX = MAGIC.length + 5

/** A chunk is closed when it is this long, in bytes before compression. */
const CHUNK_SIZE: Readonly<Record<SectionName, number>> = {
  head: 500_000,
  names: 500_000,
  models: 1_000_000,
  ids: 1_000_000,
  archs: 1_500_000,
  python: 300_000,
  client: 1_000_000,
  shapes: 1_500_000,
}

/** Packs releases into one file. The same releases give the same bytes. `quick`: larger, in a tenth of the time. */
export function encodeReleases(releases: readonly PackedRelease[], quick = false): Uint8Array {
  const order = groupsOf(releases).flatMap(({ first, group }) => lineOrder(group, first))
  const starts = groupsOf(releases).map(({ first }) => first)
  const chunks: [number, number, number][][] = []
  const bodies: Uint8Array[] = []
  for (const section of SECTIONS) {
    const list: [number, number, number][] = []
    let lines: Uint8Array[] = []
    let size = 0
    const close = (): void => {
      if (lines.length === 0) return
      const body = compress(concat(lines), quick)
      list.push([body.length, lines.length, size])
      bodies.push(body)
      lines = []
      size = 0
    }
    let begun = 0
    for (const [name, owners] of order) {
      // releases that do not stand together share no chunk
      const start = starts.findLast((first) => first <= (owners[0] ?? 0)) ?? 0
      if (start !== begun) close()
      begun = start
      for (const owner of owners) {
        const line = new TextEncoder().encode(`${releases[owner]?.modules.get(name)?.[section] ?? ''}\n`)
        lines.push(line)
        size += line.length
      }
      if (size >= CHUNK_SIZE[section]) close()
    }
    close()
    chunks.push(list)
  }
  const closed = [...new Set(releases.map(({ info }) => info.closed))]
  const infos = releases.map(({ info }) => ({ ...info, closed: closed.indexOf(info.closed) }))
  const head: Head = { releases: infos, closed, order, chunks }
  const packed = compress(new TextEncoder().encode(JSON.stringify(head)), quick)
  const prefix = new Uint8Array(PREFIX)
  prefix.set(new TextEncoder().encode(MAGIC))
  prefix[MAGIC.length] = RELEASE_FORMAT
  new DataView(prefix.buffer).setUint32(MAGIC.length + 1, packed.length)
  return concat([prefix, packed, ...bodies])
}

function groupsOf(
  releases: readonly PackedRelease[],
): readonly { readonly first: number; readonly group: readonly PackedRelease[] }[] {
  return releases.flatMap((_, first) =>
    first % TOGETHER === 0 ? [{ first, group: releases.slice(first, first + TOGETHER) }] : [],
  )
}

/**
 * Modules that many others need come first, so that what an ordinary project reads stands in few chunks; then the rest
 * by name, those of countries, tests and themes at the end.
 */
function lineOrder(releases: readonly PackedRelease[], first: number): Head['order'] {
  const needed = new Map<string, number>()
  const owners = new Map<string, number[]>()
  for (const [number, { modules }] of releases.entries()) {
    const depends = new Map([...modules].map(([name, { head }]) => [name, dependsIn(head)]))
    for (const name of [...modules.keys()].sort()) {
      owners.set(name, [...(owners.get(name) ?? []), first + number])
      const reach = new Set(depends.get(name))
      for (const one of reach) for (const next of depends.get(one) ?? []) reach.add(next)
      for (const one of reach) needed.set(one, (needed.get(one) ?? 0) + 1)
    }
  }
  const rank = (name: string): number => {
    if (name === 'odoo') return Number.NEGATIVE_INFINITY
    const count = (needed.get(name) ?? 0) / releases.length
    return count >= 12 ? -count : ['l10n_', 'test_', 'theme_'].findIndex((prefix) => name.startsWith(prefix)) + 1
  }
  return [...owners].sort(([a], [b]) => rank(a) - rank(b) || compareText(a, b))
}

function dependsIn(head: string): readonly string[] {
  const header: ModuleHeader = JSON.parse(head)
  return header.depends
}

/** A file of releases, unpacked as far as it was asked for. */
export class ReleaseFile {
  readonly releases: readonly ReleaseInfo[]
  readonly #order: Head['order']
  /** modules of a release with the number of their line */
  readonly #lines = new Map<number, ReadonlyMap<string, number>>()
  readonly #bytes: Uint8Array
  readonly #chunks: ReadonlyMap<SectionName, readonly Chunk[]>

  private constructor(head: Head, bytes: Uint8Array, start: number) {
    this.releases = head.releases.map((info) => ({ ...info, closed: head.closed[info.closed] ?? '' }))
    this.#bytes = bytes
    this.#order = head.order
    let offset = start
    this.#chunks = new Map(
      SECTIONS.map((section, i) => {
        let first = 0
        const list = (head.chunks[i] ?? []).map(([length, count, size]): Chunk => {
          const chunk = { offset, length, size, first, count, lines: undefined }
          offset += length
          first += count
          return chunk
        })
        return [section, list]
      }),
    )
  }

  /** Reads the head of a file, or says why the bytes are none that this version reads. */
  static read(bytes: Uint8Array): ReleaseFile | { failed: string } {
    const magic = new TextEncoder().encode(MAGIC)
    if (bytes.length < PREFIX || magic.some((byte, i) => bytes[i] !== byte))
      return { failed: 'this is no release file of addonry' }
    const format = bytes[MAGIC.length]
    // Formats 1 and 2 began with a length, whose first byte is 0.
    if (format !== RELEASE_FORMAT)
      return {
        failed: `this release file has ${format === 0 ? 'an older format' : `format ${format}`}, this addonry reads format ${RELEASE_FORMAT}: make it again with 'addonry index'`,
      }
    const length = new DataView(bytes.buffer, bytes.byteOffset + MAGIC.length + 1, 4).getUint32(0)
    try {
      const text = brotliDecompressSync(bytes.subarray(PREFIX, PREFIX + length))
      return new ReleaseFile(JSON.parse(new TextDecoder().decode(text)), bytes, PREFIX + length)
    } catch {
      return { failed: 'this release file is damaged' }
    }
  }

  /** bytes */
  get size(): number {
    return this.#bytes.length
  }

  /** Names of the modules of a release. */
  modules(release: number): readonly string[] {
    return [...this.#linesOf(release).keys()].sort()
  }

  /** A module's line of a section. Throws when the file is damaged. */
  line(release: number, module: string, section: SectionName): string {
    const line = this.#linesOf(release).get(module) ?? -1
    const chunk = this.#chunks.get(section)?.find(({ first, count }) => line >= first && line < first + count)
    if (!chunk) return ''
    chunk.lines ??= cutLines(
      // one piece of the right size: the reader's usual small pieces are copied together at the end
      brotliDecompressSync(this.#bytes.subarray(chunk.offset, chunk.offset + chunk.length), {
        chunkSize: Math.max(chunk.size + 1, constants.Z_MIN_CHUNK),
      }),
    )
    return chunk.lines(line - chunk.first)
  }

  #linesOf(release: number): ReadonlyMap<string, number> {
    const known = this.#lines.get(release)
    if (known) return known
    const lines = new Map<string, number>()
    let line = 0
    for (const [name, owners] of this.#order)
      for (const owner of owners) {
        if (owner === release) lines.set(name, line)
        line++
      }
    this.#lines.set(release, lines)
    return lines
  }

  /** All of a release, to be packed anew. */
  packed(release: number): PackedRelease | undefined {
    const info = this.releases[release]
    if (!info) return undefined
    const entry = (name: string): PackedModule => ({
      head: this.line(release, name, 'head'),
      names: this.line(release, name, 'names'),
      models: this.line(release, name, 'models'),
      ids: this.line(release, name, 'ids'),
      archs: this.line(release, name, 'archs'),
      python: this.line(release, name, 'python'),
      client: this.line(release, name, 'client'),
      shapes: this.line(release, name, 'shapes'),
    })
    return { info, modules: new Map(this.modules(release).map((name) => [name, entry(name)])) }
  }
}

interface Chunk {
  readonly offset: number
  readonly length: number
  readonly size: number
  /** number of its first line, and how many it has */
  readonly first: number
  readonly count: number
  lines: ((index: number) => string) | undefined
}

/** Finds line ends once; a line becomes text when it is asked for. */
function cutLines(body: Buffer): (index: number) => string {
  const ends: number[] = []
  for (let end = body.indexOf(10); end >= 0; end = body.indexOf(10, end + 1)) ends.push(end)
  return (index) => body.toString('utf8', index === 0 ? 0 : (ends[index - 1] ?? 0) + 1, ends[index] ?? 0)
}

function compress(bytes: Uint8Array, quick: boolean): Uint8Array {
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quick ? 5 : 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  })
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}
