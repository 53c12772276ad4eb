import { expect, test } from 'vitest'
import { reportText } from '../../../src/present/report/report-text.ts'
import type { Finding } from '../../../src/rule/finding.ts'
import type { Presentation, Report } from '../../../src/rule/report.ts'
import { Source } from '../../../src/text/source.ts'
import type { Span } from '../../../src/text/span.ts'

const FILES: Readonly<Record<string, string>> = {
  '/work/sale_x/views/a.xml': '<odoo>\n  <field ref="base.gone"/>\n</odoo>\n',
  '/work/sale_x/models/b.py': "x = 'a'\r\ny = 'b'\r\n",
}

const PRESENTATION: Presentation = {
  cwd: '/work',
  colour: false,
  width: 80,
  version: '0.1.0',
  failOn: { severity: 'error', confidence: 'proven' },
  source: (file) => (FILES[file] === undefined ? undefined : new Source(file, FILES[file])),
}

function finding(file: string, part: string, more: Partial<Finding> = {}): Finding {
  const start = (FILES[file] ?? '').indexOf(part)
  const span: Span = [start, start + part.length]
  return {
    rule: 'data/unknown-external-id',
    key: 'unknown',
    severity: 'error',
    confidence: 'proven',
    message: '`base.gone` is not there',
    data: {},
    addon: 'sale_x',
    at: { file, span },
    related: [],
    fixes: [],
    fingerprint: 'f1',
    ...more,
  }
}

function report(findings: readonly Finding[], more: Partial<Report> = {}, hidden = 0): Report {
  const count = (severity: string) => findings.filter((each) => each.severity === severity).length
  return {
    series: '17.0',
    findings,
    problems: [],
    faults: [],
    rules: [],
    stats: {
      addons: 14,
      filesRead: 0,
      filesParsed: 0,
      bytesRead: 0,
      rulesRun: 0,
      findings: { error: count('error'), warning: count('warning'), info: count('info') },
      suppressed: hidden,
    },
    ...more,
  }
}

test('says so when nothing is wrong', () => {
  expect(reportText(report([]), PRESENTATION)).toBe('No problems found in 14 addons (series 17.0)\n')
  expect(reportText(report([], {}, 3), PRESENTATION)).toBe('No problems found in 14 addons (series 17.0), 3 hidden\n')
})

const FULL = report(
  [
    finding('/work/sale_x/views/a.xml', 'base.gone', {
      related: [{ file: '/work/sale_x/models/b.py', span: [9, 10], note: 'renamed here' }],
      fixes: [
        { title: 'Write `base.new`', safety: 'safe', edits: [] },
        { title: 'Remove the field', safety: 'unsafe', edits: [] },
      ],
    }),
    finding('/work/sale_x/models/b.py', "'b'", {
      rule: 'python/old',
      severity: 'warning',
      confidence: 'likely',
      message: 'old',
    }),
    finding('/work/away/c.csv', '', { addon: 'away', severity: 'info', rule: 'data/c', message: 'gone\nfile' }),
    finding('/elsewhere/d.xml', '', { addon: '', severity: 'warning', rule: 'data/d', message: 'far' }),
  ],
  {
    problems: [
      { file: '/work/sale_x/views/a.xml', span: [9, 15], message: 'not well-formed' },
      { file: '/work/sale_x/e.po', message: 'is not UTF-8' },
    ],
    faults: [{ rule: 'data/c', file: '/work/away/c.csv', message: 'boom' }, { message: 'out of cheese' }],
  },
)

test('groups by addon and file, with frames, related places, fixes, problems and faults', () => {
  expect(reportText(FULL, PRESENTATION)).toBe(`outside any addon: 1 warning

../elsewhere/d.xml:1:1  warning data/d  far

away: 1 info

away/c.csv:1:1  info data/c  gone file

sale_x: 1 error, 1 warning

sale_x/models/b.py:2:5  warning python/old (likely)  old
  2 | y = 'b'
    |     ^^^

sale_x/views/a.xml:2:15  error data/unknown-external-id  \`base.gone\` is not there
  2 |   <field ref="base.gone"/>
    |               ^^^^^^^^^
  see sale_x/models/b.py:2  renamed here
  fix available: Write \`base.new\` (--fix, safe)
  fix available: Remove the field (--fix, unsafe)

sale_x/views/a.xml:2:3  not understood  not well-formed
sale_x/e.po  not understood  is not UTF-8
away/c.csv  internal error in data/c  boom
internal error  out of cheese

1 error, 2 warnings, 1 info in 14 addons (series 17.0), 2 places not understood, 2 internal errors
`)
})

test('the compact form has one line for each finding', () => {
  expect(reportText({ ...FULL, problems: [], faults: [] }, PRESENTATION, { frames: false })).toBe(
    `../elsewhere/d.xml:1:1  warning data/d  far
away/c.csv:1:1  info data/c  gone file
sale_x/models/b.py:2:5  warning python/old (likely)  old
sale_x/views/a.xml:2:15  error data/unknown-external-id  \`base.gone\` is not there
1 error, 2 warnings, 1 info in 14 addons (series 17.0)
`,
  )
})

test('a run that could not read everything never calls itself clean', () => {
  const unread = report([], { problems: [{ file: '/work/a.xml', message: 'no such file' }] })
  expect(reportText({ ...unread, stats: { ...unread.stats, addons: 1 } }, PRESENTATION)).toBe(
    'a.xml  not understood  no such file\n\nNo findings in 1 addon (series 17.0), 1 place not understood\n',
  )
})

test('colour comes and goes with the presentation alone', () => {
  const one = report([finding('/work/sale_x/views/a.xml', 'base.gone')])
  const painted = reportText(one, { ...PRESENTATION, colour: true })
  expect(painted).toContain('\x1b[1m\x1b[31merror\x1b[39m\x1b[22m data/unknown-external-id')
  expect(painted).toContain('\x1b[1m\x1b[31m^^^^^^^^^\x1b[39m\x1b[22m')
  expect(painted.replace(/\x1b\[\d+m/g, '')).toBe(reportText(one, PRESENTATION))
})

test('no source can speak to the terminal', () => {
  const sneaky = report([finding('/work/\x1b]0;x\x07.xml', '', { message: 'a\x1b[2Jb', addon: '\x1b[1m' })])
  expect(reportText(sneaky, PRESENTATION)).toBe(
    '␛[1m: 1 error\n\n␛]0;x␇.xml:1:1  error data/unknown-external-id  a␛[2Jb\n\n1 error in 14 addons (series 17.0)\n',
  )
})
