import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runMain } from '../support/run-main.ts'

const FILES = {
  'm/__manifest__.py':
    "{'name': 'm', 'version': '16.0.1.0.0', 'depends': ['base'], 'external_dependencies': {'python': ['xmltodict>=0.12', 'pysftp'], 'bin': ['wkhtmltopdf']}}",
  'm/__init__.py': '',
}

/** An interpreter as far as it is asked: it answers, whatever the question. */
function python(root: string, path: string, answer: string, status = 0): void {
  const file = join(root, path)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, `#!/bin/sh\n[ "$1" = -I ] || exit 9\ncat <<'END'\n${answer}\nEND\nexit ${status}\n`)
  chmodSync(file, 0o755)
}

describe('env --python', () => {
  const ANSWER = '3.9.2\nxmltodict==0.11.0\nParamiko==3.0'

  test('an interpreter, or its virtual environment, is asked for its version and libraries', async () => {
    const { root } = await runMain(['env', '.', '--to', '17.0'], FILES)
    python(root, 'venv/bin/python', ANSWER)
    for (const given of ['venv', 'venv/bin/python', './venv/bin/python']) {
      const { out, code } = await runMain(['env', '.', '--to', '17.0', '--python', given, '-f', 'json'], {}, root)
      const found = JSON.parse(out)
      expect(found.python).toMatchObject({ given: '3.9.2', fits: false })
      expect(found.libraries.map((one: { name: string; verdict: string }) => `${one.name} ${one.verdict}`)).toEqual([
        'pysftp missing',
        'xmltodict wrong version',
      ])
      expect(found.binaries[0].found).toBe(false)
      expect(code).toBe(1)
    }
  })

  test('a version alone is no interpreter: nothing is said of libraries', async () => {
    const { out } = await runMain(['env', '.', '--to', '17.0', '--python', '3.10.12'], FILES)
    expect(out).toContain('3.10.12 fits')
    expect(out).toContain('pysftp: unknown')
    expect(out).not.toContain('on this machine')
  })

  test('what is no Python is told', async () => {
    const { root } = await runMain(['env', '.', '--to', '17.0'], FILES)
    python(root, 'mute', 'hello')
    python(root, 'broken', '3.9.2', 3)
    for (const [given, words] of [
      ['mute', 'it does not answer as Python does'],
      ['broken', 'it does not answer as Python does'],
      ['./nowhere/python', 'no such program'],
      ['no-such-python-at-all', 'no such program'],
    ] as const) {
      const { code, err } = await runMain(['env', '.', '--to', '17.0', '--python', given], {}, root)
      expect(err).toContain(words)
      expect(code).toBe(2)
    }
  })
})
