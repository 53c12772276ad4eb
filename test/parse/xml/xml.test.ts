import { describe, expect, test } from 'vitest'
import { parseXml } from '../../../src/parse/xml/parse.ts'
import { attribute, elementsOf, textOf, walk } from '../../../src/parse/xml/query.ts'
import type { XmlElement, XmlNode } from '../../../src/parse/xml/tree.ts'

function rootOf(text: string): XmlElement {
  const { root, issues } = parseXml(text)
  expect(issues).toEqual([])
  if (!root) throw new Error('no root')
  return root
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}

/** source, code, span, and lxml 6.1's line and message */
// biome-ignore format: a table
const REFUSED: readonly (readonly [string, string, readonly [number, number], number, string])[] = [
  ['', 'empty-document', [0,0], 1, 'Document is empty'],
  ['  ', 'missing-root', [2,2], 1, 'Start tag expected, \'<\' not found'],
  ['x', 'missing-root', [0,1], 1, 'Start tag expected, \'<\' not found'],
  ['<a x="1" x="2"/>', 'duplicate-attribute', [9,10], 1, 'Attribute x redefined'],
  ['<a\n  x="1"\n  x="2"/>', 'duplicate-attribute', [13,14], 3, 'Attribute x redefined'],
  ['<a/><b/>', 'extra-content', [4,5], 1, 'Extra content at the end of the document'],
  ['<a/>x', 'extra-content', [4,5], 1, 'Extra content at the end of the document'],
  ['<a/></a>', 'extra-content', [4,5], 1, 'Extra content at the end of the document'],
  ['<a/>&amp;', 'extra-content', [4,5], 1, 'Extra content at the end of the document'],
  ['<a>&nbsp;</a>', 'undefined-entity', [3,9], 1, 'Entity \'nbsp\' not defined'],
  ['<a x="&nbsp;"/>', 'undefined-entity', [6,12], 1, 'Entity \'nbsp\' not defined'],
  ['<a>&</a>', 'bare-ampersand', [3,4], 1, 'xmlParseEntityRef: no name'],
  ['<a>a & b</a>', 'bare-ampersand', [5,6], 1, 'xmlParseEntityRef: no name'],
  ['<a>&lt</a>', 'unended-entity', [3,6], 1, 'EntityRef: expecting \';\''],
  ['<a>&#0;</a>', 'character-reference', [3,7], 1, 'xmlParseCharRef: invalid xmlChar value 0'],
  ['<a>&#xZ;</a>', 'character-reference', [3,7], 1, 'CharRef: invalid hexadecimal value'],
  ['<a>&#;</a>', 'character-reference', [3,6], 1, 'xmlParseCharRef: invalid xmlChar value 0'],
  ['<a>&#xD800;</a>', 'character-reference', [3,11], 1, 'xmlParseCharRef: invalid xmlChar value 55296'],
  ['<a>&#1114112;</a>', 'character-reference', [3,13], 1, 'xmlParseCharRef: character reference out of bounds'],
  ['<p:a/>', 'undefined-prefix', [1,4], 1, 'Namespace prefix p on a is not defined'],
  ['<a><b xmlns:p="u"/><p:c/></a>', 'undefined-prefix', [20, 23], 1, 'Namespace prefix p on c is not defined'],
  ['<a p:b="1"/>', 'undefined-prefix', [3,6], 1, 'Namespace prefix p for b on a is not defined'],
  ['<a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>', 'duplicate-attribute', [35,38], 1, 'Namespaced Attribute b in \'u\' redefined'],
  ['<a>\u0001</a>', 'invalid-character', [3,4], 1, 'PCDATA invalid Char value 1'],
  ['<a x="\u0001"/>', 'invalid-character', [6,7], 1, 'invalid character in attribute value'],
  ['<!-- \u0002 --><a/>', 'invalid-character', [5,6], 1, 'xmlParseComment: invalid xmlChar value 2'],
  ['<a>\u0000</a>', 'invalid-character', [3,4], 1, 'Invalid character: Char 0x0 out of allowed range'],
  ['<a>\uffff</a>', 'invalid-character', [3,4], 1, 'PCDATA invalid Char value 65535'],
  ['<?xml version="2.0"?><a/>', 'xml-declaration', [19,20], 1, 'Unsupported version \'2.0\''],
  ['<?xml encoding="utf-8"?><a/>', 'xml-declaration', [6,7], 1, 'Malformed declaration expecting version'],
  ['<?xml version="1.0" standalone="maybe"?><a/>', 'xml-declaration', [32,33], 1, 'standalone accepts only \'yes\' or \'no\''],
  ['<?xml version="1.0"encoding="utf-8"?><a/>', 'xml-declaration', [19,20], 1, 'Blank needed here'],
  ['<?xml version="1.0" ><a/>', 'xml-declaration', [20,21], 1, 'parsing XML declaration: \'?>\' expected'],
  ['<?xml version=1.0?><a/>', 'xml-declaration', [14,15], 1, 'String not started expecting \' or "'],
  [' <?xml version="1.0"?><a/>', 'xml-declaration', [1,6], 1, 'XML declaration allowed only at the start of the document'],
  ['\n<?xml version="1.0"?>\n<a/>', 'xml-declaration', [1,6], 2, 'XML declaration allowed only at the start of the document'],
  ['<a><?xml version="1.0"?></a>', 'xml-declaration', [3,8], 1, 'XML declaration allowed only at the start of the document'],
  ['<a x="<"/>', 'less-than-in-value', [6,7], 1, 'Unescaped \'<\' not allowed in attributes values'],
  ['<a>\n<b c=">\n</b>\n</a>', 'less-than-in-value', [12,13], 3, 'Unescaped \'<\' not allowed in attributes values'],
  ['<a x="1', 'unended-value', [7,7], 1, 'AttValue: \' expected'],
  ['<a><!-- a -- b --></a>', 'comment-hyphens', [10,12], 1, 'Double hyphen within comment'],
  ['<a><!-- a ---></a>', 'comment-hyphens', [10,12], 1, 'Double hyphen within comment'],
  ['<!-- a', 'unended-comment', [6,6], 1, 'Comment not terminated'],
  ['<a></b>', 'tag-mismatch', [3,7], 1, 'Opening and ending tag mismatch: a line 1 and b'],
  ['<a>\n<b>\n</a>', 'tag-mismatch', [8,12], 3, 'Opening and ending tag mismatch: b line 2 and a'],
  ['<a></>', 'tag-mismatch', [3,6], 1, 'Opening and ending tag mismatch: a line 1 and unparsable'],
  ['<a><b>', 'premature-end', [6,6], 1, 'Premature end of data in tag b line 1'],
  ['<a>\n text', 'premature-end', [9,9], 2, 'Premature end of data in tag a line 1'],
  ['<a', 'unended-tag', [2,2], 1, 'Couldn\'t find end of Start Tag a line 1'],
  ['<a ', 'unended-tag', [3,3], 1, 'Couldn\'t find end of Start Tag a line 1'],
  ['<a x', 'missing-value', [3,4], 1, 'Specification mandates value for attribute x'],
  ['<a x=', 'unquoted-value', [5,5], 1, 'AttValue: " or \' expected'],
  ['<a x=1>', 'unquoted-value', [5,6], 1, 'AttValue: " or \' expected'],
  ['<a x="1"y="2"/>', 'missing-space', [8,9], 1, 'attributes construct error'],
  ['<a x/>', 'missing-value', [3,4], 1, 'Specification mandates value for attribute x'],
  ['<a/ >', 'invalid-attribute-name', [2,3], 1, 'error parsing attribute name'],
  ['<a>]]></a>', 'cdata-end', [3,6], 1, 'Sequence \']]>\' not allowed in content'],
  ['<a><![CDATA[x</a>', 'unended-cdata', [17,17], 1, 'CData section not finished'],
  ['<1/>', 'invalid-tag-name', [0,2], 1, 'StartTag: invalid element name'],
  ['<a>a < b</a>', 'invalid-tag-name', [5,7], 1, 'StartTag: invalid element name'],
  ['<a><!x></a>', 'invalid-tag-name', [3,5], 1, 'StartTag: invalid element name'],
  ['<a:b:c xmlns:a="x"/>', 'malformed-name', [1,6], 1, 'Failed to parse QName \'a:b:c\''],
  ['<a :b="1"/>', 'malformed-name', [3,5], 1, 'Failed to parse QName \':b\''],
  ['<a:/>', 'malformed-name', [1,3], 1, 'Failed to parse QName \'a:\''],
  ['<a xmlns:xml="x"/>', 'namespace', [3,16], 1, 'xml namespace prefix mapped to wrong URI'],
  ['<a xmlns:xmlns="x"/>', 'namespace', [3,18], 1, 'redefinition of the xmlns prefix is forbidden'],
  ['<a xmlns="http://www.w3.org/2000/xmlns/"/>', 'namespace', [3,40], 1, 'reuse of the xmlns namespace name is forbidden'],
  ['<a xmlns="http://www.w3.org/XML/1998/namespace"/>', 'namespace', [3,47], 1, 'xml namespace URI cannot be the default namespace'],
  ['<a xmlns:p=""/>', 'namespace', [3,13], 1, 'xmlns:p: Empty XML namespace is not allowed'],
  ['<a xmlns="foo bar"/>', 'namespace', [3,18], 1, 'xmlns: \'foo bar\' is not a valid URI'],
  ['<a><?p:i x?></a>', 'processing-instruction', [5,8], 1, 'colons are forbidden from PI names \'p:i\''],
  ['<a><? x?></a>', 'processing-instruction', [3,5], 1, 'xmlParsePI : no target name'],
  ['<a><?x', 'processing-instruction', [6,6], 1, 'ParsePI: PI x space expected'],
  ['<a><?x+?></a>', 'processing-instruction', [6,7], 1, 'ParsePI: PI x space expected'],
  ['<a></a x>', 'unended-tag', [7,8], 1, 'expected \'>\''],
  ['<a></', 'unended-tag', [5,5], 1, 'expected \'>\''],
  ['</a>', 'invalid-tag-name', [0,2], 1, 'StartTag: invalid element name'],
  ['<!doctype a><a/>', 'invalid-tag-name', [0,2], 1, 'StartTag: invalid element name'],
  ['<a/><!DOCTYPE a>', 'extra-content', [4,5], 1, 'Extra content at the end of the document'],
  ['<!DOCTYPE a><!DOCTYPE a><a/>', 'invalid-tag-name', [12,14], 1, 'StartTag: invalid element name'],
  ['<!DOCTYPE a', 'doctype', [11,11], 1, 'DOCTYPE improperly terminated'],
  ['<!DOCTYPE><a/>', 'doctype', [9,10], 1, 'Space required after \'DOCTYPE\''],
  ['<!DOCTYPE a [<!ENTITY>]><a/>', 'doctype', [21,22], 1, 'Space required after \'<!ENTITY\''],
  ['<!DOCTYPE a [<!ENTITY b "&">]><a/>', 'doctype', [25,26], 1, 'EntityValue: \'&\' forbidden except for entities references'],
  ['<!DOCTYPE a [x]><a/>', 'doctype', [13,14], 1, 'Content error in the internal subset'],
  ['<!DOCTYPE a SYSTEM "x.dtd"><a>&nbsp;</a>', 'undefined-entity', [30,36], 1, 'Entity \'nbsp\' not defined'],
]

/** what lxml 6.1 accepts */
const ACCEPTED = [
  '<a/>',
  '<?xml version="1.0"?><a/>',
  "<?xml version='1.1' encoding='utf-8' standalone='yes' ?>\n<a/>",
  '<!-- x --><?pi y?><a></a ><!-- z -->\n',
  '<!DOCTYPE a><a/>',
  '<!DOCTYPE a PUBLIC "-//x//y" "z.dtd" [<!-- c --><!ELEMENT a ANY><!ENTITY % p "q">]><a/>',
  '<a xmlns="rel/x" xmlns:p="urn:x"><p:b p:c="1" c="1" xml:lang="fr"/></a>',
  '<a><!----></a>',
  '<a><![CDATA[]]]]></a>',
  '<a x=\'"\' y="\'">"\'></a>',
  '<é-1.x ñ="ü"/>',
  '<_:_ xmlns:_="u"/>',
  '<a>&#65;&#x1F600;&lt;&gt;&amp;&quot;&apos;</a>',
  '<a b = "1"\n\tc="2" />',
  '<a>\u0085\u2028\u{1F600}\ufffd</a>',
]

describe('parseXml', () => {
  test.each(REFUSED)('%j is refused: %s', (source, code, span, line, message) => {
    const { issues } = parseXml(source)
    expect(issues).toHaveLength(1)
    expect(issues[0]).toMatchObject({ code, span })
    expect(issues[0]?.message.startsWith(message)).toBe(true)
    expect(lineOf(source, span[0])).toBe(line)
  })

  test.each(ACCEPTED)('%j is accepted', (source) => {
    expect(parseXml(source).issues).toEqual([])
  })

  test('gives exact offsets of everything', () => {
    const source =
      '<?xml version="1.0"?>\n<!--k-->\n<odoo><x:f  a = "1&lt;2" b=\'\' xmlns:x="u">t&#65;<!-- c --><?p q?>v</x:f ></odoo>'
    const { root, comments } = parseXml(source)
    expect(comments).toEqual([{ kind: 'comment', text: 'k', s: 22, e: 30 }])
    expect(root).toMatchObject({ tag: 'odoo', s: 31, se: 37, e: source.length })
    const [field] = elementsOf(rootOf(source))
    expect(field).toMatchObject({ kind: 'element', tag: 'x:f', s: 37, se: 73, e: 104 })
    expect(field?.attributes).toEqual([
      { name: 'a', value: '1<2', ns: 43, vs: 48, ve: 54 },
      { name: 'b', value: '', ns: 56, vs: 59, ve: 59 },
      { name: 'xmlns:x', value: 'u', ns: 61, vs: 70, ve: 71 },
    ])
    expect(field?.children).toEqual([
      { kind: 'text', text: 'tA', s: 73, e: 79 },
      { kind: 'comment', text: ' c ', s: 79, e: 89 },
      { kind: 'text', text: 'v', s: 96, e: 97 },
    ])
  })

  test('a CDATA section is a text node whose span stands between its brackets', () => {
    const source = '<a>x<![CDATA[<b>&amp;\r\n]]>y<![CDATA[]]></a>'
    const root = rootOf(source)
    expect(root.children).toEqual([
      { kind: 'text', text: 'x', s: 3, e: 4 },
      { kind: 'text', text: '<b>&amp;\n', s: 13, e: 23 },
      { kind: 'text', text: 'y', s: 26, e: 27 },
    ])
    expect(textOf(root)).toBe('x<b>&amp;\ny')
  })

  test.each([
    ['<a x="p\tq\r\nr\ns\rt&#10;&#9;u"/>', 'p q r s t\n\tu'],
    ['<a x="  two  spaces  "/>', '  two  spaces  '],
    ["<a x='&quot;&apos;&amp;amp;'/>", '"\'&amp;'],
  ])('%j: the value is normalised as XML demands', (source, value) => {
    expect(attribute(rootOf(source), 'x')?.value).toBe(value)
  })

  test('line ends become line feeds, references to them stay', () => {
    expect(textOf(rootOf('<a>1\r\n2\r3\n4&#13;5</a>'))).toBe('1\n2\n3\n4\r5')
  })

  test.each([
    ['<a><b c="1"><d/>text</e></a>', 20, ['a 0-20', 'b 3-20', 'd 12-16']],
    ['<a><b/><c x=></a>', 12, ['a 0-12', 'b 3-7']],
    ['<a>\n<b>', 7, ['a 0-7', 'b 4-7']],
  ])('%j: the tree up to the error is kept, open elements end there', (source, at, elements) => {
    const { root, issues } = parseXml(source)
    expect(issues[0]?.span[0]).toBe(at)
    const found: string[] = []
    if (root) walk(root, (node) => node.kind === 'element' && found.push(`${node.tag} ${node.s}-${node.e}`))
    expect(found).toEqual(elements)
  })
})

describe('entities of the file', () => {
  const doctype =
    '<!DOCTYPE a [<!ENTITY nbsp "&#160;"><!ENTITY n "new\nline"><!ENTITY tag "<b/>"><!ENTITY two "&nbsp;&nbsp;">]>'

  test('plain text is replaced', () => {
    const root = rootOf(`${doctype}<a x="1&nbsp;2&n;">3&nbsp;4&n;</a>`)
    expect(root.attributes[0]?.value).toBe('1\u00a02new line')
    expect(textOf(root)).toBe('3\u00a04new\nline')
  })

  test.each(['<a>&tag;</a>', '<a x="&two;"/>', '<a>&two;</a>'])('%s is one clear issue', (body) => {
    const { issues } = parseXml(doctype + body)
    expect(issues).toHaveLength(1)
    expect(issues[0]).toMatchObject({ code: 'entity-expansion' })
  })

  test('the first declaration of a name counts', () => {
    const root = rootOf('<!DOCTYPE a [<!ENTITY x "1"><!ENTITY % x "p"><!ENTITY x "2">]><a>&x;</a>')
    expect(textOf(root)).toBe('1')
  })

  test('the declaration alone is no issue, a reference to another file is', () => {
    const external = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    expect(parseXml(`${external}<a/>`).issues).toEqual([])
    expect(parseXml(`${external}<a>&x;</a>`).issues[0]?.code).toBe('entity-expansion')
  })

  test('a billion laughs are not expanded', () => {
    const levels = Array.from({ length: 10 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`)
    const source = `<!DOCTYPE a [<!ENTITY l0 "lol">${levels.join('')}]><a>&l10;</a>`
    const { issues, root } = parseXml(source)
    expect(issues).toMatchObject([{ code: 'entity-expansion', span: [source.length - 9, source.length - 4] }])
    expect(root?.children).toEqual([])
  })

  test('one long entity used often is stopped', () => {
    const source = `<!DOCTYPE a [<!ENTITY l "${'x'.repeat(50_000)}">]><a>${'&l;'.repeat(50_000)}</a>`
    expect(parseXml(source).issues[0]?.code).toBe('entity-expansion')
  })
})

describe('limits', () => {
  const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth)

  test('256 levels are accepted, 257 are not, 10,000 neither', () => {
    expect(parseXml(nested(256)).issues).toEqual([])
    expect(parseXml(nested(257)).issues).toMatchObject([{ code: 'too-deep', span: [768, 769] }])
    expect(parseXml(nested(10_000)).issues).toMatchObject([{ code: 'too-deep', span: [768, 769] }])
    expect(parseXml(`${'<a>'.repeat(256)}<b/>${'</a>'.repeat(256)}`).issues).toMatchObject([{ code: 'too-deep' }])
  })

  test('many attributes and siblings are read in good time', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => ` a${i}="${i}"`).join('')
    expect(rootOf(`<a${many}/>`).attributes).toHaveLength(20_000)
    expect(parseXml(`<a${many} a7=""/>`).issues[0]?.code).toBe('duplicate-attribute')
    expect(rootOf(`<a>${'<b/>'.repeat(50_000)}</a>`).children).toHaveLength(50_000)
  })

  test('a text beyond libxml2 has an end', () => {
    expect(parseXml(`<a>${'x'.repeat(10_000_001)}</a>`).issues[0]?.code).toBe('text-too-long')
  })
})

describe('lone surrogates and other characters outside XML', () => {
  test.each([
    ['<a>\ud800</a>', 3],
    ['<a>\udc00x</a>', 3],
    ['<a>\ud83d\ude00\ud83d</a>', 5],
    ['<a x="\ufffe"/>', 6],
    ['<a/>\u0000', 4],
  ])('%j', (source, at) => {
    const [issue] = parseXml(source).issues
    expect(issue?.span[0]).toBe(at)
  })

  test('an error before them comes first', () => {
    expect(parseXml('<a></b>\u0001').issues[0]?.code).toBe('tag-mismatch')
  })
})

describe('queries', () => {
  const root = rootOf('<r a="1" b="2">one<!-- c -->two<x><y/></x><z/></r>')

  test('find attributes, elements and text as lxml does', () => {
    expect(attribute(root, 'b')?.value).toBe('2')
    expect(attribute(root, 'c')).toBeUndefined()
    expect(elementsOf(root).map((element) => element.tag)).toEqual(['x', 'z'])
    expect(textOf(root)).toBe('one')
    expect(textOf(rootOf('<r/>'))).toBe('')
  })

  test('walk goes in document order and leaves out what a visitor refuses', () => {
    const seen: string[] = []
    const name = (node: XmlNode) => (node.kind === 'element' ? node.tag : node.kind)
    walk(root, (node, parent) => {
      seen.push(`${parent?.tag ?? ''}/${name(node)}`)
      return name(node) !== 'x'
    })
    expect(seen).toEqual(['/r', 'r/text', 'r/comment', 'r/text', 'r/x', 'r/z'])
  })
})
