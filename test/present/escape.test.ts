import fc from 'fast-check'
import { XMLParser } from 'fast-xml-parser'
import { expect, test } from 'vitest'
import {
  escapeCommandData,
  escapeCommandProperty,
  escapeMarkdown,
  escapeTerminal,
  escapeUri,
  escapeXml,
  escapeXmlAttribute,
  markdownCode,
  markdownMessage,
} from '../../src/present/escape.ts'

const anyText = fc.string({ unit: 'binary', maxLength: 60 })

test('terminal text cannot hide or move anything', () => {
  expect(escapeTerminal('a\tb\nc\x1b[31m\x7f\u202e\ufeffé漢')).toBe('a b c␛[31m␡��é漢')
  fc.assert(
    fc.property(anyText, (text) => {
      expect(escapeTerminal(text)).not.toMatch(/[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/)
      expect([...escapeTerminal(text)]).toHaveLength([...text].length)
    }),
  )
})

test('XML text and attributes come back as written, without what XML forbids', () => {
  expect(escapeXml('<a> & "b"\r\n\0\ufffe\ud800')).toBe('&lt;a&gt; &amp; "b"&#13;\n')
  expect(escapeXmlAttribute('"a"\n\t<')).toBe('&quot;a&quot;&#10;&#9;&lt;')
  const parser = new XMLParser({
    ignoreAttributes: false,
    trimValues: false,
    parseTagValue: false,
    htmlEntities: true,
    processEntities: { enabled: true, maxTotalExpansions: Infinity },
  })
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', '<', '>', '&', '"', "'", ']', ' ', '漢', '\n', '\t') }),
      (text) => {
        expect(parser.parse(`<r a="${escapeXmlAttribute(text)}">x${escapeXml(text)}x</r>`)).toEqual({
          r: { '@_a': text, '#text': `x${text}x` },
        })
      },
    ),
  )
})

test('workflow commands stay on one line and keep their properties apart', () => {
  expect(escapeCommandData('50% of\r\na: b, c')).toBe('50%25 of%0D%0Aa: b, c')
  expect(escapeCommandProperty('C:/a,b%\n')).toBe('C%3A/a%2Cb%25%0A')
  fc.assert(
    fc.property(anyText, (text) => {
      expect(escapeCommandProperty(text)).not.toMatch(/[\r\n:,]/)
      const back = escapeCommandProperty(text)
        .replaceAll('%2C', ',')
        .replaceAll('%3A', ':')
        .replaceAll('%0A', '\n')
        .replaceAll('%0D', '\r')
        .replaceAll('%25', '%')
      expect(back).toBe(text)
    }),
  )
})

test('Markdown words hold no markup, no mention and no reference', () => {
  expect(escapeMarkdown('a_b*c`d` [x](y) <img> a|b &amp; $x$ ~~z~~')).toBe(
    'a\\_b\\*c\\`d\\` \\[x\\](y) &lt;img&gt; a\\|b &amp;amp; \\$x\\$ \\~\\~z\\~\\~',
  )
  expect(escapeMarkdown('@admin see #12, !7 and a @ b')).toBe('@\u200badmin see #\u200b12, !\u200b7 and a @ b')
  fc.assert(
    fc.property(anyText, (text) => {
      expect(escapeMarkdown(text)).not.toMatch(/(?<!\\)(?:\\\\)*[`*_[\]|]|[<>\n\r]/)
    }),
  )
})

test('Markdown code spans survive backticks', () => {
  expect(markdownCode('a.b')).toBe('`a.b`')
  expect(markdownCode('a`b``c')).toBe('```a`b``c```')
  expect(markdownCode('`a')).toBe('`` `a ``')
  expect(markdownCode(' a ')).toBe('`  a  `')
  expect(markdownCode('a\nb')).toBe('`a b`')
  expect(markdownCode('')).toBe('')
})

test('backticks in a message are code, an odd one is a character', () => {
  expect(markdownMessage('`sale_x.view` is *gone*')).toBe('`sale_x.view` is \\*gone\\*')
  expect(markdownMessage('`a` and ` b_c')).toBe('`a` and \\` b\\_c')
})

test('URIs keep slashes and encode the rest, half pairs too', () => {
  expect(escapeUri('a b/é#?.xml')).toBe('a%20b/%C3%A9%23%3F.xml')
  expect(escapeUri('a\ud800')).toBe('a%EF%BF%BD')
  fc.assert(fc.property(anyText, (text) => /^[\w.!~*'()%/-]*$/.test(escapeUri(text))))
})
