import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runMain as run } from '../support/run-main.ts'

const EVIL = 'evil\x1b[31m<script>`|\u202e'
const MANIFEST = (depends: string) =>
  `{'name': 'X', 'version': '16.0.1.0.0', 'license': 'LGPL-3', 'author': 'X', 'depends': [${depends}]}\n`
const TREE = {
  [`${EVIL}/__manifest__.py`]: MANIFEST(`'base', ${JSON.stringify(`gone${EVIL}`)}`),
  [`${EVIL}/__init__.py`]: 'from . import nope\n',
  [`${EVIL}/a\x1b]0;x\x07.py`]: '',
  'other/__manifest__.py': MANIFEST(JSON.stringify(EVIL)),
  'other/__init__.py': '',
}

test('names of folders and files never steer the terminal', async () => {
  const { root } = await run(['--version'], TREE)
  for (const args of [
    ['check'],
    ['check', '-f', 'compact'],
    ['check', '-f', 'github'],
    ['check', '-f', 'markdown'],
    ['check', '--fix'],
    ['order', 'all', '.', '--series', '16.0'],
    ['why', 'other', 'base'],
    ['why', 'base', EVIL],
    ['impact', EVIL],
    ['impact', `${EVIL}/nope.py`, `../${EVIL}`],
    ['graph'],
    ['graph', '-f', 'dot'],
    ['conflicts', '--all'],
    ['conflicts', '-f', 'markdown'],
    ['ids'],
    ['models'],
    ['view', '--conflicts'],
    ['doctor'],
    ['doctor', '--module', EVIL],
    ['env', '--to', '18.0'],
    ['upgrade', '--to', '17.0'],
    ['upgrade', '--to', '17.0', '-f', 'markdown'],
    ['check', EVIL, `no${EVIL}`],
    ['order', `no${EVIL}`],
    ['explain', EVIL],
    ['check', `--${EVIL}`],
    [EVIL],
  ]) {
    const { out, err } = await run(args, {}, root)
    expect(
      [out, err].filter((text) => /[\x1b\x07\x9b\u202e]/.test(text)),
      JSON.stringify(args),
    ).toEqual([])
  }
})

test('names are words in Markdown and HTML, not markup', async () => {
  const { root } = await run(['--version'], TREE)
  for (const args of [
    ['check', '-f', 'markdown'],
    ['conflicts', '-f', 'markdown'],
    ['conflicts', '-f', 'html'],
    ['upgrade', '--to', '17.0', '-f', 'markdown'],
    ['upgrade', '--to', '17.0', '-f', 'html'],
    ['graph', '-f', 'svg'],
    ['graph', '-f', 'mermaid'],
  ]) {
    const { out } = await run(args, {}, root)
    // in a code span of Markdown it is no markup
    expect(out.replace(/(`+)[^`].*?[^`]\1(?!`)/g, ''), JSON.stringify(args)).not.toContain('<script>`')
  }
})

test('progress is for who looks at the error stream', async () => {
  const { main } = await import('../../src/cli/main.ts')
  const root = mkdtempSync(join(tmpdir(), 'addonry-'))
  await run(['--version'], { 'a/__manifest__.py': MANIFEST("'base'"), 'a/__init__.py': '' }, root)
  const told = async (terminal: boolean, errTerminal: boolean): Promise<string> => {
    let err = ''
    const streams = {
      out: () => {},
      err: (text: string) => void (err += text),
      terminal,
      errTerminal,
      width: 80,
      environment: {},
    }
    await main(['check', '--no-cache'], root, streams)
    return err
  }
  expect(await told(true, false)).toBe('')
  expect(await told(false, true)).toMatch(/^\r━*─* 0\/1 a/)
})
