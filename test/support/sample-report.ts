import type { Finding } from '../../src/rule/finding.ts'
import type { Presentation, Report } from '../../src/rule/report.ts'
import { Source } from '../../src/text/source.ts'

/** A report with one of everything, for the tests of those that write it. */
const VIEW = '/work/sale_x/views/a b.xml'
const TEXT = '<odoo>\r\n  <field ref="base.gone"/>\r\n</odoo>\r\n'
export const PRESENTATION: Presentation = {
  cwd: '/work',
  colour: true,
  width: 100,
  version: '0.1.0',
  failOn: { severity: 'error', confidence: 'proven' },
  source: (file) => (file === VIEW ? new Source(file, TEXT) : undefined),
}
export const GONE: Finding = {
  rule: 'data/unknown-external-id',
  key: 'unknown',
  severity: 'error',
  confidence: 'proven',
  message: '`base.gone`, 100% <gone>:\n"x" @me',
  data: {},
  addon: 'sale_x',
  at: { file: VIEW, span: [22, 31] },
  related: [{ file: '/work/base/b.csv', span: [3, 4], note: 'was here' }],
  fixes: [
    {
      title: 'Remove it',
      safety: 'unsafe',
      edits: [
        { file: VIEW, span: [10, 34], text: '' },
        { file: '/work/base/b.csv', span: [5, 9], text: 'x' },
      ],
    },
  ],
  fingerprint: 'f1',
}
export const SPREAD: Finding = {
  ...GONE,
  rule: 'view/odd',
  severity: 'warning',
  confidence: 'guess',
  message: 'odd\x07',
  at: { file: VIEW, span: [0, 43] },
  related: [],
  fixes: [],
}
export const FAR: Finding = {
  ...SPREAD,
  severity: 'info',
  addon: '',
  at: { file: '/far/é.py', span: [7, 8] },
  message: 'far',
}
export const FULL: Report = {
  series: '17.0',
  findings: [GONE, SPREAD, FAR],
  problems: [{ file: VIEW, span: [8, 9], message: 'bad' }],
  faults: [{ rule: 'view/odd', file: VIEW, message: 'boom' }, { message: 'lost' }],
  stats: {
    addons: 2,
    filesRead: 3,
    filesParsed: 2,
    bytesRead: 99,
    rulesRun: 3,
    findings: { error: 1, warning: 1, info: 1 },
    suppressed: 4,
  },
  rules: [
    { id: 'data/unknown-external-id', title: 'Unknown id', severity: 'error', page: 'https://example.org/a' },
    { id: 'view/quiet', title: 'Quiet', severity: 'info', page: 'rules/view/quiet.md' },
    { id: 'view/odd', title: 'Odd', severity: 'warning', page: '' },
  ],
}
