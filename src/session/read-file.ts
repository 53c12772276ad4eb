import type { AddonFile } from '../discover/site.ts'
import type { ExtractKind } from '../facts/extract.ts'
import type { ManifestFacts } from '../facts/manifest.ts'
import { decodeText } from '../parse/decode.ts'
import type { SyntaxIssue } from '../parse/syntax-issue.ts'
import type { Fault } from '../rule/finding.ts'
import type { FilePath } from '../text/span.ts'

/** Odoo decodes manifests by itself, as UTF-8 without a byte order mark, whatever coding they declare. */
export function decode(bytes: Uint8Array, kind: ExtractKind): { text: string; issues: readonly SyntaxIssue[] } {
  if (kind !== 'manifest') return decodeText(bytes, kind === 'catalog' ? 'po' : kind === 'style' ? 'script' : kind)
  const { text, issues, bom } = decodeText(bytes, 'script')
  const message = 'the file begins with a byte order mark (U+FEFF), which is no part of a literal'
  return { text, issues: bom ? [{ code: 'byte-order-mark', message, span: [0, 0] }, ...issues] : issues }
}

/** One file that a reader of ours cannot stand takes nothing else with it. */
export function readingFault(file: FilePath, error: unknown): Fault {
  const message = `${file} could not be read: ${error instanceof Error ? error.message : String(error)}`
  return { file, message, ...(error instanceof Error && error.stack && { stack: error.stack }) }
}

/** The facts of a manifest that cannot be read. */
export function unreadable(file: FilePath): ManifestFacts {
  return {
    kind: 'manifest',
    file,
    issues: [{ code: 'unreadable', message: 'the file cannot be read', span: [0, 0] }],
    span: [0, 0],
    keys: [],
    comments: [],
    remarks: [],
    layout: { lines: [0], quote: "'", commas: [] },
  }
}

/** The way in which a file's bytes become text. */
export function decodingOf(file: FilePath): 'python' | 'xml' | 'csv' | 'po' | 'script' {
  if (file.endsWith('.xml')) return 'xml'
  if (file.endsWith('.csv')) return 'csv'
  if (file.endsWith('.po')) return 'po'
  return file.endsWith('.py') ? 'python' : 'script'
}

/** Which files are parsed: not libraries of others, not the store's description pages. */
export function extractedKind(file: AddonFile): ExtractKind | undefined {
  const { relative, kind } = file
  if (kind === 'manifest') return undefined
  if (kind === 'style') return /^static\/(?!tests\/|description\/).*\.scss$/.test(relative) ? 'style' : undefined
  if (relative.startsWith('static/lib/') || relative.startsWith('static/description/')) return undefined
  if (kind === 'python' && relative.startsWith('static/')) return undefined
  if (kind === 'script')
    return relative.startsWith('static/') && !/\.min\.js$|\/lib\//.test(relative) ? 'script' : undefined
  if (kind === 'catalog') return /^i18n(?:_extra)?\//.test(relative) ? 'catalog' : undefined
  return kind === 'python' || kind === 'xml' || kind === 'csv' ? kind : undefined
}
