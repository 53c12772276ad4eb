import { expect, test } from 'vitest'
import { globTest, matchesStarred } from '../../src/text/glob.ts'

test('`**` stands for any folders, `*` and `?` for what is in a name; what names a folder may mean all in it', () => {
  const fits = (glob: string, path: string, below?: 'below') => globTest(glob, below)(path)
  for (const path of ['legacy/a.py', 'legacy/deep/er/a.py']) expect(fits('legacy/**', path, 'below')).toBe(true)
  expect(fits('legacy/**', 'legacyx/a.py', 'below')).toBe(false)
  expect(fits('legacy', 'legacy/a/b.py', 'below')).toBe(true)
  expect(fits('legacy', 'legacy/a/b.py')).toBe(false)
  expect(fits('**/old/**', 'old/a.py')).toBe(true)
  expect(fits('**/old/**', 'a/b/old/c/a.py')).toBe(true)
  expect(fits('**/old/**', 'a/bold/c.py')).toBe(false)
  expect(fits('./a/*/?.py', 'a/x.y/b.py')).toBe(true)
  expect(fits('a/*/?.py', 'a/x/y/b.py')).toBe(false)
  expect(fits('**/a/**/b*d/c', 'a/b/a/bad/bed/c')).toBe(true)
  expect(fits('a.b', 'axb')).toBe(false)
  expect(fits('legacy/**', 'legacy')).toBe(false)
  expect(fits('legacy/**', 'legacy', 'below')).toBe(false)
})

test('a star tries no way twice', () => {
  let tried = 0
  const pieces = {
    isStar: (letter: string) => letter === '*',
    fits: (letter: string, given: string) => {
      tried++
      return letter === given
    },
  }
  expect(matchesStarred([...'*a'.repeat(20), 'b'], [...'a'.repeat(200)], pieces)).toBe(false)
  expect(tried).toBeLessThan(200 * 200)
})
