import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unifiedDiff } from '../../src/present/unified-diff.ts'

/** Applies a unified diff strictly: every context and removed line must be there. */
function patched(before: string, diff: string): string {
  const old = before.match(/[^\n]*\n|[^\n]+$/g) ?? []
  const rows = diff.match(/[^\n]*\n/g) ?? []
  let out = ''
  let at = 0
  for (let i = 2; i < rows.length; i++) {
    const row = rows[i]!
    const hunk = /^@@ -(\d+),(\d+) \+\d+,\d+ @@/.exec(row)
    if (hunk) {
      const start = Number(hunk[2]) === 0 ? Number(hunk[1]) : Number(hunk[1]) - 1
      while (at < start) out += old[at++]
      continue
    }
    if (row.startsWith('\\')) continue
    const line = rows[i + 1]?.startsWith('\\') ? row.slice(1, -1) : row.slice(1)
    if (row[0] !== '+') {
      expect(old[at]).toBe(line)
      at++
    }
    if (row[0] !== '-') out += line
  }
  while (at < old.length) out += old[at++]
  return out
}

test('a change in its context, as git writes it', () => {
  const before = 'a\nb\nc\nd\ne\nf\ng\n'
  expect(unifiedDiff('x.py', before, before.replace('d', 'D').replace('g\n', 'g'))).toBe(
    `--- a/x.py
+++ b/x.py
@@ -1,7 +1,7 @@
 a
 b
 c
-d
+D
 e
 f
-g
+g
\\ No newline at end of file
`,
  )
})

test('a file that is made', () => {
  expect(unifiedDiff('x.csv', '', 'id\n1\n', true)).toBe('--- /dev/null\n+++ b/x.csv\n@@ -0,0 +1,2 @@\n+id\n+1\n')
})

test('changes far from each other stand in hunks of their own', () => {
  const before = Array.from({ length: 40 }, (_, i) => `${i}\n`)
  const after = before.with(3, 'x\n').toSpliced(30, 2)
  const diff = unifiedDiff('x', before.join(''), after.join(''))
  expect(diff.match(/^@@.*/gm)).toEqual(['@@ -1,7 +1,7 @@', '@@ -28,8 +28,6 @@'])
})

test('applied to the old text it gives the new one', () => {
  const line = fc.constantFrom('a\n', 'b\n', 'c\n', '\n', 'd\r\n')
  const text = fc.tuple(fc.array(line, { maxLength: 30 }), fc.constantFrom('', 'end')).map(([a, b]) => a.join('') + b)
  fc.assert(
    fc.property(text, text, (before, after) => {
      const diff = unifiedDiff('x', before, after)
      expect(diff === '').toBe(before === after)
      if (diff !== '') expect(patched(before, diff)).toBe(after)
    }),
  )
})
