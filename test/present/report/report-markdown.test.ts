import { expect, test } from 'vitest'
import { reportMarkdown } from '../../../src/present/report/report-markdown.ts'
import type { Finding } from '../../../src/rule/finding.ts'
import { FAR, FULL, GONE, PRESENTATION, SPREAD } from '../../support/sample-report.ts'

test('a table, a section for each addon, problems and faults', () => {
  const gone: Finding = { ...GONE, message: '`base.gone` | <gone>\n*x* @me' }
  expect(
    reportMarkdown({ ...FULL, findings: [gone, SPREAD, { ...FAR, addon: 'a_b' }] }, PRESENTATION),
  ).toBe(`### addonry: 1 error, 1 warning, 1 info in 2 addons (series 17.0), 4 hidden, 1 place not understood, 2 internal errors

| Addon | Errors | Warnings | Info |
| --- | ---: | ---: | ---: |
| a\\_b | 0 | 0 | 1 |
| sale\\_x | 1 | 1 | 0 |

#### a\\_b

- **info** (guess) \`view/odd\` \`../far/é.py:1:1\`: far

#### sale\\_x

- **error** \`data/unknown-external-id\` \`sale_x/views/a b.xml:2:15\`: \`base.gone\` \\| &lt;gone&gt; \\*x\\* @\u200bme
  - see \`base/b.csv:1\`: was here
  - fix available (unsafe): Remove it
- **warning** (guess) \`view/odd\` \`sale_x/views/a b.xml:1:1\`: odd␇

#### Not understood

- \`sale_x/views/a b.xml:2:1\`: bad

#### Internal errors of addonry

- \`view/odd\`: \`sale_x/views/a b.xml\`: boom
- lost
`)
})

test('a clean run is one line', () => {
  const clean = { ...FULL.stats, findings: { error: 0, warning: 0, info: 0 }, suppressed: 0 }
  expect(reportMarkdown({ ...FULL, findings: [], problems: [], faults: [], stats: clean }, PRESENTATION)).toBe(
    '### addonry: No problems found in 2 addons (series 17.0)\n',
  )
})

test('a comment never grows beyond what GitHub takes, and tells what is left out', () => {
  const many = Array.from({ length: 100 }, (_, index): Finding => ({ ...FAR, message: 'm'.repeat(1000 + index) }))
  const text = reportMarkdown({ ...FULL, findings: many }, PRESENTATION)
  const shown = text.match(/^- \*\*info/gm)?.length ?? 0
  expect(text.length).toBeLessThan(61_000)
  expect(shown).toBeGreaterThan(50)
  expect(text.endsWith(`\n_${103 - shown} more not shown: the comment would be too long._\n`)).toBe(true)
})
