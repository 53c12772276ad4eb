import { expect, test } from 'vitest'
import { globExpression } from '../../src/text/glob.ts'

test('`**` stands for any folders, `*` and `?` for what is in a name; what names a folder may mean all in it', () => {
  const fits = (glob: string, path: string, below?: 'below') => globExpression(glob, below).test(path)
  for (const path of ['legacy/a.py', 'legacy/deep/er/a.py']) expect(fits('legacy/**', path, 'below')).toBe(true)
  expect(fits('legacy/**', 'legacyx/a.py', 'below')).toBe(false)
  expect(fits('legacy', 'legacy/a/b.py', 'below')).toBe(true)
  expect(fits('legacy', 'legacy/a/b.py')).toBe(false)
  expect(fits('**/old/**', 'old/a.py')).toBe(true)
  expect(fits('**/old/**', 'a/b/old/c/a.py')).toBe(true)
  expect(fits('**/old/**', 'a/bold/c.py')).toBe(false)
  expect(fits('./a/*/?.py', 'a/x.y/b.py')).toBe(true)
  expect(fits('a/*/?.py', 'a/x/y/b.py')).toBe(false)
})
