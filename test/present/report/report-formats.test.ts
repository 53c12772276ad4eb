import { XMLParser } from 'fast-xml-parser'
import { describe, expect, test } from 'vitest'
import { isReportFormat, type ReportFormat, reportFormats } from '../../../src/present/report/report-formats.ts'
import type { Report } from '../../../src/rule/report.ts'
import type { Confidence, Severity } from '../../../src/rule/severity.ts'
import { FULL, GONE, PRESENTATION, SPREAD } from '../../support/sample-report.ts'

const EMPTY: Report = { ...FULL, findings: [], problems: [], faults: [], rules: FULL.rules.slice(0, 1) }

const at = (line: number, column: number, endLine: number, endColumn: number) => ({ line, column, endLine, endColumn })

test('knows its formats', () => {
  expect(isReportFormat('sarif')).toBe(true)
  expect(isReportFormat('toString')).toBe(false)
})

test.each(Object.keys(reportFormats).filter(isReportFormat))('%s is the same twice, and ends its last line', (name) => {
  const text = reportFormats[name](FULL, PRESENTATION)
  expect(reportFormats[name](FULL, PRESENTATION)).toBe(text)
  expect(text.endsWith('\n')).toBe(true)
})

function parsed(name: ReportFormat, report: Report): unknown {
  return JSON.parse(reportFormats[name](report, PRESENTATION))
}

test('json', () => {
  const file = 'sale_x/views/a b.xml'
  const { rule, severity, confidence, message, addon, fingerprint } = GONE
  expect(parsed('json', FULL)).toEqual({
    schema: 1,
    series: '17.0',
    findings: [
      {
        ...{ rule, severity, confidence, message, addon, file, ...at(2, 15, 2, 24), fingerprint },
        related: [{ file: 'base/b.csv', ...at(1, 1, 1, 1), message: 'was here' }],
        fixes: [
          {
            title: 'Remove it',
            safety: 'unsafe',
            edits: [
              { file, ...at(2, 3, 2, 27), start: 10, end: 34, text: '' },
              { file: 'base/b.csv', ...at(1, 1, 1, 1), start: 5, end: 9, text: 'x' },
            ],
          },
        ],
      },
      {
        ...{ rule: 'view/odd', severity: 'warning', confidence: 'guess', message: 'odd\x07', addon, file },
        ...{ ...at(1, 1, 3, 8), fingerprint, related: [], fixes: [] },
      },
      {
        ...{ rule: 'view/odd', severity: 'info', confidence: 'guess', message: 'far', addon: '' },
        ...{ file: '../far/é.py', ...at(1, 1, 1, 1), fingerprint, related: [], fixes: [] },
      },
    ],
    problems: [{ file, line: 2, column: 1, message: 'bad' }],
    faults: [
      { rule: 'view/odd', file, message: 'boom' },
      { rule: null, file: null, message: 'lost' },
    ],
    rules: FULL.rules.map(({ id }) => id),
    shard: null,
    stats: FULL.stats,
  })
  expect(
    reportFormats
      .json(FULL, PRESENTATION)
      .match(/^ {6}"(\w+)"/gm)
      ?.slice(0, 13)
      .join(''),
  ).toBe(
    [
      'rule',
      'severity',
      'confidence',
      'message',
      'addon',
      'file',
      'line',
      'column',
      'endLine',
      'endColumn',
      'fingerprint',
      'related',
      'fixes',
    ]
      .map((key) => `      "${key}"`)
      .join(''),
  )
})

test('github', () => {
  expect(reportFormats.github(EMPTY, PRESENTATION)).toBe('')
  expect(reportFormats.github(FULL, PRESENTATION).split('\n')).toEqual([
    '::error file=sale_x/views/a b.xml,line=2,endLine=2,col=15,endColumn=24,title=data/unknown-external-id' +
      '::`base.gone`, 100%25 <gone>:%0A"x" @me%0Asee base/b.csv:1  was here',
    '::warning file=sale_x/views/a b.xml,line=1,endLine=3,title=view/odd (guess)::odd␇',
    '::notice file=../far/é.py,title=view/odd (guess)::far',
    '::warning file=sale_x/views/a b.xml,line=2,endLine=2,col=1,endColumn=2,title=not understood::bad',
    '::error file=sale_x/views/a b.xml,title=internal error in view/odd::boom',
    '::error title=internal error::lost',
    '',
  ])
})

test('gitlab', () => {
  expect(parsed('gitlab', EMPTY)).toEqual([])
  const path = 'sale_x/views/a b.xml'
  const issue = (description: string, check_name: string, fingerprint: unknown, severity: string, place: unknown) => ({
    ...{ description, check_name, fingerprint, severity, location: place },
  })
  const hash = expect.stringMatching(/^[0-9a-f]{32}$/)
  expect(parsed('gitlab', FULL)).toEqual([
    issue(GONE.message, GONE.rule, 'f1', 'critical', { path, lines: { begin: 2, end: 2 } }),
    issue('odd\x07', 'view/odd', 'f1-2', 'minor', { path, lines: { begin: 1, end: 3 } }),
    issue('far', 'view/odd', 'f1-3', 'info', { path: '../far/é.py', lines: { begin: 1, end: 1 } }),
    issue('bad', 'not-understood', hash, 'major', { path, lines: { begin: 2, end: 2 } }),
    issue('view/odd: boom', 'internal-error', hash, 'blocker', { path, lines: { begin: 1, end: 1 } }),
    issue('lost', 'internal-error', hash, 'blocker', { path: '.', lines: { begin: 1, end: 1 } }),
  ])
  const likely = { ...FULL, findings: [{ ...GONE, confidence: 'likely' as const }] }
  expect(parsed('gitlab', likely)).toMatchObject([{ severity: 'major' }, {}, {}, {}])
})

describe('junit', () => {
  const read = (report: Report): unknown =>
    new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', htmlEntities: true }).parse(
      reportFormats.junit(report, PRESENTATION),
    ).testsuites

  test('a clean run has one passed case for each rule', () => {
    expect(read(EMPTY)).toEqual({
      ...{ name: 'addonry', tests: '1', failures: '0', errors: '0', time: '0' },
      testsuite: {
        ...{ name: 'addonry', tests: '1', failures: '0', errors: '0', skipped: '0', time: '0' },
        testcase: { name: 'data/unknown-external-id', classname: 'addonry', time: '0' },
      },
    })
  })

  test('what fails the run fails its case, and nothing else does', () => {
    const failures = (severity: Severity, confidence: Confidence) =>
      reportFormats.junit(FULL, { ...PRESENTATION, failOn: { severity, confidence } }).split('<failure').length - 1
    expect(failures('error', 'proven')).toBe(1)
    expect(failures('warning', 'proven')).toBe(1)
    expect(failures('warning', 'guess')).toBe(2)
    expect(failures('info', 'guess')).toBe(3)
  })

  test('a suite for each addon, a case for each rule and file', () => {
    const file = 'sale_x/views/a b.xml'
    const passed = { failures: '0', errors: '0', skipped: '0', time: '0' }
    expect(read({ ...FULL, findings: [...FULL.findings, { ...SPREAD, message: 'even' }] })).toEqual({
      ...{ name: 'addonry', tests: '7', failures: '1', errors: '2', time: '0' },
      testsuite: [
        {
          ...{ name: 'outside any addon', tests: '1', ...passed },
          testcase: {
            ...{
              name: 'view/odd: ../far/é.py',
              classname: 'outside any addon',
              file: '../far/é.py',
              line: '1',
              time: '0',
            },
            'system-out': '../far/é.py:1:1 info (guess) far',
          },
        },
        {
          ...{ name: 'sale_x', tests: '2', ...passed, failures: '1' },
          testcase: [
            {
              ...{ name: `data/unknown-external-id: ${file}`, classname: 'sale_x', file, line: '2', time: '0' },
              failure: {
                message: '`base.gone`, 100% <gone>:\n"x" @me',
                type: 'error',
                '#text': `${file}:2:15 error \`base.gone\`, 100% <gone>:\n"x" @me`,
              },
            },
            {
              ...{ name: `view/odd: ${file}`, classname: 'sale_x', file, line: '1', time: '0' },
              'system-out': `${file}:1:1 warning (guess) odd\n${file}:1:1 warning (guess) even`,
            },
          ],
        },
        {
          ...{ name: 'addonry', tests: '4', ...passed, errors: '2', skipped: '1' },
          testcase: [
            { name: 'view/quiet', classname: 'addonry', time: '0' },
            {
              ...{ name: `not understood: ${file}`, classname: 'addonry', file, line: '2', time: '0' },
              skipped: { message: 'bad', '#text': `${file}:2:1 bad` },
            },
            {
              ...{ name: `internal error: view/odd: ${file}`, classname: 'addonry', time: '0' },
              error: { message: 'boom', type: 'internal-error', '#text': 'boom' },
            },
            {
              ...{ name: 'internal error', classname: 'addonry', time: '0' },
              error: { message: 'lost', type: 'internal-error', '#text': 'lost' },
            },
          ],
        },
      ],
    })
  })
})
