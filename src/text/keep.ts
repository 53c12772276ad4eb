/** A slice below this length is a copy in V8, a longer one holds on to the text that it was cut from. */
const SLICED = 13
const POOLED = 200
const POOL_SIZE = 1 << 15
const scratch = Buffer.allocUnsafe(4096)
const pool = new Map<string, string>()

/**
 * A text to be kept after its file is forgotten. What is cut out of a file else keeps the whole file in memory; and
 * equal texts are kept once, as most names and values of addons come again and again.
 */
export function keepText(text: string): string {
  if (text.length < 2) return text
  if (text.length > POOLED) return copy(text)
  const known = pool.get(text)
  if (known !== undefined) return known
  if (pool.size >= POOL_SIZE) pool.clear()
  const own = text.length < SLICED ? text : copy(text)
  pool.set(own, own)
  return own
}

function copy(text: string): string {
  if (text.length > scratch.length || !/^[\x00-\xff]*$/.test(text)) return ` ${text}`.slice(1)
  return scratch.toString('latin1', 0, scratch.write(text, 'latin1'))
}

/** A finished list without the room to grow that its making left: one `push` makes room for 17. */
export function keepList<T>(list: T[]): T[] {
  return list.length === 0 ? (NONE as T[]) : list.slice()
}

/** All empty lists in one; nobody writes to what is kept. */
const NONE: unknown[] = []
