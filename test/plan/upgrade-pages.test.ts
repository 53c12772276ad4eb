import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { CATALOGUE } from '../../src/knowledge/changes/catalogue.ts'
import { isVersionRisk } from '../../src/plan/upgrade/risk.ts'
import { readPage } from '../support/page.ts'
import { upgradeTree } from '../support/upgrade-tree.ts'

const folder = new URL('../../fixtures/upgrade/pages/', import.meta.url)
const pages = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .sort()

/** Every entry of the catalogue has a page; the page is its test. UPDATE_PAGES=1 writes the findings anew. */
describe('pages of the catalogue of changes', () => {
  test('each entry has a page, and each page an entry', () => {
    expect(pages.map((name) => name.slice(0, -'.md'.length)).sort()).toEqual(CATALOGUE.map((entry) => entry.id).sort())
  })

  for (const { id, hop } of CATALOGUE) {
    const file = new URL(`${id}.md`, folder)
    let text = readFileSync(file, 'utf8')
    const cases = readPage(text)
    test(`${id} has both kinds of cases`, () => {
      expect(cases.some((one) => one.reported) && cases.some((one) => !one.reported)).toBe(true)
    })
    for (const one of cases)
      test(`${id}: ${one.title}`, () => {
        const { plan, lines } = upgradeTree(one.files, one.series, hop)
        const risks = plan.modules.flatMap((module) => module.risks.filter((risk) => !isVersionRisk(risk)))
        const told = lines.flatMap((line, i) =>
          risks[i]?.kind === `rule:${id}` ? [`${line.split(' ')[0]} ${risks[i].message}`] : [],
        )
        if (process.env['UPDATE_PAGES'] && one.reported) {
          text = text.replace(
            /(```findings\n)[\s\S]*?(^```$)/m,
            (_, open: string, close: string) => `${open}${told.map((each) => `${each}\n`).join('')}${close}`,
          )
          writeFileSync(file, text)
        } else expect(told).toEqual(one.findings)
        expect(told.length > 0).toBe(one.reported)
      })
  }
})
