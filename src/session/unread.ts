import type { Host } from '../host/host.ts'
import { decodeText } from '../parse/decode.ts'
import type { FilePath } from '../text/span.ts'
import type { KeptAddon } from './kept-addons.ts'
import type { KeptSite } from './session.ts'

/** An addon whose files are not read for what they say: only looked through for words, each file once at most. */
export class Unread implements KeptSite {
  readonly kept: KeptAddon
  readonly partial: boolean
  readonly #host: Host
  readonly #files: () => readonly FilePath[]
  readonly #texts = new Map<FilePath, string>()

  /** @param host tells nobody what was asked: that the files are as they were is known */
  constructor(kept: KeptAddon, host: Host, files: () => readonly FilePath[], partial: boolean) {
    this.kept = kept
    this.partial = partial
    this.#host = host
    this.#files = files
  }

  get node() {
    return this.kept.node
  }

  get version() {
    return this.kept.version
  }

  get manifest() {
    return this.kept.manifest
  }

  get facts() {
    return this.kept.facts
  }

  mayHold(words: RegExp): boolean {
    return this.#files().some((file) => file.endsWith('.py') && words.test(this.#text(file)))
  }

  /** Does any of its files speak of one of these names? Catalogs speak of their own addon alone. */
  speaksOf(names: RegExp): boolean {
    return this.#files().some((file) => !/\.pot?$/.test(file) && names.test(this.#text(file)))
  }

  #text(file: FilePath): string {
    let text = this.#texts.get(file)
    if (text === undefined) {
      const bytes = this.#host.readBytes(file)
      this.#texts.set(file, (text = 'failed' in bytes ? '' : decodeText(bytes, 'script').text))
    }
    return text
  }
}
