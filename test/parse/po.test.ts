import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePo } from '../../src/parse/po.ts'
import type { PoEntry } from '../../src/parse/po-entry.ts'

const HEADER = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'

/** Source, then what polib 1.2 reads as msgid and msgstr forms, or the line where it raises. */
// biome-ignore format: a table
const POLIB: readonly (readonly [source: string, expected: number | readonly (readonly string[])[]])[] = [
  ['', []],
  ['# only a comment\n', []],
  ['msgid "a"\nmsgstr "b"\n', [['a', 'b']]],
  ['msgid "a"\nmsgid "b"\nmsgstr "c"\n', 2],
  ['msgid "a"\n# note\nmsgid "b"\nmsgstr "c"\n', [['b', 'c']]],
  ['msgstr "b"\n', 1],
  ['"a"\n', 1],
  ['msgid "a"\nmsgstr "b"\n"c"\n\n"d"\n', [['a', 'bcd']]],
  ['msgid "a\nmsgstr "b"\n', []],
  ['msgid a\nmsgstr b\n', []],
  ['msgid "a"b"\nmsgstr ""\n', 1],
  ['msgid "a\\"b"\nmsgstr "\\n\\t\\\\x"\n', [['a"b', '\n\t\\x']]],
  ['msgid "a"\nmsgstr "b" "c"\n', 2],
  ['msgid ""a"\nmsgstr ""\n', 1],
  ['msgid\n', 1],
  ['msgid""\nmsgstr ""\n', 1],
  ['foo "x"\n', 1],
  ['#foo\nmsgid "a"\nmsgstr "b"\n', 1],
  ['#,fuzzy\nmsgid "a"\nmsgstr "b"\n', 1],
  ['#, fuzzy, c-format\n#: model:ir.model,name:x.y code:a.py:0\n#. module: sale\nmsgid "a"\nmsgstr "b"\n', [['a', 'b']]],
  ['##x\n#\nmsgid "a"\nmsgstr "b"\n', [['a', 'b']]],
  ['msgid "a"\nmsgid_plural "as"\nmsgstr[0] "b"\nmsgstr[1] "c"\n"d"\n', [['a', 'b', 'cd']]],
  ['msgid "a"\nmsgstr[x] "b"\n', 2],
  ['msgid "a"\nmsgstr[0]\n', [['a', 'msgstr[0']]],
  ['msgid_plural "a"\n', 1],
  ['msgctxt "c"\nmsgid "a"\nmsgstr "b"\n', [['a', 'b']]],
  ['msgctxt "c"\nmsgctxt "d"\nmsgid "a"\nmsgstr "b"\n', 2],
  ['msgid "a"\nmsgctxt "c"\nmsgstr "b"\n', 2],
  ['msgctxt "c"\n# x\nmsgid "a"\nmsgstr "b"\n', 2],
  ['#~ msgid "a"\n#~ msgstr "b"\n', [['a', 'b']]],
  ['#~\n', 1],
  ['#~| msgid "o"\n#~ msgid "a"\n#~ msgstr "b"\n', [['a', 'b']]],
  ['#| msgid "o"\n#| "p"\nmsgid "a"\nmsgstr "b"\n', [['a', 'b']]],
  ['#|\n', 1],
  ['#| "p"\n', 1],
  ['#| msgid\n', 1],
  ['#| foo "x"\n', 1],
  ['#| msgstr "x"\n', 1],
  ['#~ #| msgid "x"\nmsgid "a"\nmsgstr "b"\n', 1],
  ['msgid "a"\nmsgstr "b"\n#. module: x\n', [['a', 'b']]],
  ['msgid "a"\nmsgstr "b"\n#:\n', []],
  ['#:\n#.\n#,\nmsgid "a"\nmsgstr "b"\n', [['a', 'b']]],
  ['  msgid   "a"  \r\n\tmsgstr\t"b"\r\n', [['a', 'b']]],
  ['msgid "a\u2028b"\nmsgstr "c"\n', 2],
  ['msgid "a"\rmsgstr "b"\r', [['a', 'b']]],
  ['\ufeffmsgid "a"\nmsgstr "b"\n', [['a', 'b']]],
  ['msgid "a"\n#. x\nmsgstr "b"\n', 3],
  ['msgid "a"\n# x\nmsgstr "b"\n', [['a', 'b']]],
  ['msgid "a"\nmsgstr "b"\nmsgstr "c"\n', 3],
  ['domain "x"\nmsgid "a"\nmsgstr "b"\n', 1],
  ['msgid "', []],
]

const strings = (entries: readonly PoEntry[]) =>
  entries
    .filter((entry) => entry.msgid.value !== '')
    .map((entry) => [entry.msgid.value, ...entry.msgstr.map((form) => form.value)])

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|[\n\r\u2028]/).length
}

describe('parsePo', () => {
  test('escapes are those of polib, others stay', () => {
    const { entries } = parsePo(`msgid "a"\nmsgstr "\\\\ \\n \\t \\r \\v \\b \\f \\" \\x"\n`)
    expect(entries[0]?.msgstr[0]?.value).toBe('\\ \n \t \r \v \b \f " \\x')
  })

  for (const [source, expected] of POLIB) {
    test(`${JSON.stringify(source)} is judged as polib judges it`, () => {
      const { entries, issues } = parsePo(source)
      if (typeof expected === 'number') {
        expect(issues).toHaveLength(1)
        expect(lineOf(source, issues[0]?.span[0] ?? 0)).toBe(expected)
      } else {
        expect(issues).toEqual([])
        expect(strings(entries)).toEqual(expected)
      }
    })
  }

  test('gives exact offsets and all that belongs to an entry', () => {
    const entry =
      '#. module: sale\n#. module: stock\n#: code:addons/sale/x.py:0 model:a,b:sale.c\n#, python-format,fuzzy\nmsgctxt "k"\nmsgid ""\n"%s of\\n"\n"it"\nmsgstr "%s"\n'
    const { entries, header, headerSpan, warnings } = parsePo(HEADER + entry)
    const start = HEADER.length
    expect([...header]).toEqual([
      ['Language', 'fr'],
      ['Content-Type', 'text/plain; charset=UTF-8'],
    ])
    expect(headerSpan).toEqual([16, HEADER.length - 2])
    expect(warnings()).toEqual([])
    expect(entries).toMatchObject([
      {
        context: { value: 'k', s: start + entry.indexOf('"k"'), e: start + entry.indexOf('"k"') + 3 },
        msgid: { value: '%s of\nit', s: start + entry.indexOf('""'), e: start + entry.indexOf('\nmsgstr') },
        plural: undefined,
        msgstr: [{ value: '%s', s: start + entry.length - 5, e: start + entry.length - 1 }],
        flags: ['python-format', 'fuzzy'],
        references: ['code:addons/sale/x.py:0', 'model:a,b:sale.c'],
        module: 'sale',
        obsolete: false,
      },
    ])
  })

  test('the module is what Odoo matches at the head of the generated comments', () => {
    const module = (comment: string) => parsePo(`${HEADER}${comment}msgid "a"\nmsgstr "b"\n`).entries[0]?.module
    expect(module('#. module: sale\n')).toBe('sale')
    expect(module('#. modules: sale, stock\n')).toBe('sale')
    expect(module('#. note\n#. module: sale\n')).toBeUndefined()
    expect(module('# module: sale\n')).toBeUndefined()
    expect(module('')).toBeUndefined()
  })

  test('obsolete entries are marked and may repeat others', () => {
    const { entries, warnings } = parsePo(`${HEADER}msgid "a"\nmsgstr "b"\n\n#~ msgid "a"\n#~ msgstr "c"\n`)
    expect(entries.map((entry) => entry.obsolete)).toEqual([false, true])
    expect(warnings()).toEqual([])
  })

  test.each([
    ['msgid "a"\nmsgstr "b"\n', 'missing-header', 1, ''],
    [`${HEADER}msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n`, 'duplicate-entry', 9, '"a"'],
    [`${HEADER}msgid "ab\nmsgstr "b"\n`, 'unterminated-string', 6, '"ab'],
    [`${HEADER}msgid "a\\"\nmsgstr "b"\n`, 'unterminated-string', 6, '"a\\"'],
    [`${HEADER}msgid "a"\n# x\nmsgid "b"\nmsgstr "c"\n`, 'missing-msgstr', 6, '"a"'],
    [`${HEADER}msgid "a"\n`, 'missing-msgstr', 6, '"a"'],
    [HEADER.replace('UTF-8', 'latin1'), 'charset', 2, HEADER.slice(16, -2).replace('UTF-8', 'latin1')],
  ])('%j warns of %s on line %d', (source, code, line, text) => {
    const { warnings, issues } = parsePo(source)
    expect(issues).toEqual([])
    expect(warnings()).toMatchObject([{ code }])
    const [s, e] = warnings()[0]?.span ?? [-1, -1]
    expect(lineOf(source, s)).toBe(line)
    expect(source.slice(s, e)).toBe(text)
  })

  test('the same msgid in another context is another entry', () => {
    const both = `${HEADER}msgctxt "x"\nmsgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n`
    expect(parsePo(both).warnings()).toEqual([])
  })

  test('an issue says what is wrong and where', () => {
    expect(parsePo(`${HEADER}msgid "a"b"\nmsgstr ""\n`).issues).toEqual([
      {
        code: 'unescaped-quote',
        message: 'syntax error: unescaped double quote found',
        span: [HEADER.length + 8, HEADER.length + 9],
      },
    ])
    expect(parsePo('msgid "a"\nmsgid "b"\n').issues).toEqual([
      { code: 'syntax', message: 'syntax error: `msgid` cannot stand after `msgid`', span: [10, 19] },
    ])
  })
})

const escaped = (value: string) => `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`

describe('properties', () => {
  const word = fc.string({ maxLength: 10, unit: fc.constantFrom('a', 'é', ' ', '"', '\\', '\n', 'n', '%s') })

  test('what is written is read back', () => {
    const written = fc.uniqueArray(
      fc.tuple(
        word.filter((id) => id !== ''),
        word,
      ),
      { maxLength: 5, selector: ([id]) => id },
    )
    fc.assert(
      fc.property(written, (pairs) => {
        const source = HEADER + pairs.map(([id, text]) => `msgid ${escaped(id)}\nmsgstr ${escaped(text)}\n`).join('\n')
        const { entries, issues, warnings } = parsePo(source)
        expect([...issues, ...warnings()]).toEqual([])
        expect(strings(entries)).toEqual(pairs)
      }),
    )
  })

  test('never throws; spans lie in the text', () => {
    const line = fc.constantFrom('msgid "a"', 'msgstr "b"', '"c"', '"', '#~ ', '#| ', '# x', '#:', '#, y', 'msgctxt "k"', 'msgstr[0] "d"', 'msgstr[', '\\', '\0', '\u2028', '', 'msgid "', '\ud800') // biome-ignore format: a row
    const text = fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '')), { maxLength: 12 })
    fc.assert(
      fc.property(text, (lines) => {
        const source = lines.flat().join('')
        const { entries, issues, warnings } = parsePo(source)
        const spans = [...issues, ...warnings()].map((issue) => issue.span)
        for (const { msgid, msgstr } of entries) for (const { s, e } of [msgid, ...msgstr]) spans.push([s, e])
        for (const [s, e] of spans) expect(0 <= s && s <= e && e <= source.length).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})
