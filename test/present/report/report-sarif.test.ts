import { expect, test } from 'vitest'
import { reportSarif } from '../../../src/present/report/report-sarif.ts'
import type { Report } from '../../../src/rule/report.ts'
import { FAR, FULL, GONE, PRESENTATION } from '../../support/sample-report.ts'

const SRC = { uri: 'sale_x/views/a%20b.xml', uriBaseId: '%SRCROOT%' }
const BASE = { uri: 'base/b.csv', uriBaseId: '%SRCROOT%' }

function read(report: Report, presentation = PRESENTATION): unknown {
  return JSON.parse(reportSarif(report, presentation))
}

test('rules carry their help, level and precision', () => {
  expect(read(FULL)).toMatchObject({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ columnKind: 'utf16CodeUnits', tool: { driver: { name: 'addonry', version: '0.1.0' } } }],
  })
  const text = (words: string) => ({ shortDescription: { text: words }, fullDescription: { text: words } })
  expect(read(FULL)).toHaveProperty('runs.0.tool.driver.rules', [
    {
      id: 'data/unknown-external-id',
      ...text('Unknown id'),
      help: { text: 'Unknown id\n\nSee https://example.org/a' },
      helpUri: 'https://example.org/a',
      defaultConfiguration: { level: 'error' },
      properties: { tags: ['data'], 'problem.severity': 'error', precision: 'very-high' },
    },
    {
      id: 'view/quiet',
      ...text('Quiet'),
      help: { text: 'Quiet\n\nSee rules/view/quiet.md' },
      defaultConfiguration: { level: 'note' },
      properties: { tags: ['view'], 'problem.severity': 'recommendation' },
    },
    {
      id: 'view/odd',
      ...text('Odd'),
      help: { text: 'Odd' },
      defaultConfiguration: { level: 'warning' },
      properties: { tags: ['view'], 'problem.severity': 'warning', precision: 'low' },
    },
  ])
})

test('results carry places, fingerprints, related places and fixes', () => {
  const place = (artifactLocation: unknown, region: unknown) => ({ physicalLocation: { artifactLocation, region } })
  const inAddon = { logicalLocations: [{ name: 'sale_x', kind: 'module' }] }
  expect(read(FULL)).toHaveProperty('runs.0.results', [
    {
      ruleId: 'data/unknown-external-id',
      ruleIndex: 0,
      level: 'error',
      message: { text: GONE.message },
      locations: [{ ...place(SRC, { startLine: 2, startColumn: 15, endLine: 2, endColumn: 24 }), ...inAddon }],
      partialFingerprints: { 'addonry/v1': 'f1', primaryLocationLineHash: 'f1' },
      relatedLocations: [{ id: 1, ...place(BASE, { startLine: 1 }), message: { text: 'was here' } }],
      fixes: [
        {
          description: { text: 'Remove it' },
          artifactChanges: [
            {
              artifactLocation: SRC,
              replacements: [{ deletedRegion: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 27 } }],
            },
            {
              artifactLocation: BASE,
              replacements: [{ deletedRegion: { charOffset: 5, charLength: 4 }, insertedContent: { text: 'x' } }],
            },
          ],
          properties: { safety: 'unsafe' },
        },
      ],
      properties: { confidence: 'proven', precision: 'very-high' },
    },
    {
      ruleId: 'view/odd',
      ruleIndex: 2,
      level: 'warning',
      message: { text: 'odd\x07' },
      locations: [{ ...place(SRC, { startLine: 1, startColumn: 1, endLine: 3, endColumn: 8 }), ...inAddon }],
      partialFingerprints: { 'addonry/v1': 'f1', primaryLocationLineHash: 'f1-2' },
      properties: { confidence: 'guess', precision: 'low' },
    },
    {
      ruleId: 'view/odd',
      ruleIndex: 2,
      level: 'note',
      message: { text: 'far' },
      locations: [place({ uri: 'file:///far/%C3%A9.py' }, { startLine: 1 })],
      partialFingerprints: { 'addonry/v1': 'f1', primaryLocationLineHash: 'f1-3' },
      properties: { confidence: 'guess', precision: 'low' },
    },
  ])
})

test('problems and faults are notifications, a fault makes the run unsuccessful', () => {
  const bad = { startLine: 2, startColumn: 1, endLine: 2, endColumn: 2 }
  expect(read(FULL)).toHaveProperty('runs.0.invocations', [
    {
      executionSuccessful: false,
      toolExecutionNotifications: [
        {
          level: 'warning',
          message: { text: 'bad' },
          locations: [{ physicalLocation: { artifactLocation: SRC, region: bad } }],
        },
        {
          level: 'error',
          message: { text: 'boom' },
          associatedRule: { id: 'view/odd' },
          locations: [{ physicalLocation: { artifactLocation: SRC, region: { startLine: 1 } } }],
        },
        { level: 'error', message: { text: 'lost' } },
      ],
    },
  ])
  expect(read({ ...FULL, faults: [] })).toHaveProperty('runs.0.invocations.0.executionSuccessful', true)
})

test('a path of another drive is an absolute file URI', () => {
  const finding = { ...FAR, at: { file: 'D:/a b/c.py', span: [0, 0] as const } }
  const windows = { ...PRESENTATION, cwd: 'C:/work' }
  const where = 'runs.0.results.0.locations.0.physicalLocation.artifactLocation'
  expect(read({ ...FULL, findings: [finding] }, windows)).toHaveProperty(where, { uri: 'file:///D:/a%20b/c.py' })
})
