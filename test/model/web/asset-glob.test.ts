import { describe, expect, test } from 'vitest'
import { globMatcher } from '../../../src/model/web/asset-glob.ts'

const FILES = ['a/x.js', 'a/b/x.js', 'a/b/c/y.js', 'a/b/c/x.scss', 'a/.hidden/x.js', 'a/b/.x.js', 'a/[1].js', 'a/1.js']

/** What Python 3.11's `glob(pattern, recursive=True)` gives for these files, folders left out. */
const GLOBS: readonly (readonly [pattern: string, found: readonly string[]])[] = [
  ['a/*.js', ['a/x.js', 'a/[1].js', 'a/1.js']],
  ['a/**/*.js', ['a/x.js', 'a/b/x.js', 'a/b/c/y.js', 'a/[1].js', 'a/1.js']],
  ['a/**', ['a/x.js', 'a/b/x.js', 'a/b/c/y.js', 'a/b/c/x.scss', 'a/[1].js', 'a/1.js']],
  ['a/**/c/*', ['a/b/c/y.js', 'a/b/c/x.scss']],
  ['a/**/**/x.*', ['a/x.js', 'a/b/x.js', 'a/b/c/x.scss']],
  ['a/**.js', ['a/x.js', 'a/[1].js', 'a/1.js']],
  ['a/?.js', ['a/x.js', 'a/1.js']],
  ['a/[!x].js', ['a/1.js']],
  ['a/[0-9].js', ['a/1.js']],
  ['a/[[]1].js', ['a/[1].js']],
  ['a/b/.*', ['a/b/.x.js']],
  ['a/x', []],
  ['a/*/*/*/*', []],
]

describe('patterns of bundles', () => {
  test.each(GLOBS)('%s', (pattern, found) => {
    expect(FILES.filter(globMatcher(pattern))).toEqual(found)
  })

  test('a hostile pattern ends', () => {
    const matches = globMatcher(`a/${'*a'.repeat(60)}b`)
    expect(matches(`a/${'a'.repeat(4000)}`)).toBe(false)
  })
})
