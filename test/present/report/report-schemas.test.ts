import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { expect, test } from 'vitest'
import { RULES } from '../../../rules/index.ts'
import { reportFormats } from '../../../src/present/report/report-formats.ts'
import { addonTree } from '../../support/addon-tree.ts'
import { checkTree } from '../../support/check-tree.ts'

const { report, host, session } = checkTree(
  { ...addonTree(), 'alone/broken.py': '(', 'alone/a b é.xml': '<odoo>', 'alone/x.py': 'import nowhere_at_all' },
  RULES,
  '17.0',
)
const full = {
  ...report,
  problems: [{ file: '/work/alone/huge.xml', message: 'not read: 30 MB' }],
  faults: [{ rule: 'a/b', file: '/work/alone/x.py', message: 'boom' }],
}
const presentation = {
  cwd: host.cwd,
  colour: false,
  width: 100,
  version: '0.1.0',
  failOn: { severity: 'error', confidence: 'proven' } as const,
  source: (file: string) => session.source(file),
}

/** The schema that Microsoft's and OASIS' SARIF tools publish (SARIF 2.1.0 RTM 5), of draft 4. */
test('SARIF is what its schema says', () => {
  const {
    $schema: _,
    id: __,
    ...schema
  } = JSON.parse(readFileSync(new URL('../../schemas/sarif-2.1.0-rtm.5.json', import.meta.url), 'utf8'))
  const valid = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false, allErrors: true }).compile(
    schema,
  )
  for (const each of [full, { ...full, findings: [], faults: [], problems: [] }]) {
    const log = JSON.parse(reportFormats.sarif(each, presentation))
    valid(log)
    expect(valid.errors ?? []).toEqual([])
    expect(log.runs[0].results).toHaveLength(each.findings.length)
  }
  valid({ version: '2.1.0', runs: [{ results: [] }] })
  expect(valid.errors).not.toEqual([])
})

/** What GitLab's documentation of the Code Quality report demands. */
test('the code quality report has what GitLab demands', () => {
  const text = { type: 'string', minLength: 1 }
  const issue = {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: text,
      check_name: text,
      fingerprint: text,
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          // seen from the repository, without ./
          path: { type: 'string', minLength: 1, not: { pattern: '^(?:\\./|/)' } },
          lines: {
            type: 'object',
            required: ['begin'],
            properties: { begin: { type: 'integer', minimum: 1 }, end: { type: 'integer', minimum: 1 } },
          },
        },
      },
    },
  }
  const valid = new Ajv().compile({ type: 'array', items: issue })
  const issues = JSON.parse(reportFormats.gitlab(full, presentation))
  valid(issues)
  expect(valid.errors ?? []).toEqual([])
  expect(issues).toHaveLength(full.findings.length + 2)
  expect(new Set(issues.map((one: { fingerprint: string }) => one.fingerprint)).size).toBe(issues.length)
})

test('JUnit is well-formed, and counts what it holds', () => {
  const xml = reportFormats.junit(full, presentation)
  expect(XMLValidator.validate(xml)).toBe(true)
  const tree = new XMLParser({ ignoreAttributes: false, isArray: (name) => name !== 'testsuites' }).parse(xml)
  const suites: readonly Record<string, unknown>[] = tree.testsuites.testsuite
  for (const suite of suites) {
    const cases = Array.isArray(suite['testcase']) ? suite['testcase'] : []
    expect(Number(suite['@_tests'])).toBe(cases.length)
    expect(Number(suite['@_failures'])).toBe(cases.filter((one) => one.failure).length)
    expect(Number(suite['@_skipped'])).toBe(cases.filter((one) => one.skipped).length)
  }
})
