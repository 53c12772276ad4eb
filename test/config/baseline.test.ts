import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyBaseline, baselineOf, readBaseline, writeBaseline } from '../../src/config/baseline.ts'

const finding = (fingerprint: string, file = '/work/a.xml', rule = 'data/x', message = `about ${fingerprint}`) => ({
  fingerprint,
  rule,
  message,
  at: { file },
})

const FINDINGS = [
  finding('f2'),
  finding('f1'),
  finding('f2'),
  finding('f3', '/work/sub/A.xml'),
  finding('f4', '/else/b'),
]

const FILE = `{
  "schema": 1,
  "findings": [
    {"fingerprint":"f4","count":1,"rule":"data/x","file":"/else/b","message":"about f4"},
    {"fingerprint":"f1","count":1,"rule":"data/x","file":"a.xml","message":"about f1"},
    {"fingerprint":"f2","count":2,"rule":"data/x","file":"a.xml","message":"about f2"},
    {"fingerprint":"f3","count":1,"rule":"data/x","file":"sub/A.xml","message":"about f3"}
  ]
}
`

test('writes one line for each entry, in one order', () => {
  expect(writeBaseline(baselineOf(FINDINGS, '/work'))).toBe(FILE)
  expect(writeBaseline(baselineOf([...FINDINGS].reverse(), '/work'))).toBe(FILE)
  expect(writeBaseline({ entries: [] })).toBe('{\n  "schema": 1,\n  "findings": []\n}\n')
})

test('reads what it wrote', () => {
  expect(readBaseline(FILE)).toEqual(baselineOf(FINDINGS, '/work'))
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string({ minLength: 1 }), fc.string(), fc.string())), (parts) => {
      const baseline = baselineOf(
        parts.map(([fingerprint, rule, message]) => finding(fingerprint, '/work/a', rule, message)),
        '/work',
      )
      expect(readBaseline(writeBaseline(baseline))).toEqual(baseline)
    }),
  )
})

test('an entry that stands twice after a merge counts once, with the larger number', () => {
  const twice =
    '{"schema":1,"findings":[{"fingerprint":"a"},{"fingerprint":"a","count":3},{"fingerprint":"a","count":2}]}'
  expect(readBaseline(twice)).toEqual({ entries: [{ fingerprint: 'a', count: 3, rule: '', file: '', message: '' }] })
})

test.each([
  ['{', 'is not valid JSON'],
  ['[]', 'is not a baseline of schema 1'],
  ['{"schema":2,"findings":[]}', 'is not a baseline of schema 1'],
  ['{"schema":1}', 'is not a baseline: `findings` is not a list'],
  [
    '{"schema":1,"findings":[{"fingerprint":"a"},{"count":1}]}',
    'is not a baseline: entry 2 has no fingerprint or no whole count',
  ],
  [
    '{"schema":1,"findings":[{"fingerprint":"a","count":0}]}',
    'is not a baseline: entry 1 has no fingerprint or no whole count',
  ],
])('refuses %s', (text, failed) => {
  expect(readBaseline(text)).toEqual({ failed })
})

test('hides known findings, keeps new ones, tells stale entries', () => {
  const baseline = baselineOf(FINDINGS, '/work')
  const now = [finding('new'), ...['f2', 'f1', 'f1'].map((fingerprint) => finding(fingerprint))]
  const { kept, hidden, stale } = applyBaseline(now, baseline, { folder: '/work' })
  expect(kept).toEqual([now[0], now[3]])
  expect(hidden).toEqual([now[1], now[2]])
  expect(stale.map(({ entry, found }) => [entry.fingerprint, entry.count, found])).toEqual([
    ['f4', 1, 0],
    ['f2', 2, 1],
    ['f3', 1, 0],
  ])
  const inSub = applyBaseline(now, baseline, {
    folder: '/work',
    concerns: (entry) => entry.file.startsWith('sub/'),
  })
  expect(inSub.stale.map(({ entry }) => entry.fingerprint)).toEqual(['f3'])
})

test('a baseline of the findings hides them all and is not stale', () => {
  expect(applyBaseline(FINDINGS, baselineOf(FINDINGS, '/work'), { folder: '/work' })).toEqual({
    kept: [],
    hidden: FINDINGS,
    stale: [],
  })
})

test('what is known of a file that was renamed is known in the new one, as often as it was', () => {
  const finding = (file: string, name = '') =>
    ({ rule: 'a/b', message: `wrong${name}`, at: { file }, fingerprint: `${file}${name}` }) as const
  const baseline = baselineOf([finding('/w/old.py'), finding('/w/old.py', 'x'), finding('/w/stays.py')], '/w')
  const moved = [finding('/w/new.py'), finding('/w/new.py', 'x'), finding('/w/stays.py', 'x')]
  const use = { folder: '/w', gone: (file: string) => file === 'old.py' }
  const { kept, hidden, stale } = applyBaseline(moved, baseline, use)
  expect(hidden).toEqual(moved.slice(0, 2))
  expect(kept).toEqual(moved.slice(2))
  expect(stale.map(({ entry }) => entry.file)).toEqual(['stays.py'])
  // a second one of the kind is new, and so is one whose old file is still there
  expect(applyBaseline([...moved, finding('/w/newer.py')], baseline, use).kept).toHaveLength(2)
  expect(applyBaseline(moved, baseline, { folder: '/w' }).kept).toEqual(moved)
})
