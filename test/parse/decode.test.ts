import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeText, type TextKind } from '../../src/parse/decode.ts'
import { FILE_SIZE_LIMIT, fileSizeIssue } from '../../src/parse/limits.ts'

/** One byte for each character. */
const bytes = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0))
const utf8 = (text: string) => new TextEncoder().encode(text)

function utf16(text: string, bigEndian: boolean): Uint8Array {
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
  return Uint8Array.from(units.flatMap((unit) => (bigEndian ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8])))
}

/** bytes, encoding, text from where it differs, and the issue's code and span: verdicts of CPython 3.11's `compile` */
// biome-ignore format: a table
const PYTHON: readonly (readonly [string, string, string, (readonly [string, number, number])?])[] = [
  ['x = 1\n', 'utf-8', 'x = 1\n'],
  ['# -*- coding: utf-8 -*-\n"\xc3\xa9"', 'utf-8', '# -*- coding: utf-8 -*-\n"é"'],
  ['# -*- coding: latin-1 -*-\n"\xe9\x80"', 'iso-8859-1', '# -*- coding: latin-1 -*-\n"é\x80"'],
  ['#!/usr/bin/python\n# vim: set fileencoding=cp1252 :\n"\x80\x93\x9f\xff"', 'windows-1252', '#!/usr/bin/python\n# vim: set fileencoding=cp1252 :\n"€“Ÿÿ"'],
  ['\n# coding: latin-1\n"\xe9"', 'iso-8859-1', '\n# coding: latin-1\n"é"'],
  ['# coding:latin-1\r"\xe9"', 'iso-8859-1', '# coding:latin-1\r"é"'],
  ['\x0c# coding: L1\n"\xe9"', 'iso-8859-1', '\x0c# coding: L1\n"é"'],
  ['# coding: ISO_8859-15\n"\xa4"', 'iso-8859-15', '# coding: ISO_8859-15\n"€"'],
  ['# coding: koi8-r\n"\xc1"', 'koi8-r', '# coding: koi8-r\n"а"'],
  ['\xef\xbb\xbf# coding: utf8\nx', 'utf-8', '# coding: utf8\nx'],
  ['x\n# coding: latin-1\n"\xe9"', 'utf-8', 'x\n# coding: latin-1\n"\ufffd"', ['encoding', 21, 22]],
  ['\n\n# coding: latin-1\n"\xe9"', 'utf-8', '\n\n# coding: latin-1\n"\ufffd"', ['encoding', 21, 22]],
  ['"\xc3\xa9\xe9"', 'utf-8', '"é\ufffd"', ['encoding', 2, 3]],
  ['"\xed\xa0\x80"', 'utf-8', '"\ufffd\ufffd\ufffd"', ['encoding', 1, 2]],
  ['"\xf0\x8f\xbf\xbf"', 'utf-8', '"\ufffd\ufffd\ufffd\ufffd"', ['encoding', 1, 2]],
  ['"\xc0\xaf"', 'utf-8', '"\ufffd\ufffd"', ['encoding', 1, 2]],
  ['"\xf4\x90\x80\x80"', 'utf-8', '"\ufffd\ufffd\ufffd\ufffd"', ['encoding', 1, 2]],
  ['"\xf0\x9f\x98\x80\xf0\x9f"', 'utf-8', '"😀\ufffd"', ['encoding', 3, 4]],
  ['\xc3\xa9\xc3', 'utf-8', 'é\ufffd', ['encoding', 1, 2]],
  ['# coding: foo\nx', 'utf-8', '# coding: foo\nx', ['unknown-encoding', 10, 13]],
  ['# coding: mbcs\nx', 'utf-8', '# coding: mbcs\nx', ['unknown-encoding', 10, 14]],
  ['\xef\xbb\xbf# coding: latin-1\n', 'utf-8', '# coding: latin-1\n', ['unknown-encoding', 10, 17]],
  ['# coding: ascii\n"\xc3\xa9"', 'ascii', '# coding: ascii\n"\ufffd\ufffd"', ['encoding', 17, 18]],
  ['# coding: windows-1252\n"\x81"', 'windows-1252', '# coding: windows-1252\n"\x81"', ['encoding', 24, 25]],
  ['x = 1\0\n', 'utf-8', 'x = 1\0\n', ['nul', 5, 6]],
]

describe('python', () => {
  for (const [source, encoding, text, issue] of PYTHON) {
    test(`${JSON.stringify(source)} is ${encoding}`, () => {
      const decoded = decodeText(bytes(source), 'python')
      expect(decoded.text).toBe(text)
      expect(decoded.encoding).toBe(encoding)
      expect(decoded.bom).toBe(source.startsWith('\xef'))
      expect(decoded.issues.map(({ code, span }) => [code, ...span])).toEqual(issue ? [issue] : [])
    })
  }

  test('the issue names the byte and the way out', () => {
    const message = (source: string) => decodeText(bytes(source), 'python').issues[0]?.message
    expect(message('\xe9')).toBe(
      "Non-UTF-8 code starting with '\\xe9', but no encoding declared; see https://peps.python.org/pep-0263/",
    )
    expect(message('# coding: utf-8\n\xe9')).toBe("'utf-8' codec can't decode byte 0xe9")
    expect(message('# coding: nope')).toBe('unknown encoding: nope')
  })

  test('a file in UTF-16 is refused at its first byte, and what it holds is read all the same', () => {
    for (const big of [false, true]) {
      const mark = big ? [0xfe, 0xff] : [0xff, 0xfe]
      const { text, issues } = decodeText(Uint8Array.of(...mark, ...utf16('é = 1\n', big)), 'python')
      expect(text).toBe('é = 1\n')
      expect(issues).toHaveLength(1)
      expect(issues[0]).toMatchObject({ code: 'encoding', span: [0, 1] })
      expect(issues[0]?.message).toMatch(big ? /'\\xfe'/ : /'\\xff'/)
    }
  })
})

/** bytes, text, and the issue's code and span: verdicts of lxml 6.1 */
// biome-ignore format: a table
const XML: readonly (readonly [Uint8Array, string, (readonly [string, number, number])?])[] = [
  [bytes('<a>\xc3\xa9</a>'), '<a>é</a>'],
  [bytes('\xef\xbb\xbf<a/>'), '<a/>'],
  [bytes('<?xml version="1.0" encoding="iso-8859-1"?><a>\xe9\x80</a>'), '<?xml version="1.0" encoding="iso-8859-1"?><a>é\x80</a>'],
  [bytes("<?xml version='1.0' encoding = 'windows-1252' ?><a>\x80</a>"), "<?xml version='1.0' encoding = 'windows-1252' ?><a>€</a>"],
  [bytes('\xef\xbb\xbf<?xml version="1.0" encoding="latin1"?><a>\xc3\xa9</a>'), '<?xml version="1.0" encoding="latin1"?><a>é</a>'],
  [Uint8Array.of(0xff, 0xfe, ...utf16('<a>é</a>', false)), '<a>é</a>'],
  [Uint8Array.of(0xfe, 0xff, ...utf16('<a>é</a>', true)), '<a>é</a>'],
  [utf16('<?xml version="1.0" encoding="utf-16"?><a/>', false), '<?xml version="1.0" encoding="utf-16"?><a/>'],
  [bytes('<a>\xe9</a>'), '<a>\ufffd</a>', ['encoding', 3, 4]],
  [bytes('<a>\n\n\x85</a>'), '<a>\n\n\ufffd</a>', ['encoding', 5, 6]],
  [bytes('<?xml version="1.0" encoding="ascii"?><a>\xe9</a>'), '<?xml version="1.0" encoding="ascii"?><a>\ufffd</a>', ['encoding', 41, 42]],
  [bytes('<?xml version="1.0" encoding="foo"?><a/>'), '<?xml version="1.0" encoding="foo"?><a/>', ['unknown-encoding', 30, 33]],
  [bytes('<?xml version="1.0" encoding="latin-1"?><a/>'), '<?xml version="1.0" encoding="latin-1"?><a/>', ['unknown-encoding', 30, 37]],
  [bytes('<?xml version="1.0" encoding="UTF-16"?><a/>'), '<?xml version="1.0" encoding="UTF-16"?><a/>', ['declared-encoding', 30, 36]],
]

describe('xml', () => {
  for (const [source, text, issue] of XML) {
    test(`${issue ? issue[0] : 'reads'} ${JSON.stringify(text)}`, () => {
      const decoded = decodeText(source, 'xml')
      expect(decoded.text).toBe(text)
      expect(decoded.issues.map(({ code, span }) => [code, ...span])).toEqual(issue ? [issue] : [])
    })
  }
})

describe('csv, po and scripts', () => {
  test('a byte order mark stays in CSV, where it is an issue, and goes elsewhere', () => {
    const source = utf8('\ufeffid,name')
    expect(decodeText(source, 'csv')).toMatchObject({
      text: '\ufeffid,name',
      issues: [{ code: 'byte-order-mark', span: [0, 1] }],
    })
    expect(decodeText(source, 'po')).toMatchObject({ text: 'id,name', issues: [], bom: true })
    expect(decodeText(source, 'script')).toMatchObject({ text: 'id,name', issues: [], bom: true })
  })

  test.each(['csv', 'po', 'script'] as const)('%s is UTF-8; the rest of a damaged file is read', (kind) => {
    const decoded = decodeText(bytes('a\xc3\xa9b\xe9c'), kind)
    expect(decoded.text).toBe('aéb\ufffdc')
    expect(decoded.issues).toMatchObject([{ code: 'encoding', span: [3, 4] }])
  })

  test("a PO file's charset does not help, and the message says so", () => {
    const source = bytes('msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=ISO-8859-1\\n"\n"\xe9"')
    expect(decodeText(source, 'po').issues[0]?.message).toContain('not as ISO-8859-1')
  })
})

describe('limits', () => {
  test('a file above 20 MB is not read', () => {
    expect(fileSizeIssue(FILE_SIZE_LIMIT)).toBeUndefined()
    const { text, issues } = decodeText(new Uint8Array(FILE_SIZE_LIMIT + 1), 'xml')
    expect(text).toBe('')
    expect(issues).toEqual([
      { code: 'file-too-large', message: 'file has 20.0 MB; addonry reads files up to 20 MB', span: [0, 0] },
    ])
  })
})

const kinds = fc.constantFrom<TextKind>('python', 'xml', 'csv', 'po', 'script')

describe('properties', () => {
  test('UTF-8 is read back without issue', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((value) => !/[\0\ufeff\ufffd#<]/.test(value))
    fc.assert(
      fc.property(text, kinds, (value, kind) => {
        expect(decodeText(utf8(value), kind)).toMatchObject({ text: value, issues: [] })
      }),
    )
  })

  test('never throws; an issue stands where the first wrong byte was', () => {
    const part = fc.oneof(
      fc.uint8Array({ maxLength: 12 }),
      fc
        .constantFrom(
          '# coding: ascii\n',
          '<?xml version="1.0" encoding="gbk"?>',
          '\xff\xfe',
          '\xef\xbb\xbf',
          'é',
          '\n',
        )
        .map(bytes),
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), kinds, (parts, kind) => {
        const { text, issues } = decodeText(Uint8Array.from(parts.flatMap((piece) => [...piece])), kind)
        let before = 0
        for (const { span } of issues) {
          expect(before <= span[0] && span[0] < span[1] && span[1] <= text.length).toBe(true)
          before = span[0]
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('the first wrong byte is found where a fatal decoder fails', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 30 }), (source) => {
        const { text, issues } = decodeText(source, 'csv')
        const at = issues.find((issue) => issue.code === 'encoding')?.span[0]
        const fatal = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
        if (at === undefined) expect(fatal.decode(source)).toBe(text)
        else {
          expect(() => fatal.decode(source)).toThrow()
          const before = utf8(text.slice(0, at))
          expect(source.slice(0, before.length)).toEqual(before)
          expect(text.charAt(at)).toBe('\ufffd')
        }
      }),
      { numRuns: 2000 },
    )
  })
})
