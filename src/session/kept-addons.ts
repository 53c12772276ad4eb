import type { AddonRun, RuleRun } from '../check/run-rules.ts'
import type { Silences } from '../config/suppression.ts'
import type { ManifestFacts } from '../facts/manifest.ts'
import type { ModuleFacts } from '../facts/module-facts.ts'
import type { Problem } from '../rule/finding.ts'
import type { FilePath } from '../text/span.ts'
import { FACT_LINES, type FactLines, jsonLine, readFacts, readJson, writeFacts } from './kept-facts.ts'

const SCHEMA = 2
const NEWLINE = 10
/** lines of an addon: the first one, and its sum */
const LINES = 1 + FACT_LINES.length
const EMPTY = new Uint8Array()

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
}

interface Head {
  readonly manifest: ManifestFacts
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
type Held = KeptAddon & { readonly lines?: readonly Uint8Array[] }

/**
 * What a check knew of its addons, so that the next one need not read those of which nothing changed: a line of JSON
 * for the whole, then seven for each addon. Lines are read when somebody asks for them, and written back as they are.
 */
export class KeptAddons {
  readonly header: KeptHeader
  readonly addons: ReadonlyMap<string, KeptAddon>

  constructor(header: KeptHeader, addons: readonly KeptAddon[]) {
    this.header = header
    this.addons = new Map(addons.map((addon) => [addon.name, addon]))
  }

  /** `undefined` for bytes that `write` did not make, whole. */
  static read(bytes: Uint8Array): KeptAddons | undefined {
    const lines: Uint8Array[] = []
    for (let start = 0; start < bytes.length; ) {
      const end = bytes.indexOf(NEWLINE, start)
      if (end < 0) return undefined
      lines.push(bytes.subarray(start, end))
      start = end + 1
    }
    try {
      const [first] = lines
      const whole: First | null = first ? readJson(first) : null
      if (whole?.schema !== SCHEMA || lines.length !== 1 + LINES * whole.addons.length) return undefined
      const { schema: _, addons: sites, ...header } = whole
      const addons = sites.map((addon, i) => readAddon(addon, lines.slice(1 + LINES * i, 1 + LINES * (i + 1))))
      return new KeptAddons(header, addons)
    } catch {
      return undefined
    }
  }

  write(): Uint8Array {
    const all: readonly Held[] = [...this.addons.values()]
    const addons = all.map(({ name, folder, checked }) => ({ name, folder, checked }))
    const header: First = { schema: SCHEMA, ...this.header, addons }
    const newline = Buffer.from('\n')
    return Buffer.concat([jsonLine(header), ...all.flatMap(linesOf)].flatMap((one) => [one, newline]))
  }
}

function linesOf(addon: Held): readonly Uint8Array[] {
  if (addon.lines) return addon.lines
  const { manifest, run, silences, names, facts } = addon
  const head: Head = { manifest, ...(run && { run }), silences, names, summed: facts !== undefined }
  const sum = facts && writeFacts(facts)
  return [jsonLine(head), ...FACT_LINES.map((name) => sum?.[name] ?? EMPTY)]
}

/** An addon whose lines are parsed when they are asked for. */
function readAddon(site: Site, lines: readonly Uint8Array[]): Held {
  const [head, ids, models, members, views, archs, rest] = lines
  if (!head || !ids || !models || !members || !views || !archs || !rest) throw new Error('not whole')
  const sum: FactLines = { ids, models, members, views, archs, rest }
  let known: Head | undefined
  const own = (): Head => (known ??= readJson<Head>(head))
  let facts: ModuleFacts | undefined
  return {
    ...site,
    lines,
    get manifest() {
      return own().manifest
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
      if (!own().summed) return undefined
      facts ??= readFacts(sum)
      return facts
    },
  }
}
