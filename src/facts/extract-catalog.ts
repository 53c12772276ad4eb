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
  const isSorted = entries.every((entry, index) => index === 0 || standsBefore(entries[index - 1] ?? entry, entry))
  const sorted =
    isSorted || catalog.issues.length > 0 ? undefined : sortedBlocks(source.text, entries, catalog.headerSpan)
  return {
    kind: 'catalog',
    file: source.file,
    issues: catalog.issues,
    header: Object.fromEntries(catalog.header),
    entries: entries.length,
    ...reading(entries, isSorted),
    ...(sorted && { sorted }),
  }
}

function reading(
  entries: readonly PoEntry[],
  isSorted: boolean,
): Pick<CatalogFacts, 'doubts' | 'moduleless' | 'repeats'> {
  const doubts: CatalogDoubt[] = []
  const repeats: Span[] = []
  const twinOf = isSorted ? neighbours() : twins()
  const targets = new Map<string, PoEntry>()
  let bare: PoEntry | undefined
  let count = 0
  for (const entry of entries) {
    if (entry.obsolete) continue
    const { msgid, msgstr } = entry
    const first = twinOf(entry)
    if (first) doubts.push({ kind: 'twice', span: span(entry), first: span(first), text: msgid.value })
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

/** The first entry before one with the same id. */
function twins(): (entry: PoEntry) => PoEntry | undefined {
  const ids = new Map<string, PoEntry>()
  return (entry) => {
    const key = entry.context ? `${entry.context.value}\u0004${entry.msgid.value}` : entry.msgid.value
    const first = ids.get(key)
    if (!first) ids.set(key, entry)
    return first
  }
}

/** The same where entries stand in the order of their ids, as almost everywhere: only neighbours are looked at. */
function neighbours(): (entry: PoEntry) => PoEntry | undefined {
  let last: PoEntry | undefined
  let run: Map<string | undefined, PoEntry> | undefined
  return (entry) => {
    const before = last
    last = entry
    if (before?.msgid.value !== entry.msgid.value) {
      run = undefined
      return undefined
    }
    run ??= new Map([[before.context?.value, before]])
    const context = entry.context?.value
    const first = run.get(context)
    if (!first) run.set(context, entry)
    return first
  }
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

/** In the order of the ids, those that are commented out last. */
function standsBefore(a: PoEntry, b: PoEntry): boolean {
  return a.obsolete === b.obsolete ? compare(a.msgid.value, b.msgid.value) <= 0 : b.obsolete
}

/** Each entry with its comments, in that order. */
function sortedBlocks(text: string, entries: readonly PoEntry[], header: Span | undefined): number[] {
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
