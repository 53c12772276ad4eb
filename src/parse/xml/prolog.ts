import { keepText } from '../../text/keep.ts'
import { nameEnd, type XmlReader } from './reader.ts'
import { lineFeeds, readCharacter } from './references.ts'

/** Reads `<?xml …?>` when the file begins with it. The encoding named there was obeyed by `decodeText`. */
export function readXmlDeclaration(reader: XmlReader): void {
  const { text } = reader
  if (!/^<\?xml[ \t\r\n]/.test(text)) return
  reader.pos = 5
  reader.skipBlanks()
  const wrong = (message: string): never => reader.fail('xml-declaration', message, reader.pos)
  const version = pseudoAttribute(reader, 'version', /[0-9]\.[0-9]*/y)
  if (version === undefined) wrong('Malformed declaration expecting version')
  else if (!/^1\.[0-9]*$/.test(version)) wrong(`Unsupported version '${version}'`)
  let blank = reader.skipBlanks()
  if (!blank && !reader.at('?>')) wrong('Blank needed here')
  if (pseudoAttribute(reader, 'encoding', /[A-Za-z][A-Za-z0-9._-]*/y) !== undefined) {
    blank = reader.skipBlanks()
    if (!blank && !reader.at('?>')) wrong('Blank needed here')
  }
  reader.skipBlanks()
  pseudoAttribute(reader, 'standalone', /yes|no/y)
  reader.skipBlanks()
  if (!reader.at('?>')) wrong("parsing XML declaration: '?>' expected")
  reader.pos += 2
}

const INVALID_VALUE = {
  version: 'Malformed declaration expecting version',
  encoding: 'Invalid XML encoding name',
  standalone: "standalone accepts only 'yes' or 'no'",
} as const

/** Reads `name="value"` at the cursor; undefined when another name stands there. */
function pseudoAttribute(reader: XmlReader, name: keyof typeof INVALID_VALUE, pattern: RegExp): string | undefined {
  if (!reader.at(name)) return undefined
  reader.pos += name.length
  reader.skipBlanks()
  if (!reader.at('=')) reader.fail('xml-declaration', "expected '='", reader.pos)
  reader.pos++
  reader.skipBlanks()
  const quote = reader.text[reader.pos]
  if (quote !== '"' && quote !== "'") reader.fail('xml-declaration', 'String not started expecting \' or "', reader.pos)
  pattern.lastIndex = reader.pos + 1
  const value = pattern.exec(reader.text)?.[0]
  if (value === undefined) reader.fail('xml-declaration', INVALID_VALUE[name], reader.pos + 1)
  reader.pos += 1 + value.length
  if (reader.text[reader.pos] !== quote) {
    reader.fail('xml-declaration', 'String not closed expecting " or \'', reader.pos)
  }
  reader.pos++
  return value
}

/** Reads the DOCTYPE at the cursor and notes the entities that it declares. External parts are not fetched. */
export function readDoctype(reader: XmlReader): void {
  const wrong = (message: string): never => reader.fail('doctype', message, reader.pos)
  reader.pos += 9
  if (!reader.skipBlanks()) wrong("Space required after 'DOCTYPE'")
  readName(reader, 'xmlParseDocTypeDecl : no DOCTYPE name !')
  reader.skipBlanks()
  readExternalId(reader)
  reader.skipBlanks()
  if (reader.at('[')) {
    reader.pos++
    for (;;) {
      reader.skipBlanks()
      if (reader.at(']')) break
      readDeclaration(reader)
    }
    reader.pos++
    reader.skipBlanks()
  }
  if (!reader.at('>')) wrong('DOCTYPE improperly terminated')
  reader.pos++
}

function readDeclaration(reader: XmlReader): void {
  if (reader.at('<!--')) {
    skipComment(reader)
  } else if (reader.at('<?')) {
    skipInstruction(reader)
  } else if (reader.at('<!ENTITY')) {
    readEntityDeclaration(reader)
  } else if (reader.at('<!ELEMENT') || reader.at('<!ATTLIST') || reader.at('<!NOTATION')) {
    const start = reader.pos
    const end = /<!(?:[^"'>]|"[^"]*"|'[^']*')*>/y
    end.lastIndex = start
    if (!end.test(reader.text)) reader.fail('doctype', 'declaration not terminated', start)
    reader.pos = end.lastIndex
  } else if (reader.at('%')) {
    const end = nameEnd(reader.text, reader.pos + 1)
    const name = reader.text.slice(reader.pos + 1, end)
    reader.fail('entity-expansion', `parameter entity '${name}' is not expanded`, reader.pos, end + 1)
  } else {
    reader.fail('doctype', 'Content error in the internal subset', reader.pos)
  }
}

/** `<!ENTITY name "value">`; parameter and external entities are read past and never replaced. */
function readEntityDeclaration(reader: XmlReader): void {
  const { text } = reader
  reader.pos += 8
  if (!reader.skipBlanks()) reader.fail('doctype', "Space required after '<!ENTITY'", reader.pos)
  const isParameter = reader.at('%')
  if (isParameter) {
    reader.pos++
    if (!reader.skipBlanks()) reader.fail('doctype', "Space required after '%'", reader.pos)
  }
  const name = readName(reader, 'xmlParseEntityDecl: no name')
  if (name.includes(':')) {
    reader.fail('doctype', `colons are forbidden from entities names '${name}'`, reader.pos - name.length, reader.pos)
  }
  if (!reader.skipBlanks()) reader.fail('doctype', 'Space required after the entity name', reader.pos)
  const known = isParameter || reader.entities.has(name)
  if (reader.at('"') || reader.at("'")) {
    const value = readEntityValue(reader)
    const refusal = 'holds tags or further references: such entities are not expanded'
    if (!known) reader.entities.set(name, /[<&]/.test(value) ? { refusal } : { text: value })
  } else if (readExternalId(reader)) {
    if (!known) reader.entities.set(name, { refusal: 'not defined (it names another file, which is not read)' })
    if (reader.skipBlanks() && reader.at('NDATA')) {
      reader.pos += 5
      reader.skipBlanks()
      readName(reader, "Space required after 'NDATA'")
    }
  } else reader.fail('doctype', 'Entity value required', reader.pos)
  reader.skipBlanks()
  if (text.charCodeAt(reader.pos) !== 62) {
    reader.fail('doctype', `xmlParseEntityDecl: entity ${name} not terminated`, reader.pos)
  }
  reader.pos++
}

/** The value between quotes: character references are replaced here, others where the entity is used. */
function readEntityValue(reader: XmlReader): string {
  const { text } = reader
  const start = reader.pos + 1
  const end = text.indexOf(text.charAt(reader.pos), start)
  if (end === -1) reader.fail('doctype', 'EntityValue: " or \' expected', text.length)
  let value = ''
  let from = start
  for (let i = start; i < end; ) {
    if (text.charCodeAt(i) === 37) {
      reader.fail('entity-expansion', 'PEReference: parameter entities are not expanded', i)
    }
    if (text.startsWith('&#', i)) {
      value += text.slice(from, i)
      reader.pos = i
      value += readCharacter(reader)
      from = i = reader.pos
    } else if (text.charCodeAt(i) === 38) {
      const after = nameEnd(text, i + 1)
      if (after === i + 1 || text.charCodeAt(after) !== 59) {
        reader.fail('doctype', "EntityValue: '&' forbidden except for entities references", i)
      }
      i = after
    } else i++
  }
  reader.pos = end + 1
  return lineFeeds(value + text.slice(from, end))
}

const PUBLIC_ID = /^[ \r\nA-Za-z0-9\-'()+,./:=?;!*#@$_%]*$/

/** `SYSTEM "uri"` or `PUBLIC "id" "uri"`; false when neither stands at the cursor. */
function readExternalId(reader: XmlReader): boolean {
  const isPublic = reader.at('PUBLIC')
  if (!isPublic && !reader.at('SYSTEM')) return false
  reader.pos += 6
  for (let i = isPublic ? 2 : 1; i > 0; i--) {
    if (!reader.skipBlanks())
      reader.fail('doctype', `Space required after '${isPublic ? 'PUBLIC' : 'SYSTEM'}'`, reader.pos)
    const quote = reader.text.charAt(reader.pos)
    if (quote !== '"' && quote !== "'") reader.fail('doctype', 'SystemLiteral " or \' expected', reader.pos)
    const end = reader.text.indexOf(quote, reader.pos + 1)
    const literal = reader.text.slice(reader.pos + 1, end)
    if (end === -1 || (i === 2 && !PUBLIC_ID.test(literal))) {
      reader.fail('doctype', 'Unfinished System or Public ID " or \' expected', reader.pos)
    }
    reader.pos = end + 1
  }
  return true
}

function readName(reader: XmlReader, message: string): string {
  const end = nameEnd(reader.text, reader.pos)
  if (end === reader.pos) reader.fail('doctype', message, reader.pos)
  const name = reader.text.slice(reader.pos, end)
  reader.pos = end
  return name
}

/** Moves behind the comment whose `<!--` is at the cursor and returns its text. */
export function skipComment(reader: XmlReader): string {
  const { text } = reader
  const start = reader.pos + 4
  const end = text.indexOf('--', start)
  if (end === -1) {
    const line = reader.lineOf(reader.pos)
    reader.fail('unended-comment', `Comment not terminated (it begins on line ${line})`, text.length)
  }
  if (text.charCodeAt(end + 2) !== 62) {
    reader.fail('comment-hyphens', 'Double hyphen within comment', end, end + 2)
  }
  reader.pos = end + 3
  return keepText(lineFeeds(text.slice(start, end)))
}

/** Moves behind the processing instruction whose `<?` is at the cursor. */
export function skipInstruction(reader: XmlReader): void {
  const { text } = reader
  const start = reader.pos
  const end = nameEnd(text, start + 2)
  const target = text.slice(start + 2, end)
  if (target === '') reader.fail('processing-instruction', 'xmlParsePI : no target name', start, start + 2)
  if (target.toLowerCase() === 'xml') {
    const message = 'XML declaration allowed only at the start of the document'
    reader.fail('xml-declaration', message, start, end)
  }
  if (target.includes(':')) {
    reader.fail('processing-instruction', `colons are forbidden from PI names '${target}'`, start + 2, end)
  }
  reader.pos = end
  if (!reader.at('?>') && !reader.skipBlanks()) {
    reader.fail('processing-instruction', `ParsePI: PI ${target} space expected`, end)
  }
  const close = text.indexOf('?>', reader.pos)
  if (close === -1) reader.fail('processing-instruction', `ParsePI: PI ${target} never end ...`, text.length)
  reader.pos = close + 2
}
