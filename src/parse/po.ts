import { keepText } from '../text/keep.ts'
import type { Span } from '../text/span.ts'
import type { PoEntry } from './po-entry.ts'
import { PoReader } from './po-lines.ts'
import type { SyntaxIssue } from './syntax-issue.ts'

export interface PoCatalog {
  readonly header: ReadonlyMap<string, string>
  /** the header's `msgstr` */
  readonly headerSpan: Span | undefined
  /** without the header */
  readonly entries: readonly PoEntry[]
  /** why polib, and so Odoo, refuses the file: at most one, for polib stops there */
  readonly issues: readonly SyntaxIssue[]
  /** what polib lets pass although text is lost or GNU gettext refuses it; looked for when asked */
  warnings(): readonly SyntaxIssue[]
}

/**
 * Reads a PO file as polib 1.x does for Odoo (`polib.pofile(source.read().decode())`): the same files are refused, at
 * the same line. Never throws.
 */
export function parsePo(text: string): PoCatalog {
  const reader = new PoReader(text)
  const issue = reader.run()
  const header = headerOf(reader.entries)
  const string = header?.msgstr[0]
  const fields = headerFields(string?.value ?? '')
  return {
    header: fields,
    headerSpan: string && [string.s, string.e],
    entries: reader.entries.filter((entry) => entry !== header),
    issues: issue ? [issue] : [],
    warnings: () => warningsOf(reader, fields, header, issue !== undefined),
  }
}

function warningsOf(
  reader: PoReader,
  fields: ReadonlyMap<string, string>,
  header: PoEntry | undefined,
  broken: boolean,
): readonly SyntaxIssue[] {
  const warnings = [...reader.warnings, ...duplicates(reader.entries)]
  if (!broken && !header) {
    warnings.push({
      code: 'missing-header',
      message: 'the file has no header (an entry with an empty msgid)',
      span: [0, 0],
    })
  }
  const [string] = header?.msgstr ?? []
  const charset = /charset=([\w\-:.]+)/.exec(fields.get('Content-Type') ?? '')?.[1]
  if (string && charset && !/^(?:utf-?8|CHARSET)$/i.test(charset)) {
    const message = `the header names the charset ${charset}, but Odoo reads PO files as UTF-8`
    warnings.push({ code: 'charset', message, span: [string.s, string.e] })
  }
  return warnings.sort((a, b) => a.span[0] - b.span[0])
}

/** The first entry with an empty id. polib takes the last one, but looks at it only for the charset. */
function headerOf(entries: readonly PoEntry[]): PoEntry | undefined {
  return entries.find((entry) => entry.msgid.value === '' && !entry.obsolete)
}

function duplicates(entries: readonly PoEntry[]): SyntaxIssue[] {
  const issues: SyntaxIssue[] = []
  const seen = new Set<string>()
  for (const { context, msgid, obsolete } of entries) {
    if (obsolete) continue
    const key = context ? `${context.value}\u0004${msgid.value}` : msgid.value
    if (seen.has(key)) {
      issues.push({ code: 'duplicate-entry', message: 'an earlier entry has the same msgid', span: [msgid.s, msgid.e] })
    }
    seen.add(key)
  }
  return issues
}

/** `Name: value` lines; a line without a colon goes on with the value before. */
function headerFields(text: string): Map<string, string> {
  const fields = new Map<string, string>()
  let name: string | undefined
  for (const line of text.split(/\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/)) {
    const colon = line.indexOf(':')
    if (colon !== -1) fields.set((name = keepText(line.slice(0, colon))), keepText(line.slice(colon + 1).trim()))
    else if (name !== undefined && line !== '') fields.set(name, `${fields.get(name) ?? ''}\n${line.trim()}`)
  }
  return fields
}
