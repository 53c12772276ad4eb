import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { extract } from '../../../src/facts/extract.ts'
import { parsePython } from '../../../src/parse/python/parse.ts'
import { Source } from '../../../src/text/source.ts'
import { dumpPython } from '../../support/python-dump.ts'

const fixture = (name: string): string =>
  readFileSync(new URL(`../../../fixtures/python/${name}`, import.meta.url), 'utf8')

interface Faulty {
  readonly source: string
  /** not there when CPython compiles it */
  readonly message?: string
  readonly line?: number
}

describe('as CPython reads it', () => {
  test.each(['syntax', 'crlf'])('the tree of %s.py', (name) => {
    const { body, issues } = parsePython(fixture(`${name}.py`))
    expect(issues).toEqual([])
    expect(dumpPython(body).split('\n')).toEqual(fixture(`${name}.ast`).split('\n'))
  })

  const faulty: readonly Faulty[] = JSON.parse(fixture('errors.json'))
  test.each(["x = 'a\0b'\n", '# a\0b\n', 'x = 1\n\0'])('a NUL is refused wherever it stands: %j', (text) => {
    const [issue] = parsePython(text).issues
    expect(issue).toMatchObject({ message: 'source code string cannot contain null bytes' })
    expect(issue?.span[0]).toBe(text.indexOf('\0'))
  })

  test.each(faulty)('what is said of $source', ({ source, message, line }) => {
    const [issue] = parsePython(source).issues
    expect(issue?.message).toBe(message)
    if (issue) expect(new Source('x.py', source).positionAt(issue.span[0]).line).toBe(line)
  })
})

describe('whatever stands in the file', () => {
  const tokens = [
    ...['def', 'f', 'class', 'if', 'elif', 'else', ':', '(', ')', '[', ']', '{', '}', ',', '=', '==', '+', '-', '.'],
    ...['lambda', 'for', 'in', 'not', 'async', 'await', '*', '**', '"a"', "'", '"""', 'f"{', '}"', '1', '0x', '\\'],
    ...['\n', '\n  ', '\n\t', '#', '@', ';', ':=', 'x', 'import', 'from', 'try', 'except', 'with', 'match', 'case'],
  ]

  test('a soup of tokens never throws, and every place lies in the text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...tokens), { maxLength: 60 }), (words) => {
        const text = words.join(' ')
        const { body, issues } = parsePython(text)
        for (const { span } of issues) {
          expect(span[0]).toBeGreaterThanOrEqual(0)
          expect(span[1]).toBeLessThanOrEqual(text.length)
          expect(span[0]).toBeLessThanOrEqual(span[1])
        }
        for (const one of body) expect(one.e).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 500 },
    )
  })

  test('a file with any piece cut out is read to its end', () => {
    const text = fixture('syntax.py')
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(40), (at, length) => {
        const facts = extract('python', new Source('x.py', text.slice(0, at) + text.slice(at + length)))
        expect(facts.kind).toBe('python')
      }),
      { numRuns: 200 },
    )
  })

  test.each([
    ['brackets', `x = ${'('.repeat(10_000)}1${')'.repeat(10_000)}`],
    ['signs', `x = ${'-'.repeat(100_000)}1`],
    ['operators', `x = ${Array.from({ length: 50_000 }, () => '1').join('+')}`],
    ['attributes', `x = a${'.b'.repeat(50_000)}`],
    ['branches', `if x:\n pass\n${'elif x:\n pass\n'.repeat(20_000)}`],
    ['indentation', Array.from({ length: 500 }, (_, i) => `${' '.repeat(i)}if x:`).join('\n')],
    ['fields of an f-string', `x = f"${'{a:'.repeat(5_000)}"`],
    ['lambdas', `x = ${'lambda: '.repeat(20_000)}1`],
    ['calls', `x = a${'()'.repeat(20_000)}`],
  ])('too many %s are one clear issue', (_, text) => {
    const facts = extract('python', new Source('x.py', `${text}\n`))
    expect(facts.issues.length).toBe(1)
  })
})
