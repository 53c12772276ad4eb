import type { SyntaxIssue } from './syntax-issue.ts'

/** Files above this many bytes are not read at all; Odoo's own largest data file has 2 MB. */
export const FILE_SIZE_LIMIT = 20_000_000

/** Elements inside elements; libxml2 refuses more unless asked for huge trees, which Odoo does not do. */
export const XML_DEPTH_LIMIT = 256

/** UTF-16 units of one XML text or attribute value (libxml2: 10 million bytes). */
export const XML_TEXT_LIMIT = 10_000_000

/** UTF-16 units of one XML name (libxml2: 50,000 bytes). */
export const XML_NAME_LIMIT = 50_000

/** UTF-16 units that the entities declared in one XML file may add to it. */
export const XML_EXPANSION_LIMIT = 1_000_000

/** Characters of one CSV cell: the default of Python's `csv.field_size_limit()`. */
export const CSV_FIELD_LIMIT = 131_072

/** The issue for a file that is too large to be read, or undefined. `size` is in bytes. */
export function fileSizeIssue(size: number): SyntaxIssue | undefined {
  if (size <= FILE_SIZE_LIMIT) return undefined
  const megabytes = (size / 1_000_000).toFixed(1)
  const limit = FILE_SIZE_LIMIT / 1_000_000
  return {
    code: 'file-too-large',
    message: `file has ${megabytes} MB; addonry reads files up to ${limit} MB`,
    span: [0, 0],
  }
}
