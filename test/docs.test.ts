import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { RULES } from '../rules/index.ts'
import { runMain } from './support/run-main.ts'

const root = new URL('../', import.meta.url)
const pages = ['README.md', ...readdirSync(new URL('docs/', root)).map((name) => `docs/${name}`)]
const text = (page: string) => readFileSync(new URL(page, root), 'utf8')

test('links lead to files that are there', () => {
  const dead = pages.flatMap((page) =>
    [...text(page).matchAll(/\]\(([^)#:]+)\)/g)]
      .map((match) => match[1] ?? '')
      .filter((target) => !existsSync(new URL(target, new URL(page, root))))
      .map((target) => `${page}: ${target}`),
  )
  expect(dead).toEqual([])
})

test('rules that are named exist', () => {
  const families = new Set(RULES.map(({ id }) => id.split('/')[0]))
  const known = new Set(RULES.map(({ id }) => id))
  const named = pages.flatMap((page) => [...text(page).matchAll(/(?<![\w/."])([a-z]+)\/([a-z-]+)(?![\w/.])/g)])
  const wrong = named.filter(([id, family]) => families.has(family ?? '') && family !== 'python' && !known.has(id))
  expect(wrong.map(([id]) => id)).toEqual([])
})

test('commands and options that are shown are understood', async () => {
  const shown = pages.flatMap((page) =>
    [
      ...text(page).matchAll(
        /^\s*(?:- run: |\$ )?(?:npx )?(?:--yes )?addonry(?:@[\d.]+)? ?([^#\n|]*?)\s*(?:#.*| {3,}.*)?$/gm,
      ),
    ].map((match) => (match[1] ?? '').trim()),
  )
  const commands = shown.filter((line) => /^[a-z-]*(?: |$)/.test(line) && !line.includes('RULE') && line !== '')
  expect(commands.length).toBeGreaterThan(15)
  for (const line of commands) {
    const words = line.split(/\s+/).filter((word) => word !== '')
    const options = words.filter((word) => word.startsWith('--')).map((word) => word.split('=')[0] ?? '')
    const help = await runMain([words[0]?.startsWith('-') ? 'check' : (words[0] ?? ''), '--help'])
    expect(help.code, line).toBe(0)
    for (const option of options) expect(`${help.out}\n--fix `, line).toContain(`${option}`)
  }
})
