import { isUtf8 } from 'node:buffer'
import { fileSizeIssue } from './limits.ts'
import type { SyntaxIssue } from './syntax-issue.ts'

export type TextKind = 'python' | 'xml' | 'csv' | 'po' | 'script'

export interface DecodedText {
  readonly text: string
  readonly issues: readonly SyntaxIssue[]
  /** the encoding that was used, in WHATWG's or Python's words: what a writer of the file must use again */
  readonly encoding: string
  /** true when the file begins with a byte order mark that is not part of `text` */
  readonly bom: boolean
}

/**
 * The text of a file as its reader in Odoo decodes it: CPython for Python, libxml2 for XML, `bytes.decode('utf-8')` for
 * CSV and PO. Bytes that are wrong there are an issue at their place and stand as U+FFFD in the text. A byte order mark
 * is left out, except in CSV, where Odoo keeps it too. Never throws.
 */
export function decodeText(bytes: Uint8Array, kind: TextKind): DecodedText {
  const tooLarge = fileSizeIssue(bytes.length)
  if (tooLarge) return { text: '', issues: [tooLarge], encoding: 'utf-8', bom: false }
  if (kind === 'python') return decodePython(bytes)
  if (kind === 'xml') return decodeXml(bytes)
  if (kind === 'csv') return decodeCsv(bytes)
  return kind === 'po' ? decodePo(bytes) : decodeScript(bytes)
}

/** Words the issue for the first byte that is wrong. */
type Wording = (byte: string, encoding: string) => string

function decodePython(bytes: Uint8Array): DecodedText {
  const wide = decodeWide(bytes)
  if (wide) return wide
  const bom = hasUtf8Bom(bytes)
  const body = bom ? bytes.subarray(3) : bytes
  const issues: SyntaxIssue[] = []
  let encoding: Encoding = UTF8
  const cookie = pythonCookie(body)
  if (cookie) {
    const found = pythonEncoding(cookie.name)
    const span: SyntaxIssue['span'] = [cookie.at, cookie.at + cookie.name.length]
    if (!found) issues.push({ code: 'unknown-encoding', message: `unknown encoding: ${cookie.name}`, span })
    else if (bom && found.name !== 'utf-8') {
      issues.push({ code: 'unknown-encoding', message: `encoding problem: ${cookie.name} with BOM`, span })
    } else encoding = found
  }
  const text = decodeBytes(body, encoding, issues, (byte) =>
    cookie ? `'${cookie.name}' codec can't decode byte 0x${byte}` : undeclaredByte(byte),
  )
  const nul = text.indexOf('\0')
  if (nul !== -1) issues.push({ code: 'nul', message: 'source code cannot contain null bytes', span: [nul, nul + 1] })
  return { text, issues: sorted(issues), encoding: encoding.name, bom }
}

/**
 * A Python file that an editor saved as UTF-16: Python refuses it at its first byte. What it holds is read all the same,
 * as it will be there once the file is saved anew.
 */
function decodeWide(bytes: Uint8Array): DecodedText | undefined {
  const encoding = wideEncoding(bytes)
  if (!encoding || bytes.length < 4) return undefined
  const byte = encoding.name === 'utf-16le' ? 'ff' : 'fe'
  const issues: SyntaxIssue[] = [{ code: 'encoding', message: undeclaredByte(byte), span: [0, 1] }]
  const text = decodeBytes(bytes.subarray(2), encoding, [], () => '')
  return { text, issues, encoding: encoding.name, bom: true }
}

/** The encoding that a byte order mark of UTF-16 tells. */
function wideEncoding([b0, b1]: Uint8Array): Encoding | undefined {
  if (b0 === 0xff && b1 === 0xfe) return { name: 'utf-16le' }
  return b0 === 0xfe && b1 === 0xff ? { name: 'utf-16be' } : undefined
}

function undeclaredByte(byte: string): string {
  return `Non-UTF-8 code starting with '\\x${byte}', but no encoding declared; see https://peps.python.org/pep-0263/`
}

/** The encoding that PEP 263 finds on the first two lines. */
function pythonCookie(bytes: Uint8Array): { name: string; at: number } | undefined {
  const head = latin1(bytes.subarray(0, 2000))
  const match = /^(?:[ \t\f]*(?:#[^\r\n]*)?(?:\r\n?|\n))?[ \t\f]*#[^\r\n]*?coding[:=][ \t]*([-\w.]+)/.exec(head)
  const first = /^[ \t\f]*#[^\r\n]*?coding[:=][ \t]*([-\w.]+)/.exec(head) ?? match
  const name = first?.[1]
  if (!first || name === undefined) return undefined
  const at = first[0].length - name.length
  return { name, at: decodeUtf8(bytes.subarray(0, at)).length }
}

function decodeXml(bytes: Uint8Array): DecodedText {
  const issues: SyntaxIssue[] = []
  const [b0, b1, b2, b3] = bytes
  const wording: Wording = (byte, name) => `Invalid bytes in character encoding (0x${byte} is not ${name})`
  const wide = wideEncoding(bytes)
  if (wide) {
    const text = decodeBytes(bytes.subarray(2), wide, issues, wording)
    return { text, issues, encoding: wide.name, bom: true }
  }
  if ((b0 === 0x3c && b1 === 0 && b2 === 0x3f && b3 === 0) || (b0 === 0 && b1 === 0x3c && b2 === 0 && b3 === 0x3f)) {
    const encoding: Encoding = { name: b0 === 0x3c ? 'utf-16le' : 'utf-16be' }
    return { text: decodeBytes(bytes, encoding, issues, wording), issues, encoding: encoding.name, bom: false }
  }
  const bom = hasUtf8Bom(bytes)
  const body = bom ? bytes.subarray(3) : bytes
  let encoding: Encoding = UTF8
  const match = /^<\?xml[ \t\r\n][^>]*?encoding[ \t\r\n]*=[ \t\r\n]*["']([A-Za-z][A-Za-z0-9._-]*)["']/.exec(
    latin1(body.subarray(0, 1000)),
  )
  const name = match?.[1]
  if (match && name !== undefined && !bom) {
    const span: SyntaxIssue['span'] = [match[0].length - 1 - name.length, match[0].length - 1]
    const found = xmlEncoding(name)
    if (/^(?:utf-?16|ucs-?[24]|utf-?32|iso-10646-ucs)/i.test(name)) {
      issues.push({ code: 'declared-encoding', message: `Document labelled ${name} but has UTF-8 content`, span })
    } else if (!found) issues.push({ code: 'unknown-encoding', message: `Unsupported encoding: ${name}`, span })
    else encoding = found
  }
  const text = decodeBytes(body, encoding, issues, wording)
  return { text, issues: sorted(issues), encoding: encoding.name, bom }
}

function decodeCsv(bytes: Uint8Array): DecodedText {
  const issues: SyntaxIssue[] = []
  const text = decodeBytes(bytes, UTF8, issues, (byte) => `'utf-8' codec can't decode byte 0x${byte}`)
  if (text.charCodeAt(0) === 0xfeff) {
    const message = "the file begins with a byte order mark, which Odoo reads as part of the first column's name"
    issues.push({ code: 'byte-order-mark', message, span: [0, 1] })
  }
  return { text, issues: sorted(issues), encoding: 'utf-8', bom: false }
}

function decodePo(bytes: Uint8Array): DecodedText {
  const bom = hasUtf8Bom(bytes)
  const body = bom ? bytes.subarray(3) : bytes
  const issues: SyntaxIssue[] = []
  const text = decodeBytes(body, UTF8, issues, (byte) => {
    const charset = /"Content-Type:.+? charset=([\w\-:.]+)/.exec(latin1(body.subarray(0, 10_000)))?.[1]
    const hint = charset && !/^utf-?8$/i.test(charset) ? ` (Odoo reads PO files as UTF-8, not as ${charset})` : ''
    return `'utf-8' codec can't decode byte 0x${byte}${hint}`
  })
  return { text, issues, encoding: 'utf-8', bom }
}

function decodeScript(bytes: Uint8Array): DecodedText {
  const bom = hasUtf8Bom(bytes)
  const issues: SyntaxIssue[] = []
  const text = decodeBytes(bom ? bytes.subarray(3) : bytes, UTF8, issues, (byte) => `byte 0x${byte} is not UTF-8`)
  return { text, issues, encoding: 'utf-8', bom }
}

interface Encoding {
  /** `iso-8859-1` and `ascii` are meant as Python means them; other names are WHATWG labels */
  readonly name: string
  /** bytes that the strict codec refuses although WHATWG's table has them */
  readonly refused?: RegExp
}

const UTF8: Encoding = { name: 'utf-8' }
const LATIN1: Encoding = { name: 'iso-8859-1' }
const ASCII: Encoding = { name: 'ascii', refused: /[\x80-\xff]/ }
const CP1252: Encoding = { name: 'windows-1252', refused: /[\x81\x8d\x8f\x90\x9d]/ }

/** The encoding of a name that CPython's codecs know, as far as WHATWG's encodings go. */
function pythonEncoding(given: string): Encoding | undefined {
  const name = given.toLowerCase().replace(/_/g, '-')
  if (/^(?:utf-?8(?:-.*)?|u8|utf|cp65001)$/.test(name)) return UTF8
  if (/^(?:(?:iso-?)?8859(?:-1)?|iso-8859-1-.*|(?:iso-)?latin-?1(?:-.*)?|l1|cp819|iso-ir-100)$/.test(name))
    return LATIN1
  if (/^(?:us-ascii|ascii|646|iso646-us|ansi-x3\.4-1968)$/.test(name)) return ASCII
  if (/^(?:windows-|cp)?1252$/.test(name)) return CP1252
  const windows = /^(?:windows-|cp)?(125[0-8])$/.exec(name)?.[1]
  const iso = /^(?:iso-?)?8859-(\d+)$/.exec(name)?.[1]
  const latin = /^(?:latin|l)-?([2-9]|10)$/.exec(name)?.[1]
  if (windows) return webEncoding(`windows-${windows}`)
  return webEncoding(iso ? `iso-8859-${iso}` : latin ? `latin${latin}` : name)
}

/** The encoding of a name that libxml2 or GNU libiconv know, as far as WHATWG's encodings go. */
function xmlEncoding(given: string): Encoding | undefined {
  const name = given.toLowerCase()
  if (name === 'utf-8' || name === 'utf8') return UTF8
  if (/^(?:iso-?8859-1|latin1|l1|cp819|ibm819|iso-latin-1|iso-ir-100)$/.test(name)) return LATIN1
  if (/^(?:us-ascii|ascii|iso646-us|us|csascii)$/.test(name)) return ASCII
  if (/^(?:windows-|cp|ms-)1252$/.test(name)) return CP1252
  if (/^(?:unicode.*|utf-?8.+|ansi|x-x-big5|x-cp125[0-8]|dos-874)$/.test(name)) return undefined
  const latin = /^latin-9$/.test(name) ? 'iso-8859-15' : name.replace(/^cp(125[0-8])$/, 'windows-$1')
  return webEncoding(latin)
}

function webEncoding(label: string): Encoding | undefined {
  if (/^utf-?(?:16|32)|^replacement$|^x-user-defined$/.test(label)) return undefined
  try {
    const name = new TextDecoder(label).encoding
    return name === 'windows-1252' ? LATIN1 : { name }
  } catch {
    return undefined
  }
}

/** Decodes all bytes; the first wrong one becomes an issue and U+FFFD. */
function decodeBytes(bytes: Uint8Array, encoding: Encoding, issues: SyntaxIssue[], wording: Wording): string {
  const { name } = encoding
  if (name === 'utf-8') {
    const text = decodeUtf8(bytes)
    if (isUtf8(bytes)) return text
    const bad = firstInvalidUtf8(bytes)
    const at = decodeUtf8(bytes.subarray(0, bad)).length
    issues.push(invalidByte(bytes, bad, at, wording, 'UTF-8'))
    return text
  }
  if (name === 'iso-8859-1' || encoding.refused) {
    const raw = latin1(bytes)
    const text = name === 'windows-1252' ? raw.replace(/[\x80-\x9f]/g, windows1252) : raw
    const bad = encoding.refused ? raw.search(encoding.refused) : -1
    if (bad !== -1) issues.push(invalidByte(bytes, bad, bad, wording, name))
    return name === 'ascii' ? text.replace(/[\x80-\xff]/g, '\uFFFD') : text
  }
  const text = new TextDecoder(name, { ignoreBOM: true }).decode(bytes)
  const at = text.indexOf('\uFFFD')
  if (at !== -1) {
    const offset = name.startsWith('utf-16') ? at * 2 : at
    issues.push(invalidByte(bytes, offset, at, wording, name))
  }
  return text
}

const C1 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

/** windows-1252 by hand: some releases of Node 20 and 22 decode it as Latin-1. */
function windows1252(char: string): string {
  return C1.charAt(char.charCodeAt(0) - 0x80)
}

function invalidByte(bytes: Uint8Array, offset: number, at: number, wording: Wording, encoding: string): SyntaxIssue {
  const byte = (bytes[offset] ?? 0).toString(16).padStart(2, '0')
  return { code: 'encoding', message: wording(byte, encoding), span: [at, at + 1] }
}

/** The offset of the first byte that strict UTF-8 refuses. */
function firstInvalidUtf8(bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i] ?? 0
    if (lead < 0x80) {
      i++
      continue
    }
    const size =
      lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0
    const second = bytes[i + 1] ?? 0
    const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
    const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
    if (size === 0 || second < low || second > high) return i
    for (let k = 2; k < size; k++) if (((bytes[i + k] ?? 0) & 0xc0) !== 0x80) return i
    i += size
  }
  return bytes.length
}

const LENIENT = new TextDecoder('utf-8', { ignoreBOM: true })

function decodeUtf8(bytes: Uint8Array): string {
  return LENIENT.decode(bytes)
}

/** One UTF-16 unit for each byte. */
function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

function hasUtf8Bom(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
}

function sorted(issues: SyntaxIssue[]): SyntaxIssue[] {
  return issues.sort((a, b) => a.span[0] - b.span[0])
}
