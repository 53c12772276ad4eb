import { keepList, keepText } from '../../text/keep.ts'
import { XML_DEPTH_LIMIT, XML_TEXT_LIMIT } from '../limits.ts'
import type { SyntaxIssue } from '../syntax-issue.ts'
import { readDoctype, readXmlDeclaration, skipComment, skipInstruction } from './prolog.ts'
import { invalidCharacter, isBlank, nameEnd, XmlReader, XmlStop } from './reader.ts'
import { characterData, lineFeeds } from './references.ts'
import { Namespaces, readStartTag, type StartTag } from './start-tag.ts'
import type { XmlAttribute, XmlComment, XmlDocument, XmlElement, XmlNode } from './tree.ts'

/** An element whose end was not seen yet. */
interface OpenElement {
  readonly kind: 'element'
  readonly tag: string
  readonly attributes: readonly XmlAttribute[]
  children: XmlNode[]
  readonly s: number
  e: number
  readonly se: number
}

/**
 * Reads XML as libxml2 does for `lxml.etree.parse` with its default options: the first error is the only issue, in
 * libxml2's words, and what was read before it is the tree; elements open there end there. Never throws.
 *
 * A CDATA section is a text node of its own, whose span is what stands between its brackets. Processing instructions
 * are checked and dropped. Entities of the file's own DOCTYPE are replaced when they stand for plain text; other uses
 * are an issue `entity-expansion`, so that no file can grow.
 */
export function parseXml(text: string): XmlDocument {
  const invalid = invalidCharacter(text)
  const parser = new XmlParser(invalid === -1 ? text : text.slice(0, invalid))
  const issue = parser.run()
  if (invalid === -1 || (issue && issue.span[0] < invalid)) return parser.document(issue)
  return parser.document(invalidCharacterIssue(text, invalid, issue?.code))
}

/** The issue for a character that XML does not know; `code` is what its absence was called. */
function invalidCharacterIssue(text: string, at: number, code: string | undefined): SyntaxIssue {
  const value = text.charCodeAt(at)
  let message = `PCDATA invalid Char value ${value}`
  if (value === 0) message = 'Invalid character: Char 0x0 out of allowed range'
  else if (code === 'unended-value') message = 'invalid character in attribute value'
  else if (code === 'unended-comment') message = `xmlParseComment: invalid xmlChar value ${value}`
  return { code: 'invalid-character', message, span: [at, at + 1] }
}

class XmlParser {
  readonly #reader: XmlReader
  readonly #namespaces = new Namespaces()
  readonly #comments: XmlComment[] = []
  readonly #open: OpenElement[] = []
  /** what undoes the namespace bindings of the open elements */
  readonly #undo: StartTag['undo'][] = []
  #root: XmlElement | undefined

  constructor(text: string) {
    this.#reader = new XmlReader(text)
  }

  /** Reads the whole file; the error that ended it, if any. */
  run(): SyntaxIssue | undefined {
    try {
      this.#document()
      return undefined
    } catch (error) {
      if (!(error instanceof XmlStop)) throw error
      for (const element of this.#open) element.e = Math.max(error.issue.span[0], element.se)
      return error.issue
    }
  }

  document(issue: SyntaxIssue | undefined): XmlDocument {
    return { root: this.#root, comments: this.#comments, issues: issue ? [issue] : [] }
  }

  #document(): void {
    const reader = this.#reader
    const { text } = reader
    if (text === '') reader.fail('empty-document', 'Document is empty', 0, 0)
    readXmlDeclaration(reader)
    this.#misc()
    if (reader.at('<!DOCTYPE')) {
      readDoctype(reader)
      this.#misc()
    }
    if (!reader.at('<')) reader.fail('missing-root', "Start tag expected, '<' not found", reader.pos)
    this.#startTag()
    this.#content()
    this.#misc()
    if (reader.pos < text.length) {
      reader.fail('extra-content', 'Extra content at the end of the document', reader.pos)
    }
  }

  /** White space, comments and processing instructions outside the root. */
  #misc(): void {
    const reader = this.#reader
    for (;;) {
      reader.skipBlanks()
      const s = reader.pos
      if (reader.at('<!--')) {
        const text = skipComment(reader)
        this.#comments.push({ kind: 'comment', text, s, e: reader.pos })
      } else if (reader.at('<?')) skipInstruction(reader)
      else return
    }
  }

  /** What stands inside the root, up to the end of its end tag. */
  #content(): void {
    const reader = this.#reader
    const { text } = reader
    while (this.#open.length > 0) {
      const lt = text.indexOf('<', reader.pos)
      this.#text(reader.pos, lt === -1 ? text.length : lt)
      if (lt === -1) this.#failAtEnd()
      reader.pos = lt
      const next = text.charCodeAt(lt + 1)
      if (next === 47) this.#endTag()
      else if (next === 33 && reader.at('<!--')) {
        const comment = skipComment(reader)
        this.#add({ kind: 'comment', text: comment, s: lt, e: reader.pos })
      } else if (next === 33 && reader.at('<![CDATA[')) this.#characterSection()
      else if (next === 63) skipInstruction(reader)
      else this.#startTag()
    }
  }

  #add(node: XmlNode): void {
    this.#open[this.#open.length - 1]?.children.push(node)
  }

  #failAtEnd(): never {
    const { text } = this.#reader
    const element = this.#open[this.#open.length - 1]
    const line = this.#reader.lineOf(element?.s ?? 0)
    const message = `Premature end of data in tag ${element?.tag ?? ''} line ${line}`
    this.#reader.fail('premature-end', message, text.length)
  }

  #text(s: number, e: number): void {
    if (s === e) return
    if (e - s > XML_TEXT_LIMIT) this.#reader.fail('text-too-long', 'xmlSAX2Text: huge text node', s, e)
    this.#add({ kind: 'text', text: keepText(characterData(this.#reader, s, e)), s, e })
  }

  #characterSection(): void {
    const reader = this.#reader
    const s = reader.pos + 9
    const e = reader.text.indexOf(']]>', s)
    if (e === -1) {
      const line = reader.lineOf(reader.pos)
      const message = `CData section not finished (it begins on line ${line})`
      reader.fail('unended-cdata', message, reader.text.length)
    }
    if (e - s > XML_TEXT_LIMIT) reader.fail('text-too-long', 'CData section too big found', s, e)
    if (e > s) this.#add({ kind: 'text', text: keepText(lineFeeds(reader.text.slice(s, e))), s, e })
    reader.pos = e + 3
  }

  #startTag(): void {
    const reader = this.#reader
    const s = reader.pos
    if (this.#open.length >= XML_DEPTH_LIMIT) {
      const message = `Excessive depth in document: ${XML_DEPTH_LIMIT}, use XML_PARSE_HUGE option`
      reader.fail('too-deep', message, s)
    }
    const { tag, attributes, selfClosing, undo } = readStartTag(reader, this.#namespaces)
    const e = reader.pos
    const children: XmlNode[] = selfClosing ? keepList<XmlNode>([]) : []
    const element: OpenElement = { kind: 'element', tag, attributes, children, s, e, se: e }
    if (this.#root === undefined) this.#root = element
    else this.#add(element)
    if (selfClosing) for (const unbind of undo ?? []) unbind()
    else {
      this.#open.push(element)
      this.#undo.push(undo)
    }
  }

  #endTag(): void {
    const reader = this.#reader
    const { text } = reader
    const s = reader.pos
    const element = this.#open[this.#open.length - 1]
    if (!element) return
    const { tag } = element
    let end = s + 2 + tag.length
    const after = text.charCodeAt(end)
    if (!text.startsWith(tag, s + 2) || (after !== 62 && !isBlank(after))) end = nameEnd(text, s + 2)
    reader.pos = end
    reader.skipBlanks()
    if (text.charCodeAt(reader.pos) !== 62) {
      reader.fail('unended-tag', `expected '>' to end the tag </${text.slice(s + 2, end)}`, reader.pos)
    }
    reader.pos++
    const name = text.slice(s + 2, end)
    if (name !== tag) {
      const line = reader.lineOf(element.s)
      const message = `Opening and ending tag mismatch: ${tag} line ${line} and ${name || 'unparsable'}`
      reader.fail('tag-mismatch', message, s, reader.pos)
    }
    element.e = reader.pos
    element.children = keepList(element.children)
    for (const unbind of this.#undo.pop() ?? []) unbind()
    this.#open.pop()
  }
}
