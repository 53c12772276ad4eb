import { keepList, keepText } from '../../text/keep.ts'
import { XML_NAME_LIMIT, XML_TEXT_LIMIT } from '../limits.ts'
import { isBlank, nameTokenEnd, ncNameEnd, type XmlReader } from './reader.ts'
import { attributeValue } from './references.ts'
import type { XmlAttribute } from './tree.ts'

const XML_URI = 'http://www.w3.org/XML/1998/namespace'
const XMLNS_URI = 'http://www.w3.org/2000/xmlns/'
const URI = /^(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;={}|\\^`]|%[0-9A-Fa-f]{2})*$/

/** The prefixes that are bound at the cursor; elements that bind some undo it at their end. */
export class Namespaces {
  readonly #bound = new Map<string, string>([['xml', XML_URI]])

  get(prefix: string): string | undefined {
    return this.#bound.get(prefix)
  }

  /** Binds a prefix and returns what undoes it. */
  bind(prefix: string, uri: string): () => void {
    const before = this.#bound.get(prefix)
    this.#bound.set(prefix, uri)
    return () => {
      if (before === undefined) this.#bound.delete(prefix)
      else this.#bound.set(prefix, before)
    }
  }
}

export interface StartTag {
  readonly tag: string
  readonly attributes: readonly XmlAttribute[]
  readonly selfClosing: boolean
  /** undoes the namespace bindings of this element, where it has any */
  readonly undo: readonly (() => void)[] | undefined
}

/** Reads the name at the cursor, `prefix:local` or `local`; an empty string when no name stands there. */
function readQName(reader: XmlReader): string {
  const { text, pos } = reader
  let end = ncNameEnd(text, pos)
  const first = end > pos
  let wrong = false
  if (text.charCodeAt(end) === 58) {
    const local = ncNameEnd(text, end + 1)
    wrong = !first || local === end + 1 || text.charCodeAt(local) === 58
    end = wrong ? nameTokenEnd(text, pos) : local
  } else if (!first) return ''
  if (end - pos > XML_NAME_LIMIT) reader.fail('name-too-long', 'Name too long', pos, end)
  const name = keepText(text.slice(pos, end))
  if (wrong) reader.fail('malformed-name', `Failed to parse QName '${name}'`, pos, end)
  reader.pos = end
  return name
}

/** Reads the start tag whose `<` is at the cursor and moves behind its `>`. */
export function readStartTag(reader: XmlReader, namespaces: Namespaces): StartTag {
  const { text } = reader
  const start = reader.pos
  reader.pos++
  const tag = readQName(reader)
  if (tag === '') reader.fail('invalid-tag-name', 'StartTag: invalid element name', start, start + 2)
  const attributes: XmlAttribute[] = []
  let undo: (() => void)[] | undefined
  reader.skipBlanks()
  let prefixed = tag.includes(':')
  for (;;) {
    const code = text.charCodeAt(reader.pos)
    if (code === 62 || (code === 47 && text.charCodeAt(reader.pos + 1) === 62)) break
    if (reader.pos >= text.length) {
      const line = reader.lineOf(start)
      reader.fail('unended-tag', `Couldn't find end of Start Tag ${tag} line ${line}`, text.length)
    }
    const attribute = readAttribute(reader)
    attributes.push(attribute)
    if (attribute.name.startsWith('xmlns') && (attribute.name.length === 5 || attribute.name[5] === ':')) {
      const unbind = bindNamespace(reader, namespaces, attribute)
      if (unbind) (undo ??= []).push(unbind)
    } else if (attribute.name.includes(':')) prefixed = true
    const next = text.charCodeAt(reader.pos)
    if (next === 62 || (next === 47 && text.charCodeAt(reader.pos + 1) === 62)) break
    if (!isBlank(next)) reader.fail('missing-space', 'attributes construct error', reader.pos)
    reader.skipBlanks()
  }
  if (prefixed) checkPrefixes(reader, namespaces, tag, attributes)
  if (attributes.length > 1) checkUnique(reader, attributes)
  if (prefixed) {
    if (attributes.length > 1) checkUniqueByNamespace(reader, namespaces, attributes)
    const colon = tag.indexOf(':')
    const prefix = tag.slice(0, Math.max(colon, 0))
    if (prefix !== '' && namespaces.get(prefix) === undefined) {
      const message = `Namespace prefix ${prefix} on ${tag.slice(colon + 1)} is not defined`
      reader.fail('undefined-prefix', message, start + 1, start + 1 + tag.length)
    }
  }
  const selfClosing = text.charCodeAt(reader.pos) === 47
  reader.pos += selfClosing ? 2 : 1
  return { tag, attributes: keepList(attributes), selfClosing, undo }
}

function readAttribute(reader: XmlReader): XmlAttribute {
  const { text } = reader
  const ns = reader.pos
  const name = readQName(reader)
  if (name === '') reader.fail('invalid-attribute-name', 'error parsing attribute name', ns)
  reader.skipBlanks()
  if (text.charCodeAt(reader.pos) !== 61) {
    reader.fail('missing-value', `Specification mandates value for attribute ${name}`, ns, ns + name.length)
  }
  reader.pos++
  reader.skipBlanks()
  const quote = text.charCodeAt(reader.pos)
  if (quote !== 34 && quote !== 39) {
    reader.fail('unquoted-value', 'AttValue: " or \' expected', reader.pos)
  }
  const vs = reader.pos + 1
  let plain = true
  let ve = vs
  for (; ; ve++) {
    const code = text.charCodeAt(ve)
    if (code === quote) break
    if (code === 38 || code === 9 || code === 10 || code === 13) plain = false
    else if (code === 60 || ve >= text.length) failInValue(reader, vs, ve)
  }
  if (ve - vs > XML_TEXT_LIMIT) reader.fail('text-too-long', 'AttValue length too long', vs, ve)
  const value = keepText(plain ? text.slice(vs, ve) : attributeValue(reader, vs, ve))
  reader.pos = ve + 1
  return { name, value, ns, vs, ve }
}

/** A `<` or the end of the file stands at `at`, inside a value; a wrong reference before it comes first. */
function failInValue(reader: XmlReader, vs: number, at: number): never {
  attributeValue(reader, vs, at)
  if (at < reader.text.length) {
    reader.fail('less-than-in-value', "Unescaped '<' not allowed in attributes values", at)
  }
  reader.fail('unended-value', "AttValue: ' expected", at)
}

/** Checks and binds `xmlns="uri"` or `xmlns:prefix="uri"`. */
function bindNamespace(reader: XmlReader, namespaces: Namespaces, attribute: XmlAttribute): (() => void) | undefined {
  const { name, value, ns, ve } = attribute
  const prefix = name.slice(6)
  const wrong = (message: string): never => reader.fail('namespace', message, ns, ve + 1)
  if (prefix === 'xml') {
    return value === XML_URI ? undefined : wrong('xml namespace prefix mapped to wrong URI')
  }
  if (value === XML_URI) {
    wrong(
      prefix === '' ? 'xml namespace URI cannot be the default namespace' : 'xml namespace URI mapped to wrong prefix',
    )
  }
  if (prefix === 'xmlns') wrong('redefinition of the xmlns prefix is forbidden')
  if (value === XMLNS_URI) wrong('reuse of the xmlns namespace name is forbidden')
  if (value === '' && prefix !== '') wrong(`xmlns:${prefix}: Empty XML namespace is not allowed`)
  if (!URI.test(value)) wrong(`${name}: '${value}' is not a valid URI`)
  return namespaces.bind(prefix, value)
}

function checkPrefixes(
  reader: XmlReader,
  namespaces: Namespaces,
  tag: string,
  attributes: readonly XmlAttribute[],
): void {
  for (const { name, ns } of attributes) {
    const colon = name.indexOf(':')
    if (colon === -1 || name.startsWith('xmlns:')) continue
    const prefix = name.slice(0, colon)
    if (namespaces.get(prefix) !== undefined) continue
    const element = tag.slice(tag.indexOf(':') + 1)
    const message = `Namespace prefix ${prefix} for ${name.slice(colon + 1)} on ${element} is not defined`
    reader.fail('undefined-prefix', message, ns, ns + name.length)
  }
}

function checkUnique(reader: XmlReader, attributes: readonly XmlAttribute[]): void {
  if (attributes.length <= 8) {
    for (let i = 1; i < attributes.length; i++) {
      const name = attributes[i]!.name
      for (let j = 0; j < i; j++) if (attributes[j]!.name === name) failDuplicate(reader, attributes[i]!)
    }
    return
  }
  const seen = new Set<string>()
  for (const attribute of attributes) {
    if (seen.has(attribute.name)) failDuplicate(reader, attribute)
    seen.add(attribute.name)
  }
}

function failDuplicate(reader: XmlReader, { name, ns }: XmlAttribute): never {
  reader.fail('duplicate-attribute', `Attribute ${name} redefined`, ns, ns + name.length)
}

function checkUniqueByNamespace(reader: XmlReader, namespaces: Namespaces, attributes: readonly XmlAttribute[]): void {
  const seen = new Set<string>()
  for (const { name, ns } of attributes) {
    const colon = name.indexOf(':')
    if (colon === -1 || name.startsWith('xmlns:')) continue
    const uri = namespaces.get(name.slice(0, colon)) ?? ''
    const local = name.slice(colon + 1)
    const key = `${local} ${uri}`
    if (seen.has(key)) {
      reader.fail('duplicate-attribute', `Namespaced Attribute ${local} in '${uri}' redefined`, ns, ns + name.length)
    }
    seen.add(key)
  }
}
