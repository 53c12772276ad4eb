import { KEYWORDS, SOFT_KEYWORDS } from './kinds.ts'

/**
 * One string object per identifier, over all files. An id stays valid until `trim` is called; the ids of keywords
 * are their places in `KEYWORDS`, always.
 */
export class Interner {
  names: string[] = []
  #hashes: number[] = []
  #slots = new Int32Array(1 << 14).fill(-1)

  constructor() {
    this.#seed()
  }

  #seed(): void {
    for (const name of KEYWORDS) this.idOf(name)
    for (const name of SOFT_KEYWORDS) this.idOf(name)
  }

  /** Forgets all but the keywords when a great many names were gathered. Call between files only. */
  trim(): void {
    if (this.names.length < 200_000) return
    this.names = []
    this.#hashes = []
    this.#slots = new Int32Array(1 << 14).fill(-1)
    this.#seed()
  }

  idOf(name: string): number {
    let hash = 0
    for (let i = 0; i < name.length; i++) hash = (Math.imul(hash, 31) + name.charCodeAt(i)) | 0
    return this.find(name, 0, name.length, hash)
  }

  /** The id of `text.slice(start, end)`; `hash` is `h * 31 + code` over its UTF-16 codes. */
  find(text: string, start: number, end: number, hash: number): number {
    const slots = this.#slots
    const mask = slots.length - 1
    let slot = (hash ^ (hash >>> 15)) & mask
    for (;;) {
      const id = slots[slot]!
      if (id < 0) break
      if (this.#hashes[id] === hash && equals(this.names[id]!, text, start, end)) return id
      slot = (slot + 1) & mask
    }
    const id = this.names.length
    this.names.push(copy(text, start, end))
    this.#hashes.push(hash)
    slots[slot] = id
    if (id * 2 > slots.length) this.#grow()
    return id
  }

  #grow(): void {
    const slots = new Int32Array(this.#slots.length * 4).fill(-1)
    const mask = slots.length - 1
    for (let id = 0; id < this.#hashes.length; id++) {
      const hash = this.#hashes[id]!
      let slot = (hash ^ (hash >>> 15)) & mask
      while (slots[slot]! >= 0) slot = (slot + 1) & mask
      slots[slot] = id
    }
    this.#slots = slots
  }
}

function equals(name: string, text: string, start: number, end: number): boolean {
  const length = end - start
  if (name.length !== length) return false
  for (let i = 0; i < length; i++) if (name.charCodeAt(i) !== text.charCodeAt(start + i)) return false
  return true
}

/** A slice that does not keep the whole text in memory. */
function copy(text: string, start: number, end: number): string {
  if (end - start < 13 || end - start > 1000) return text.slice(start, end)
  const codes: number[] = []
  for (let i = start; i < end; i++) codes.push(text.charCodeAt(i))
  return String.fromCharCode(...codes)
}
