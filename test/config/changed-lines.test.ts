import { describe, expect, test } from 'vitest'
import { readChangedLines, touchesChange } from '../../src/config/changed-lines.ts'

const changed = (diff: string, untracked: readonly string[] = []) =>
  Object.fromEntries(readChangedLines(diff, '/w', untracked).files)

describe('a unified diff', () => {
  test('as git writes it without context', () => {
    expect(
      changed(`diff --git a/a/x.py b/a/x.py
index 1..2 100644
--- a/a/x.py
+++ b/a/x.py
@@ -3 +3,2 @@ def f():
-old
+new
+newer
@@ -10,2 +11,0 @@
-gone
-gone
diff --git a/gone.py b/gone.py
--- a/gone.py
+++ /dev/null
@@ -1 +0,0 @@
-x
`),
    ).toEqual({
      '/w/a/x.py': [
        [3, 3],
        [3, 3],
        [4, 4],
        [11, 12],
        [12, 12],
        [12, 12],
      ],
    })
  })

  test('with context, and lines that look like headers', () => {
    const diff = '--- x.sql\t2026-01-01\n+++ x.sql\t2026-01-02\n@@ -1,3 +1,3 @@\n a\n--- b\n+++ b\n c\n'
    expect(changed(diff)).toEqual({
      '/w/x.sql': [
        [2, 2],
        [2, 2],
      ],
    })
  })

  test('names in quotes, files that git does not know', () => {
    expect(changed('+++ "b/\\303\\244 \\"x\\".py"\n@@ -0,0 +1 @@\n+x\n', ['new.py'])).toEqual({
      '/w/ä "x".py': [[1, 1]],
      '/w/new.py': 'all',
    })
  })

  test('nothing of it', () => {
    expect(changed('')).toEqual({})
    expect(changed('@@ -1 +1 @@\n+x\n')).toEqual({})
  })
})

test('a place touches a change when they share a line', () => {
  const diff = readChangedLines('+++ b/x.py\n@@ -1,0 +5,2 @@\n+a\n+b\n', '/w', ['new.py'])
  const touches = (file: string, first: number, last: number) =>
    touchesChange(diff, { file, span: [0, 0] }, () => [first, last])
  expect([touches('/w/x.py', 4, 4), touches('/w/x.py', 4, 5), touches('/w/x.py', 6, 9)]).toEqual([false, true, true])
  expect([touches('/w/new.py', 1, 1), touches('/w/y.py', 1, 99)]).toEqual([true, false])
})
