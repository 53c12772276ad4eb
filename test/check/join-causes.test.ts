import { expect, test } from 'vitest'
import { joinCauses } from '../../src/check/join-causes.ts'
import type { Finding } from '../../src/rule/finding.ts'
import type { Report } from '../../src/rule/report.ts'

const at = (start: number, file = '/w/shop/a.py') => ({ file, span: [start, start + 1] as const })

function finding(start: number, more: Partial<Finding> = {}): Finding {
  return {
    rule: 'a/b',
    key: 'k',
    severity: 'error',
    confidence: 'proven',
    message: 'no field x',
    data: { name: 'x' },
    addon: 'shop',
    at: at(start),
    related: [],
    fixes: [],
    fingerprint: 'f',
    ...more,
  }
}

function report(findings: readonly Finding[]): Report {
  const stats = { addons: 1, filesRead: 1, filesParsed: 1, bytesRead: 1, rulesRun: 1, suppressed: 0 }
  const counts = { error: findings.length, warning: 0, info: 0 }
  return { series: '17.0', findings, problems: [], faults: [], stats: { ...stats, findings: counts }, rules: [] }
}

test('what has the same words in one addon is told at the first place', () => {
  const { findings, stats } = joinCauses(report([finding(1), finding(5), finding(2, { at: at(2, '/w/shop/b.py') })]))
  expect(findings).toHaveLength(1)
  expect(findings[0]?.at).toEqual(at(1))
  expect(findings[0]?.related).toEqual([
    { ...at(5), note: 'here too' },
    { ...at(2, '/w/shop/b.py'), note: 'here too' },
  ])
  expect([stats.findings.error, stats.suppressed]).toEqual([1, 0])
})

test('another addon, severity, rule or name is another cause', () => {
  const all = [
    finding(1),
    finding(2, { addon: 'other' }),
    finding(3, { severity: 'warning' }),
    finding(4, { rule: 'a/c' }),
    finding(5, { data: { name: 'y' } }),
  ]
  expect(joinCauses(report(all)).findings).toEqual(all)
})

test('a cause that a rule names joins other words, which stay readable, and fixes of one name', () => {
  const edit = (start: number) => ({ ...at(start), text: 'z' })
  const fix = (start: number) => ({ title: 'Mend', safety: 'safe' as const, edits: [edit(9), edit(start)] })
  const { findings } = joinCauses(
    report([
      finding(1, { cause: 'c', fixes: [fix(1)] }),
      finding(5, { cause: 'c', fixes: [fix(5)], data: { name: 'y' }, message: 'no field y' }),
    ]),
  )
  expect(findings).toHaveLength(1)
  expect(findings[0]?.related).toEqual([{ ...at(5), note: 'no field y' }])
  const words = (name: string) => `no field ${name}: Odoo refuses the view`
  const [longer] = joinCauses(
    report([
      finding(1, { cause: 'c', message: words('x') }),
      finding(5, { cause: 'c', data: { name: 'y' }, message: words('y') }),
    ]),
  ).findings
  expect(longer?.related).toEqual([{ ...at(5), note: 'no field y: …' }])
  expect(findings[0]?.fixes).toEqual([{ title: 'Mend', safety: 'safe', edits: [edit(9), edit(1), edit(5)] }])
})
