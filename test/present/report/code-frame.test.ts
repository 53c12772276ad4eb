import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeFrame } from '../../../src/present/report/code-frame.ts'
import { Source } from '../../../src/text/source.ts'
import type { Span } from '../../../src/text/span.ts'

/** The frame of the part between `«` and `»`. */
function frame(marked: string, width = 80): string {
  const start = marked.indexOf('«')
  const text = marked.replace('«', '')
  return codeFrame(new Source('a.xml', text.replace('»', '')), [start, text.indexOf('»')], width)
}

function rows(...lines: string[]): string {
  return lines.join('\n')
}

test('underlines a span inside one line', () => {
  expect(frame('<odoo>\n  <field «ref="a"»/>\n</odoo>\n')).toBe(rows('2 |   <field ref="a"/>', '  |          ^^^^^^^'))
})

test('knows \\r\\n and a lone \\r', () => {
  expect(frame('one\r\n«two»\r\nthree')).toBe(rows('2 | two', '  | ^^^'))
  expect(frame('one\r«two»\rthree')).toBe(rows('2 | two', '  | ^^^'))
})

test('a tab goes to the next multiple of four', () => {
  expect(frame('\tab\t«cd»')).toBe(rows('1 |     ab  cd', '  |         ^^'))
  expect(frame('a«\t»b')).toBe(rows('1 | a   b', '  |  ^^^'))
})

test('wide characters take two columns, marks none', () => {
  expect(frame('名前 «漢字» x')).toBe(rows('1 | 名前 漢字 x', '  |      ^^^^'))
  expect(frame('e\u0301e\u0301 «x» 👩‍👩‍👧')).toBe(rows('1 | e\u0301e\u0301 x 👩‍👩‍👧', '  |    ^'))
  expect(frame('«👩‍👩‍👧»!')).toBe(rows('1 | 👩‍👩‍👧!', '  | ^^'))
})

test('shows at most three lines of a span and counts the rest', () => {
  expect(frame('«<a>\n  b\n\n  c\n</a>»')).toBe(
    rows('1 | <a>', '  | ^^^', '2 |   b', '  |   ^', '3 |', '  | … 2 more lines'),
  )
  expect(frame('«a\nb\nc\nd»')).toContain('… 1 more line')
  expect(frame('«a\nb\nc»')).toBe(rows('1 | a', '  | ^', '2 | b', '  | ^', '3 | c', '  | ^'))
})

test('a span that ends where the next line begins does not show that line', () => {
  expect(frame('«a\n»b')).toBe(rows('1 | a', '  | ^'))
})

test('an empty span marks one character, also behind the end of a line and in an empty file', () => {
  expect(frame('a«»bc')).toBe(rows('1 | abc', '  |  ^'))
  expect(frame('abc«»\nd')).toBe(rows('1 | abc', '  |    ^'))
  expect(frame('abc\r«»\nd')).toBe(rows('1 | abc', '  |    ^'))
  expect(frame('«»')).toBe(rows('1 |', '  | ^'))
})

test('clips a long line around the span', () => {
  expect(frame(`${'a'.repeat(500)}«BBB»${'c'.repeat(500)}`, 30)).toBe(
    rows('1 | …aaaaaaaaaaBBBccccccccccc…', '  |            ^^^'),
  )
  expect(frame(`«BBB»${'c'.repeat(50)}`, 30)).toBe(rows(`1 | BBB${'c'.repeat(21)}…`, '  | ^^^'))
  expect(frame(`${'a'.repeat(50)}«BBB»`, 30)).toBe(rows(`1 | …${'a'.repeat(21)}BBB`, `  |  ${' '.repeat(21)}^^^`))
  expect(frame(`${'a'.repeat(50)}«${'b'.repeat(50)}»`, 30)).toBe(
    rows(`1 | …aaa${'b'.repeat(21)}…`, `  |     ${'^'.repeat(21)}`),
  )
})

test('what would move the cursor or hide is shown', () => {
  expect(frame('a\x1b[2J\u202e«x»')).toBe(rows('1 | a␛[2J�x', '  |       ^'))
  expect(frame('a«\u200b»b')).toBe(rows('1 | a�b', '  |  ^'))
})

test('line numbers are aligned over the frame', () => {
  expect(frame(`${'\n'.repeat(8)}«a\nb»`)).toBe(rows(' 9 | a', '   | ^', '10 | b', '   | ^'))
})

test('paints carets and gutter apart', () => {
  const paint = { mark: (text: string) => `<${text}>`, faint: (text: string) => `{${text}}` }
  expect(codeFrame(new Source('a', 'abc'), [1, 2], 80, paint)).toBe(rows('{1 |} abc', '{  |}  <^>'))
})

test('never throws, keeps its width, and has a caret below each shown text', () => {
  const pieces = fc.constantFrom(
    'a',
    ' ',
    '\t',
    '\n',
    '\r',
    '\r\n',
    '漢',
    '👩‍👩‍👧',
    '\u0301',
    '\ud83d',
    '\udc69',
    '\x1b',
    '\u200b',
  )
  const text = fc.oneof(
    fc.array(pieces, { maxLength: 120 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 120 }),
  )
  const offset = fc.oneof(fc.integer({ min: -5, max: 400 }), fc.constantFrom(Number.NaN, Infinity, -Infinity))
  fc.assert(
    fc.property(text, offset, offset, fc.integer({ min: 24, max: 60 }), (content, start, end, width) => {
      const span: Span = [start, end]
      const lines = codeFrame(new Source('a', content), span, width).split('\n')
      const caretRows = lines.filter((line) => /^ *\| *\^+$/.test(line))
      expect(caretRows.length).toBeGreaterThan(0)
      expect(lines[1]).toBe(caretRows[0])
      expect(lines.length).toBeLessThanOrEqual(7)
      for (const line of caretRows) expect(line.length).toBeLessThanOrEqual(width)
      expect(lines.join('')).not.toMatch(/[\0-\x1f\x7f-\x9f]/)
    }),
    { numRuns: 500 },
  )
})

test('the caret stands below the marked character of any one-line text of plain characters', () => {
  const plain = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '"', '<'), minLength: 1, maxLength: 200 })
  fc.assert(
    fc.property(plain, fc.nat(), fc.integer({ min: 24, max: 60 }), (before, at, width) => {
      const index = at % (before.length + 1)
      const text = `${before.slice(0, index)}X${before.slice(index)}`
      const [shown = '', marks = ''] = codeFrame(new Source('a', text), [index, index + 1], width).split('\n')
      expect(shown[marks.indexOf('^')]).toBe('X')
      expect(shown.length).toBeLessThanOrEqual(width)
    }),
  )
})
