import type { ModuleFacts } from '../facts/module-facts.ts'
import type { Series } from '../text/series.ts'
import { decodeHeader, decodeModule, type ModuleHeader, type ReleaseHeader } from './release-file.ts'

/** The built-in (or indexed) knowledge of one release: module names at once, their facts when asked for. */
export class Release {
  readonly header: ReleaseHeader
  readonly #bytes: Uint8Array
  readonly #body: number
  readonly #headers: ReadonlyMap<string, ModuleHeader>
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

  /** How many modules' facts were unpacked so far. */
  get loaded(): number {
    return this.#facts.size
  }

  module(name: string): ModuleHeader | undefined {
    return this.#headers.get(name)
  }

  facts(name: string): ModuleFacts | undefined {
    const known = this.#facts.get(name)
    if (known) return known
    const header = this.#headers.get(name)
    if (!header) return undefined
    const facts = decodeModule(this.#bytes, this.#body, header)
    this.#facts.set(name, facts)
    return facts
  }
}
