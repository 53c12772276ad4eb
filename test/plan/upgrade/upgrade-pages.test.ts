import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { CATALOGUE } from '../../../src/knowledge/changes/catalogue.ts'
import { isVersionRisk, type Risk } from '../../../src/plan/upgrade/risk.ts'
import { readPage } from '../../support/page.ts'
import { upgradeTree } from '../../support/upgrade-tree.ts'

const folder = new URL('../../../fixtures/upgrade/pages/', import.meta.url)
const pages = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .sort()

/** Every entry of the catalogue has a page; the page is its test. UPDATE_PAGES=1 writes the findings anew. */
describe('pages of the catalogue of changes', () => {
  test('each entry has a page, and each page an entry', () => {
    expect(pages.map((name) => name.slice(0, -'.md'.length)).sort()).toEqual(CATALOGUE.map((entry) => entry.id).sort())
  })

  for (const { id, hop, replacement } of CATALOGUE) {
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
        // where a field or a value is told to be gone, the entry is what replaces it
        const speaks = (risk: Risk | undefined): risk is Risk =>
          risk?.kind === `rule:${id}` ||
          (risk?.replacement === replacement && /^(?:field|selection)_removed$/.test(risk.kind))
        const told = lines.flatMap((line, i) => {
          const risk = risks[i]
          return speaks(risk) ? [`${line.split(' ')[0]} ${risk.message}`] : []
        })
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
