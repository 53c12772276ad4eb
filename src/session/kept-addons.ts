import type { AddonRun, RuleRun } from '../check/run-rules.ts'
import type { Silences } from '../config/suppression.ts'
import type { ManifestFacts } from '../facts/manifest.ts'
import type { ModuleFacts } from '../facts/module-facts.ts'
import { once } from '../knowledge/once.ts'
import type { ModuleNode } from '../model/graph/module.ts'
import type { Problem } from '../rule/finding.ts'
import type { FilePath } from '../text/span.ts'
import { FACT_LINES, type FactLine, jsonLine, readFacts, readJson, writeFacts } from './kept-facts.ts'

const SCHEMA = 3
const NEWLINE = 10
/** lines of an addon: the first one, its manifest, and its sum */
const LINES = 2 + FACT_LINES.length
const EMPTY = Buffer.alloc(0)

/** What a check knew at its end beside what it knew of each addon. */
export interface KeptHeader {
  /** the result that these addons belong to */
  readonly id: string
  readonly series: string
  readonly universe: readonly string[]
  /** how the addons are found, and where others come from */
  readonly surroundings: string
  readonly projectRuns: Readonly<Record<string, RuleRun>>
  readonly problems: readonly Problem[]
}

type Site = Pick<KeptAddon, 'name' | 'folder' | 'checked'>

/** The first line. */
interface First extends KeptHeader {
  readonly schema: typeof SCHEMA
  readonly addons: readonly Site[]
  /** the `id` of the base, when the other addons stand there */
  readonly base?: string
}

interface Head {
  readonly node: ModuleNode
  readonly version?: string
  readonly run?: AddonRun
  readonly silences: readonly Silences[]
  readonly names: readonly string[]
  readonly summed: boolean
}

/** What a check knew of an addon at its end. */
export interface KeptAddon {
  readonly name: string
  readonly folder: FilePath
  readonly checked: boolean
  /** what the graph needs of it */
  readonly node: ModuleNode
  /** the text that its manifest gives as its version */
  readonly version: string | undefined
  readonly manifest: ManifestFacts
  /** what rules said of it; `undefined` when it was not checked */
  readonly run: AddonRun | undefined
  readonly silences: readonly Silences[]
  /** other addons that its code or manifest names */
  readonly names: readonly string[]
  /** its sum; `undefined` when nothing asked for it */
  readonly facts: ModuleFacts | undefined
}

/** A `KeptAddon` as it was read, or one that is not written yet. */
type Held = KeptAddon & { readonly written?: Buffer; readonly inBase?: boolean }

/** With more than this share of the addons in `later`, all are written anew. */
const MOST_LATER = 0.1

/** Where what is written belongs: instead of all that was known, or beside it. */
export interface Written {
  readonly kind: 'base' | 'later'
  readonly bytes: Buffer
}

/**
 * What a check knew of its addons, so that the next one need not read those of which nothing changed: a line of JSON
 * for the whole, then some for each addon. Lines are read when somebody asks for them, and written back as they are.
 * As little changes from one check to the next, the base stays as it is, and what differs stands in a file beside it.
 */
export class KeptAddons {
  readonly header: KeptHeader
  readonly addons: ReadonlyMap<string, KeptAddon>
  /** the `id` of the base that holds most of them */
  readonly base: string | undefined

  constructor(header: KeptHeader, addons: readonly KeptAddon[], base?: string) {
    this.header = header
    this.addons = new Map(addons.map((addon) => [addon.name, addon]))
    this.base = base
  }

  /** `undefined` for bytes that `write` did not make, whole, and for a `later` of another base. */
  static read(base: Uint8Array, later?: Uint8Array): KeptAddons | undefined {
    const below = readLines(base, true)
    const above = later && readLines(later, false)
    if (!below || (later && above?.first.base !== below.first.id)) return undefined
    const { schema: _, addons: __, base: ___, ...header } = (above ?? below).first
    const all = new Map([...below.addons, ...(above?.addons ?? [])].map((addon) => [addon.name, addon]))
    return new KeptAddons(header, [...all.values()], below.first.id)
  }

  write(): Written {
    const all: readonly Held[] = [...this.addons.values()]
    const differing = all.filter(({ inBase }) => !inBase)
    const isLater = this.base !== undefined && differing.length <= all.length * MOST_LATER
    const written = isLater ? differing : all
    const addons = written.map(({ name, folder, checked }) => ({ name, folder, checked }))
    const header: First = { schema: SCHEMA, ...this.header, addons, ...(isLater && { base: this.base }) }
    const bytes = Buffer.concat([ended([jsonLine(header)]), ...written.map(writtenOf)])
    return { kind: isLater ? 'later' : 'base', bytes }
  }
}

function readLines(
  file: Uint8Array,
  inBase: boolean,
): { readonly first: First; readonly addons: readonly Held[] } | undefined {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.length)
  /** where each line begins, and where the next one would */
  const starts = [0]
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(NEWLINE, start)
    if (end < 0) return undefined
    starts.push((start = end + 1))
  }
  const part = (line: number, count: number): Buffer => bytes.subarray(starts[line], starts[line + count])
  try {
    const first: First | null = readJson(part(0, 1))
    if (first?.schema !== SCHEMA || starts.length !== 2 + LINES * first.addons.length) return undefined
    const addons = first.addons.map((site, i) => {
      const from = 1 + LINES * i
      return readAddon(site, part(from, LINES), (line) => part(from + line, 1), inBase)
    })
    return { first, addons }
  } catch {
    return undefined
  }
}

/** The lines of an addon. */
function writtenOf(addon: Held): Buffer {
  if (addon.written) return addon.written
  const { node, version, manifest, run, silences, names, facts } = addon
  const more = { ...(version !== undefined && { version }), ...(run && { run }) }
  const head: Head = { node, ...more, silences, names, summed: facts !== undefined }
  const sum = facts && writeFacts(facts)
  return ended([jsonLine(head), jsonLine(manifest), ...FACT_LINES.map((name) => sum?.[name] ?? EMPTY)])
}

function ended(lines: readonly Buffer[]): Buffer {
  const newline = Buffer.from('\n')
  return Buffer.concat(lines.flatMap((one) => [one, newline]))
}

/**
 * An addon whose lines are parsed when they are asked for.
 * @param line the bytes of one of them, by its number
 */
function readAddon(site: Site, written: Buffer, line: (number: number) => Buffer, inBase: boolean): Held {
  const own = once(() => readJson<Head>(line(0)))
  const manifest = once(() => readJson<ManifestFacts>(line(1)))
  const facts = once(() => readFacts((name: FactLine) => line(2 + FACT_LINES.indexOf(name))))
  return {
    ...site,
    written,
    inBase,
    get node() {
      return own().node
    },
    get version() {
      return own().version
    },
    get manifest() {
      return manifest()
    },
    get run() {
      return own().run
    },
    get silences() {
      return own().silences
    },
    get names() {
      return own().names
    },
    get facts() {
      return own().summed ? facts() : undefined
    },
  }
}
