import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { RULES } from '../rules/index.ts'
import { isOf } from '../src/config/rule-names.ts'
import { pageHeader } from '../src/dev/page-header.ts'
import { checkTree } from './support/check-tree.ts'
import { fixTree } from './support/fix-tree.ts'
import { type PageCase, readPage } from './support/page.ts'

const UPDATE = process.env['UPDATE_PAGES'] === '1'

for (const named of RULES) {
  const path = new URL(`../rules/${named.id}.md`, import.meta.url).pathname
  describe(named.id, () => {
    const page = readFileSync(path, 'utf8')
    const cases = readPage(page)

    test('the page begins with the header made from the rule', () => {
      const header = `${pageHeader(named)}## Why\n`
      if (UPDATE && !page.startsWith(header)) writeFileSync(path, header + page.replace(/^[\s\S]*?^## Why\n/m, ''))
      else expect(page.startsWith(header), `expected the page to begin with\n${header}`).toBe(true)
    })

    test('the page says why, shows a reported and a not-reported case, and words every message', () => {
      expect(page).toMatch(/^## Why\n\n\S/m)
      expect(cases.some((one) => one.reported)).toBe(true)
      expect(cases.some((one) => !one.reported)).toBe(true)
      const told = cases.flatMap((one) => checkTree(one.files, [named], one.series).report.findings)
      expect([...new Set(told.map(({ key }) => key))].sort()).toEqual(Object.keys(named.rule.messages).sort())
      const idle = (named.rule.parts ?? []).filter((part) => !told.some((finding) => isOf(part, finding)))
      expect(idle, 'no case of the page is what this check of another tool tells').toEqual([])
    })

    // a rule over one addon that does not say so is not asked about such addons
    if (named.rule.uninstallable || named.rule.scope === 'project')
      test(`it ${named.rule.uninstallable ? 'speaks' : 'does not speak'} of addons that Odoo does not install`, () => {
        const reported = cases.filter((one) => one.reported)
        const speaks = reported.some(
          ({ files, series }) => checkTree(switchedOff(files), [named], series).lines.length > 0,
        )
        expect(speaks).toBe(named.rule.uninstallable ?? false)
      })

    for (const one of cases) {
      test(`${one.reported ? 'reported' : 'not reported'}: ${one.title}`, () => {
        const { report, lines } = checkTree(one.files, [named], one.series)
        expect(report.faults).toEqual([])
        if (!one.reported) {
          expect(lines).toEqual([])
          return
        }
        const fixed = fixTree(one.files, [named], one.series)
        if (UPDATE) {
          rewrite(path, one, lines, fixed.diff)
          return
        }
        expect(lines.length).toBeGreaterThan(0)
        expect(lines).toEqual(one.findings)
        expect(fixed.diff ?? '').toEqual(one.diff ?? '')
        if (fixed.diff !== undefined) expect(fixed.remaining, 'a fix leaves its own finding').toEqual([])
      })
    }
  })
}

test('the table of rules is made from their pages: run `npm run build` when it is not', () => {
  const table = readFileSync(new URL('../rules/README.md', import.meta.url), 'utf8')
  const rows = [...table.matchAll(/^\| \[([^\]]+)\]\(([^)]+)\) \| ([^|]+) \| (\w+) \| (\w+) \|/gm)]
  expect(rows.map((row) => row.slice(1))).toEqual(
    RULES.map(({ id, rule }) => [id, `${id}.md`, rule.title, rule.severity, rule.confidence]),
  )
})

test('every page belongs to a rule', () => {
  const folder = new URL('../rules/', import.meta.url)
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => name.replaceAll('\\', '/').slice(0, -3))
    .filter((name) => name !== 'README')
  expect(pages.sort()).toEqual(RULES.map((named) => named.id).sort())
})

/** The same tree, of which Odoo installs no addon. */
function switchedOff(files: PageCase['files']): PageCase['files'] {
  const off = (text: string): string =>
    text.replace(/(['"])installable\1\s*:\s*\w+\s*,?/g, '').replace('{', "{'installable': False, ")
  const isManifest = (path: string): boolean => /(?:^|\/)__(?:manifest|openerp)__\.py$/.test(path)
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, isManifest(path) ? off(text) : text]))
}

function rewrite(path: string, one: PageCase, lines: readonly string[], diff: string | undefined): void {
  const page = readFileSync(path, 'utf8').split('\n')
  const begin = page.indexOf(`### ${one.title}`)
  let end = page.findIndex((line, i) => i > begin && /^##/.test(line))
  if (end < 0) end = page.length
  const kept: string[] = []
  for (let i = begin; i < end; i++) {
    if (/^```(?:findings|diff)$/.test(page[i] ?? '')) {
      while (page[++i] !== '```');
      if (page[i + 1] === '') i++
    } else kept.push(page[i] ?? '')
  }
  while (kept.at(-1) === '') kept.pop()
  kept.push('', '```findings', ...lines, '```', '')
  if (diff !== undefined) kept.push('```diff', diff.replace(/\n$/, ''), '```', '')
  page.splice(begin, end - begin, ...kept)
  writeFileSync(path, `${page.join('\n').replace(/\n+$/, '')}\n`)
}
