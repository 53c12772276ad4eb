import { XML_EXPANSION_LIMIT } from '../limits.ts'
import { isXmlCharacter, nameEnd, type XmlReader } from './reader.ts'

const PREDEFINED = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
])

/** Reads the reference at `reader.pos` (which stands on `&`), moves behind it and returns what it stands for. */
function readReference(reader: XmlReader, inAttribute: boolean): string {
  const { text, pos } = reader
  if (text.charCodeAt(pos + 1) === 35) return readCharacter(reader)
  const end = nameEnd(text, pos + 1)
  if (end === pos + 1) {
    reader.fail('bare-ampersand', 'xmlParseEntityRef: no name (a bare `&` is written `&amp;`)', pos)
  }
  const name = text.slice(pos + 1, end)
  if (text.charCodeAt(end) !== 59) reader.fail('unended-entity', "EntityRef: expecting ';'", pos, end)
  reader.pos = end + 1
  const predefined = PREDEFINED.get(name)
  if (predefined !== undefined) return predefined
  const entity = reader.entities.get(name)
  if (!entity) reader.fail('undefined-entity', `Entity '${name}' not defined`, pos, end + 1)
  if ('refusal' in entity) reader.fail('entity-expansion', `Entity '${name}' ${entity.refusal}`, pos, end + 1)
  reader.expanded += entity.text.length
  if (reader.expanded > XML_EXPANSION_LIMIT) {
    reader.fail('entity-expansion', 'Maximum entity amplification factor exceeded', pos, end + 1)
  }
  return inAttribute ? entity.text.replace(/[\t\n\r]/g, ' ') : entity.text
}

/** Reads the character reference (`&#233;`, `&#xe9;`) at `reader.pos` and moves behind it. */
export function readCharacter(reader: XmlReader): string {
  const { text, pos } = reader
  const hexadecimal = text.charCodeAt(pos + 2) === 120
  const start = pos + (hexadecimal ? 3 : 2)
  let end = start
  while (hexadecimal ? isHexadecimal(text.charCodeAt(end)) : isDecimal(text.charCodeAt(end))) end++
  if (text.charCodeAt(end) !== 59) {
    const kind = hexadecimal ? 'hexadecimal' : 'decimal'
    reader.fail('character-reference', `CharRef: invalid ${kind} value`, pos, end + 1)
  }
  const code = end === start ? 0 : Number.parseInt(text.slice(start, end), hexadecimal ? 16 : 10)
  if (!isXmlCharacter(code)) {
    const message = code >= 0x110000 ? 'character reference out of bounds' : `invalid xmlChar value ${code}`
    reader.fail('character-reference', `xmlParseCharRef: ${message}`, pos, end + 1)
  }
  reader.pos = end + 1
  return String.fromCodePoint(code)
}

/** The value of an attribute whose raw text `[start, end)` holds references or white space to normalise. */
export function attributeValue(reader: XmlReader, start: number, end: number): string {
  const { text } = reader
  let value = ''
  let from = start
  for (let i = start; i < end; ) {
    const code = text.charCodeAt(i)
    if (code === 38) {
      value += text.slice(from, i)
      reader.pos = i
      value += readReference(reader, true)
      from = i = reader.pos
    } else if (code === 9 || code === 10 || code === 13) {
      value += `${text.slice(from, i)} `
      i += code === 13 && text.charCodeAt(i + 1) === 10 ? 2 : 1
      from = i
    } else i++
  }
  return value + text.slice(from, end)
}

const TEXT_SPECIAL = /&|\r\n?|\]\]>/g

/** The text of `[start, end)` between tags, with references replaced and line ends made `\n`. */
export function characterData(reader: XmlReader, start: number, end: number): string {
  const { text } = reader
  let value = ''
  let from = start
  const raw = text.slice(start, end)
  TEXT_SPECIAL.lastIndex = 0
  for (let match = TEXT_SPECIAL.exec(raw); match; match = TEXT_SPECIAL.exec(raw)) {
    const at = start + match.index
    value += text.slice(from, at)
    if (match[0] === '&') {
      reader.pos = at
      value += readReference(reader, false)
      from = reader.pos
      TEXT_SPECIAL.lastIndex = from - start
    } else if (match[0] === ']]>') {
      reader.fail('cdata-end', "Sequence ']]>' not allowed in content", at, at + 3)
    } else {
      value += '\n'
      from = at + match[0].length
    }
  }
  return value + text.slice(from, end)
}

export function lineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

function isDecimal(code: number): boolean {
  return code >= 48 && code <= 57
}

function isHexadecimal(code: number): boolean {
  return isDecimal(code) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70)
}
