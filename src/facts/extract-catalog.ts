import { parsePo } from '../parse/po.ts'
import type { PoEntry } from '../parse/po-entry.ts'
import type { Source } from '../text/source.ts'
import type { Span } from '../text/span.ts'
import type { CatalogDoubt, CatalogFacts } from './script-facts.ts'
import { bracesFault, percentFault } from './translated-format.ts'

/** Reads one translation catalogue. Pure; never throws. */
export function extractCatalog(source: Source): CatalogFacts {
  const catalog = parsePo(source.text)
  const { entries } = catalog
  const sorted = catalog.issues.length === 0 ? sortedBlocks(source.text, entries, catalog.headerSpan) : undefined
  return {
    kind: 'catalog',
    file: source.file,
    issues: catalog.issues,
    header: Object.fromEntries(catalog.header),
    entries: entries.length,
    ...reading(entries),
    ...(sorted && { sorted }),
  }
}

function reading(entries: readonly PoEntry[]): Pick<CatalogFacts, 'doubts' | 'moduleless' | 'repeats'> {
  const doubts: CatalogDoubt[] = []
  const repeats: Span[] = []
  const ids = new Map<string, PoEntry>()
  const targets = new Map<string, PoEntry>()
  let bare: PoEntry | undefined
  let count = 0
  for (const entry of entries) {
    if (entry.obsolete) continue
    const { msgid, context, msgstr } = entry
    const key = context ? `${context.value}\u0004${msgid.value}` : msgid.value
    const first = ids.get(key)
    if (first) doubts.push({ kind: 'twice', span: span(entry), first: span(first), text: msgid.value })
    else ids.set(key, entry)
    for (const text of entry.targets) {
      const other = targets.get(text)
      if (!other) targets.set(text, entry)
      else doubts.push({ kind: 'target', span: span(entry), first: span(other), text })
    }
    if (!entry.hasModule) {
      bare ??= entry
      count++
    }
    const [form] = msgstr
    if (!form || form.value === '' || msgstr.length > 1) continue
    if (form.value === msgid.value) repeats.push([form.s, form.e])
    else {
      const fault = formatFault(entry, form.value)
      if (fault) doubts.push({ ...fault, span: [form.s, form.e], text: msgid.value })
    }
  }
  return { doubts, moduleless: bare && { span: span(bare), count }, repeats }
}

function span(entry: PoEntry): Span {
  return [entry.msgid.s, entry.msgid.e]
}

function formatFault(entry: PoEntry, text: string): { kind: 'percent' | 'braces'; fault: string } | undefined {
  const { value } = entry.msgid
  const percent = value.includes('%')
  if (!percent && !value.includes('{')) return undefined
  const fault = percent ? percentFault(value, text) : bracesFault(value, text)
  if (fault === undefined || !entry.flags.includes('python-format')) return undefined
  return { kind: percent ? 'percent' : 'braces', fault }
}

/** Each entry with its comments, in the order of the ids, those that are commented out last; `undefined`: they stand so. */
function sortedBlocks(text: string, entries: readonly PoEntry[], header: Span | undefined): number[] | undefined {
  const isBefore = (a: PoEntry, b: PoEntry): boolean =>
    a.obsolete === b.obsolete ? compare(a.msgid.value, b.msgid.value) <= 0 : b.obsolete
  if (entries.every((entry, index) => isBefore(entries[index - 1] ?? entry, entry))) return undefined
  let from = header?.[1] ?? 0
  const blocks = entries.map((entry) => {
    const start = from + (/^\s*/.exec(text.slice(from))?.[0].length ?? 0)
    from = entry.msgstr.at(-1)?.e ?? entry.msgid.e
    return { entry, start, end: from }
  })
  const order = [...blocks].sort(
    (a, b) => Number(a.entry.obsolete) - Number(b.entry.obsolete) || compare(a.entry.msgid.value, b.entry.msgid.value),
  )
  return order.flatMap(({ start, end }) => [start, end])
}

/** As Python compares texts: by code points. */
function compare(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const [one, other] = [a.charCodeAt(i), b.charCodeAt(i)]
    if (one !== other) return (a.codePointAt(i) ?? 0) - (b.codePointAt(i) ?? 0)
  }
  return a.length - b.length
}
