import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reportFingerprints } from '../../../src/present/report/report-fingerprints.ts'
import type { Finding } from '../../../src/rule/finding.ts'

const finding = (fingerprint: string): Finding => ({
  rule: 'a/b',
  key: 'c',
  severity: 'error',
  confidence: 'proven',
  message: '',
  data: {},
  addon: '',
  at: { file: 'a', span: [0, 0] },
  related: [],
  fixes: [],
  fingerprint,
})

test('numbers what stands twice, and never takes the name of another', () => {
  expect(reportFingerprints(['f', 'g', 'f', 'f-2', 'f'].map(finding))).toEqual(['f', 'g', 'f-3', 'f-2', 'f-4'])
})

test('no two are equal, and what stands once keeps its own', () => {
  const names = fc.array(fc.constantFrom('f', 'f-2', 'f-3', 'f-2-2', 'g'))
  fc.assert(
    fc.property(names, (fingerprints) => {
      const unique = reportFingerprints(fingerprints.map(finding))
      expect(new Set(unique).size).toBe(fingerprints.length)
      fingerprints.forEach((name, index) => {
        if (fingerprints.indexOf(name) === index) expect(unique[index]).toBe(name)
      })
    }),
  )
})
