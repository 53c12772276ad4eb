import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { SERIES } from '../../../src/text/series.ts'
import { readPage } from '../../support/page.ts'
import { upgradeTree } from '../../support/upgrade-tree.ts'

const folder = new URL('../../../fixtures/upgrade/kinds/', import.meta.url)

/**
 * A page for each kind of risk that is told by comparing releases, with small addons that meet it on the step to the
 * next release, and some that do not. UPDATE_PAGES=1 writes the findings anew.
 */
describe('kinds of risks', () => {
  for (const page of readdirSync(folder).sort()) {
    const kind = page.slice(0, -'.md'.length)
    const file = new URL(page, folder)
    let text = readFileSync(file, 'utf8')
    const cases = readPage(text)
    test(`${kind} has both kinds of cases`, () => {
      expect(cases.some((one) => one.reported) && cases.some((one) => !one.reported)).toBe(true)
    })
    for (const one of cases)
      test(`${kind}: ${one.title}`, () => {
        const to = SERIES[SERIES.indexOf(one.series) + 1]
        if (!to) throw new Error(`nothing comes after ${one.series}`)
        const { lines, plan } = upgradeTree(one.files, one.series, to)
        const risks = plan.modules.flatMap((module) => module.risks)
        const told = lines.flatMap((line, i) =>
          line.split(' ')[1] === kind ? [`${line.replace(` ${kind} `, ' ')} (${risks[i]?.severity})`] : [],
        )
        if (process.env['UPDATE_PAGES'] && one.reported) {
          const start = text.indexOf(`### ${one.title}\n`)
          const tail = text
            .slice(start)
            .replace(
              /(```findings\n)[\s\S]*?(^```$)/m,
              (_, open: string, close: string) => `${open}${told.map((each) => `${each}\n`).join('')}${close}`,
            )
          text = text.slice(0, start) + tail
          writeFileSync(file, text)
        } else expect(told).toEqual(one.findings)
        expect(told.length > 0).toBe(one.reported)
      })
  }
})
