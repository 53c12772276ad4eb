import type { ModuleFacts } from '../facts/module-facts.ts'
import type { Series } from '../text/series.ts'
import {
  decodeChunk,
  decodeHeader,
  decodeSection,
  type ModuleHeader,
  type ReleaseHeader,
  SECTION_OF,
} from './release-file.ts'

type Part = keyof typeof SECTION_OF

/** The knowledge of one release: module names at once, their parts when first asked for. */
export class Release {
  readonly header: ReleaseHeader
  readonly #bytes: Uint8Array
  readonly #body: number
  readonly #headers: ReadonlyMap<string, ModuleHeader>
  readonly #chunks = new Map<number, Uint8Array>()
  readonly #facts = new Map<string, ModuleFacts>()

  private constructor(bytes: Uint8Array, header: ReleaseHeader, body: number) {
    this.header = header
    this.#bytes = bytes
    this.#body = body
    this.#headers = new Map(header.modules.map((module) => [module.name, module]))
  }

  static read(bytes: Uint8Array): Release | { failed: string } {
    const decoded = decodeHeader(bytes)
    return 'failed' in decoded ? decoded : new Release(bytes, decoded.header, decoded.body)
  }

  get series(): Series {
    return this.header.series
  }

  module(name: string): ModuleHeader | undefined {
    return this.#headers.get(name)
  }

  facts(name: string): ModuleFacts | undefined {
    const known = this.#facts.get(name)
    if (known) return known
    const header = this.#headers.get(name)
    if (!header) return undefined
    const facts = this.#lazy(header)
    this.#facts.set(name, facts)
    return facts
  }

  /** A module whose sections are unpacked when one of their parts is first read. */
  #lazy(header: ModuleHeader): ModuleFacts {
    const sections = new Map<number, Partial<ModuleFacts>>()
    const part = <Key extends Part>(key: Key): ModuleFacts[Key] | undefined => {
      const section = SECTION_OF[key]
      let parts = sections.get(section)
      if (!parts) {
        parts = decodeSection(this.#chunk(header.at[section]?.[0] ?? 0), header, section)
        sections.set(section, parts)
      }
      return parts[key]
    }
    return {
      name: header.name,
      depends: header.depends,
      autoInstall: header.autoInstall,
      installable: header.installable !== false,
      countries: header.countries ?? [],
      version: header.version,
      license: header.license,
      author: header.author,
      application: header.application === true,
      category: header.category ?? '',
      get models() {
        return part('models') ?? []
      },
      get ids() {
        return part('ids') ?? []
      },
      get views() {
        return part('views') ?? []
      },
      get python() {
        return part('python') ?? {}
      },
      get bundles() {
        return part('bundles') ?? []
      },
      get scripts() {
        return part('scripts') ?? []
      },
      get statics() {
        return part('statics') ?? []
      },
      get variables() {
        return part('variables') ?? []
      },
      get templates() {
        return part('templates') ?? []
      },
    }
  }

  #chunk(index: number): Uint8Array {
    let chunk = this.#chunks.get(index)
    if (!chunk) {
      const place = this.header.chunks[index]
      chunk = place ? decodeChunk(this.#bytes, this.#body, place) : new Uint8Array()
      this.#chunks.set(index, chunk)
    }
    return chunk
  }
}
