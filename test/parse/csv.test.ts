import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCsv } from '../../src/parse/csv.ts'

type Rows = readonly (readonly string[] | '!')[]

/**
 * Source, then the rows of Python 3.11's `csv.reader` over `io.StringIO`, then those over `codecs.getreader('utf-8')`
 * where they differ; `!` is `csv.Error`.
 */
// biome-ignore format: a table
const PYTHON: readonly (readonly [source: string, feed: Rows, unicode?: Rows])[] = [
  ['', []],
  ['\n', [[]]],
  ['a', [['a']]],
  ['a\n', [['a']]],
  ['a,b\nc,d\n', [['a', 'b'], ['c', 'd']]],
  ['a,b\r\nc,d\r\n', [['a', 'b'], ['c', 'd']]],
  ['a\rb', ['!'], [['a'], ['b']]],
  ['a\r\r\nb', [['a'], ['b']], [['a'], [], ['b']]],
  ['a\r', [['a']]],
  ['"a"\rb', ['!'], [['a'], ['b']]],
  ['"a\rb"\n', [['a\rb']]],
  ['"a\nb",c\nd', [['a\nb', 'c'], ['d']]],
  ['a,\n', [['a', '']]],
  [',\n', [['', '']]],
  [',', [['', '']]],
  ['""', [['']]],
  ['"",""\n', [['', '']]],
  ['"a""b"', [['a"b']]],
  ['"a"b', [['ab']]],
  ['"a"b"c",d', [['ab"c"', 'd']]],
  ['a"b"c', [['a"b"c']]],
  ['"a', [['a']]],
  ['"a,b\nc', [['a,b\nc']]],
  ['a,"b', [['a', 'b']]],
  ['"a"" ,b', [['a" ,b']]],
  [' "a",b', [[' "a"', 'b']]],
  ['a\n\nb\n', [['a'], [], ['b']]],
  ['\n\na', [[], [], ['a']]],
  ['a\u000bb,c\nd', [['a\u000bb', 'c'], ['d']], [['a\u000b'], ['b', 'c'], ['d']]],
  ['"a\u0085b"\nc', [['a\u0085b'], ['c']]],
  ['a\u0085b', [['a\u0085b']], [['a\u0085'], ['b']]],
  ['a\u2028b', [['a\u2028b']], [['a\u2028'], ['b']]],
  ['"x"\u2028b', [['x\u2028b']], [['x\u2028'], ['b']]],
  ['\ufeffid,name\n', [['\ufeffid', 'name']]],
  ['\ufeff"id",name\n', [['\ufeff"id"', 'name']]],
  ['\u00e9,\ud83d\ude00\n', [['\u00e9', '\ud83d\ude00']]],
  ['a;b\tc\n', [['a;b\tc']]],
  ['a\n\r\nb', [['a'], [], ['b']]],
  ['"a"\n"b"\n', [['a'], ['b']]],
  ['"a","b""\n', [['a', 'b"\n']]],
  ['a,b\n"c', [['a', 'b'], ['c']]],
  ['"a"x\n', [['ax']]],
  ['x\u001cy', [['x\u001cy']], [['x\u001c'], ['y']]],
  ['\f\na', [['\f'], ['a']], [['\f'], [], ['a']]],
]

function rowsOf(source: string, lineEnds?: 'feed' | 'unicode'): Rows {
  const { rows, issues } = parseCsv(source, lineEnds)
  const values = rows.map((row) => row.cells.map((cell) => cell.value))
  return issues.length > 0 ? [...values, '!'] : values
}

describe('parseCsv', () => {
  for (const [source, feed, unicode = feed] of PYTHON) {
    test(`${JSON.stringify(source)} is read as Python reads it`, () => {
      expect(rowsOf(source)).toEqual(feed)
      expect(rowsOf(source, 'unicode')).toEqual(unicode)
    })
  }

  test('gives exact offsets', () => {
    const { rows } = parseCsv('id,"na""me"\r\n\r\n"a\nb",,c"d\n')
    expect(rows).toEqual([
      {
        cells: [
          { value: 'id', s: 0, e: 2, quoted: false },
          { value: 'na"me', s: 3, e: 11, quoted: true },
        ],
        s: 0,
        e: 11,
      },
      { cells: [], s: 13, e: 13 },
      {
        cells: [
          { value: 'a\nb', s: 15, e: 20, quoted: true },
          { value: '', s: 21, e: 21, quoted: false },
          { value: 'c"d', s: 22, e: 25, quoted: false },
        ],
        s: 15,
        e: 25,
      },
    ])
  })

  test('a carriage return inside a line is an issue at its place', () => {
    expect(parseCsv('a\nb,c\rd\ne').issues).toMatchObject([{ code: 'carriage-return', span: [5, 6] }])
  })

  test('NUL is an issue, the rows are still read', () => {
    const { rows, issues } = parseCsv('a,b\n\0,d\n')
    expect(issues).toEqual([{ code: 'nul', message: 'line contains NUL', span: [4, 5] }])
    expect(rows).toHaveLength(2)
  })

  test('a cell may have 131,072 characters, not one more', () => {
    const long = 'x'.repeat(131_072)
    expect(parseCsv(`a,${long}\n`).issues).toEqual([])
    expect(parseCsv(`a,"${long}"\n`).issues).toEqual([])
    expect(parseCsv(`${'\u{1F600}'.repeat(131_072)}\n`).issues).toEqual([])
    const { rows, issues } = parseCsv(`a\nb,${long}x\nc\n`)
    expect(issues).toMatchObject([{ code: 'field-too-large', span: [4, 4 + 131_073] }])
    expect(rows).toHaveLength(1)
  })
})

const cell = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.string({ maxLength: 8, unit: fc.constantFrom('"', ',', '\n', '\r', 'a', ' ', 'é', '\u2028', '\x0b') }),
)
const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 6 })
const quote = (value: string) => `"${value.replaceAll('"', '""')}"`

describe('properties', () => {
  test('what is written with quotes is read back', () => {
    const text = fc.tuple(table, fc.constantFrom('\n', '\r\n'), fc.boolean())
    fc.assert(
      fc.property(text, ([rows, end, last]) => {
        const source = rows.map((row) => row.map(quote).join(',')).join(end) + (last && rows.length > 0 ? end : '')
        expect(rowsOf(source)).toEqual(rows)
        expect(rowsOf(source, 'unicode')).toEqual(rows)
      }),
    )
  })

  test('never throws; spans follow each other; a plain cell is its slice', () => {
    const text = fc.string({
      unit: fc.constantFrom('"', ',', '\n', '\r', 'a', 'b', '\0', '\u2028', '\ud800'),
      maxLength: 40,
    })
    fc.assert(
      fc.property(text, fc.constantFrom('feed' as const, 'unicode' as const), (source, lineEnds) => {
        const { rows, issues } = parseCsv(source, lineEnds)
        let at = 0
        for (const row of rows) {
          expect(row.s).toBeGreaterThanOrEqual(at)
          at = row.s
          for (const { s, e, value, quoted } of row.cells) {
            expect(s).toBeGreaterThanOrEqual(at)
            expect(e).toBeGreaterThanOrEqual(s)
            expect(quoted).toBe(source.charAt(s) === '"' && e > s)
            if (!quoted) expect(source.slice(s, e)).toBe(value)
            at = e
          }
          expect(row.e).toBe(at)
        }
        expect(at).toBeLessThanOrEqual(source.length)
        for (const { span } of issues) expect(span[0] < span[1] && span[1] <= source.length).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  test('rows joined by their gaps are the text again', () => {
    const text = fc.string({ unit: fc.constantFrom('"', ',', '\n', 'a', '\r\n'), maxLength: 40 })
    fc.assert(
      fc.property(text, (source) => {
        let rest = source
        for (const row of [...parseCsv(source).rows].reverse()) rest = rest.slice(0, row.s) + rest.slice(row.e)
        expect(rest).toMatch(/^[\r\n]*$/)
      }),
    )
  })
})
