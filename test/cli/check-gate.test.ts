import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { addonTree } from '../support/addon-tree.ts'
import { runMain } from '../support/run-main.ts'

const CYCLE = {
  'a/__manifest__.py': "{'name': 'A', 'version': '17.0.1.0.0', 'license': 'LGPL-3', 'depends': ['b']}\n",
  'a/__init__.py': '',
  'b/__manifest__.py': "{'name': 'B', 'version': '17.0.1.0.0', 'license': 'LGPL-3', 'depends': ['a']}\n",
  'b/__init__.py': '',
}

describe('a gate on a code base with a past', () => {
  test('red; a baseline makes it green; what is new makes it red, with what to do', async () => {
    const { root, code, err } = await runMain(['check'], CYCLE)
    expect(code).toBe(1)
    expect(err).toContain('addonry explain graph/cycle')
    const written = await runMain(['check', '--write-baseline'], {}, root)
    expect(written).toMatchObject({ code: 0 })
    expect(written.err).toBe(
      '1 finding written to .addonry-baseline.json\nthey are hidden from now on: commit the file\n',
    )
    const green = await runMain(['check'], {}, root)
    expect(green).toMatchObject({ code: 0, err: '1 known finding of .addonry-baseline.json hidden\n' })
    expect((await runMain(['check', '--no-baseline'], {}, root)).code).toBe(1)
    // lines that move do not matter, a finding more does
    const moved = { 'a/__manifest__.py': `# moved\n\n${CYCLE['a/__manifest__.py']}` }
    expect((await runMain(['check'], moved, root)).code).toBe(0)
    const more = { 'c/__manifest__.py': CYCLE['a/__manifest__.py'].replace("'b'", "'c'"), 'c/__init__.py': '' }
    const red = await runMain(['check'], more, root)
    expect(red.code).toBe(1)
    expect(red.out).toContain('c/__manifest__.py:1:')
    expect(red.out).not.toContain('a/__manifest__.py')
    expect(red.err).toContain('1 finding fails this run (errors, proven):\n')
    for (const word of ['addonry explain graph/cycle', 'addonry: disable=RULE', '--write-baseline'])
      expect(red.err).toContain(word)
  })

  test('a check of a part leaves what the baseline holds of the rest', async () => {
    const addon = (name: string) => ({
      [`${name}/__manifest__.py`]: `{'name': '${name}', 'version': '17.0.1.0.0', 'depends': ['base']}\n`,
      [`${name}/__init__.py`]: '',
    })
    const { root } = await runMain(['check', '--write-baseline'], { ...addon('one'), ...addon('two'), ...CYCLE })
    const part = await runMain(['check', 'one'], {}, root)
    expect(part).toMatchObject({ code: 0, err: '1 known finding of .addonry-baseline.json hidden\n' })
    expect((await runMain(['check', 'one/__manifest__.py'], {}, root)).err).not.toContain('no longer')
    const fixed = { 'one/__manifest__.py': "{'name': 'one', 'version': '17.0.1.0.0', 'license': 'LGPL-3'}\n" }
    expect((await runMain(['check', 'one'], fixed, root)).err).toContain(
      '1 entry of .addonry-baseline.json no longer occurs: write it anew with --write-baseline\n',
    )
    for (const other of [
      ['--preset', 'essential'],
      ['--series', '16.0'],
    ])
      expect((await runMain(['check', 'one', ...other], {}, root)).err).not.toContain('no longer')
    const anew = await runMain(['check', 'one', '--write-baseline'], {}, root)
    expect(anew.err).toContain('beside the 2 entries of what was not checked\n')
    expect((await runMain(['check', '--rule', 'graph/cycle', '--write-baseline'], {}, root)).err).toMatch(
      /^1 finding written to .addonry-baseline.json, beside the \d+ entr/,
    )
    expect((await runMain(['check', 'two', 'a', 'b'], {}, root)).code).toBe(0)
    const broken = await runMain(['check', '--write-baseline'], { '.addonry-baseline.json': '<<<<<<<' }, root)
    expect(broken.code).toBe(0)
  })

  test('a baseline elsewhere is named in the settings, seen from them', async () => {
    const files = { ...CYCLE, 'addonry.toml': 'baseline = "ci/known.json"\n' }
    const { root } = await runMain(['check', '--write-baseline'], files)
    expect(readFileSync(join(root, 'ci/known.json'), 'utf8')).toContain('graph/cycle')
    expect((await runMain(['check'], {}, root)).code).toBe(0)
    const gone = await runMain(['check'], { 'addonry.toml': 'baseline = "nope.json"\n' }, root)
    expect(gone).toMatchObject({ code: 2 })
    expect(gone.err).toContain('make it with --write-baseline')
  })

  test('every mistake in the settings is told, with file, line and column', async () => {
    const { code, err } = await runMain(['check'], {
      ...CYCLE,
      'addonry.toml': 'sereis = "17.0"\n[rules]\n"graph/cicle" = "off"\n',
    })
    expect(code).toBe(2)
    expect(err).toBe(
      'addonry: addonry.toml:1:1: unknown key `sereis`; did you mean `series`?\naddonry: addonry.toml:3:1: no rule is named `graph/cicle`; did you mean `graph/cycle`?\n',
    )
  })

  test('nothing is reported in what is excluded, at any depth', async () => {
    const red = async (exclude: string) =>
      (await runMain(['check'], { ...CYCLE, 'addonry.toml': `exclude = ["${exclude}"]\n` })).code
    for (const exclude of ['a/**', 'a', './a', '**/a/*', '**/__manifest__.py', '__manifest__.py', '/a/'])
      expect({ exclude, code: await red(exclude) }).toEqual({ exclude, code: 0 })
    expect(await red('c/**')).toBe(1)
  })

  test('severities by addon and by rule', async () => {
    const toml = '[addons.a.rules]\n"graph/*" = "info"\n[addons.b.rules]\n"graph/cycle" = "off"\n'
    const { code, out } = await runMain(['check', '--format', 'compact'], { ...CYCLE, 'addonry.toml': toml })
    expect(code).toBe(0)
    expect(out).toContain('info graph/cycle')
  })

  test('a comment in the manifest silences the whole addon', async () => {
    const quiet = (text: string) => `# addonry: disable-module=graph/cycle -- known\n${text}`
    const files = {
      ...CYCLE,
      'a/__manifest__.py': quiet(CYCLE['a/__manifest__.py']),
      'b/__manifest__.py': quiet(CYCLE['b/__manifest__.py']),
    }
    expect((await runMain(['check'], files)).out).toContain('hidden')
  })
})

test('errors that fail no run are told to', async () => {
  const tree = {
    'shop/__manifest__.py':
      "{'name': 'Shop', 'version': '17.0.1.0.0', 'license': 'LGPL-3', 'depends': ['base', 'nowhere_at_all']}\n",
    'shop/__init__.py': '',
  }
  const { root, err, code } = await runMain(['check'], tree)
  expect(code).toBe(0)
  expect(err).toBe('\n1 error is not proven: unless --min-confidence says so, it fails no run\n')
  const likely = await runMain(['check', '--min-confidence', 'likely'], {}, root)
  expect(likely.code).toBe(1)
  expect(likely.err).toContain('1 finding fails this run')
})

describe('shards', () => {
  test('together they say what one run says, in every format', async () => {
    const whole = await runMain(['check', '--format', 'json'], { ...addonTree(), ...CYCLE })
    const { root } = whole
    for (const part of [1, 2, 3])
      expect(
        (
          await runMain(
            ['check', '--shard', `${part}/3`, '--exit-zero', '--format', 'json', '-o', `${part}.json`],
            {},
            root,
          )
        ).code,
      ).toBe(0)
    const parts = ['1.json', '2.json', '3.json']
    const merged = await runMain(['merge-reports', ...parts, '--format', 'json', '--report', 'sarif=x.sarif'], {}, root)
    expect(merged.code).toBe(whole.code)
    const [one, all] = [JSON.parse(whole.out), JSON.parse(merged.out)]
    expect(all.findings).toEqual(one.findings)
    expect(all.stats.findings).toEqual(one.stats.findings)
    expect(all.rules).toEqual(one.rules)
    for (const format of ['compact', 'gitlab', 'github', 'markdown']) {
      const single = await runMain(['check', '--format', format], {}, root)
      expect((await runMain(['merge-reports', ...parts, '--format', format], {}, root)).out).toBe(single.out)
    }
    expect(JSON.parse(readFileSync(join(root, 'x.sarif'), 'utf8')).runs[0].results).toHaveLength(one.findings.length)
  })

  test('a comment is idle where it is so in all parts', async () => {
    const comment = (rule: string) => `# addonry: disable=${rule}\n`
    const tree = {
      ...addonTree(),
      'roof/__init__.py': `${comment('graph/cycle')}x = 1\n`,
      'alone/__manifest__.py': `{\n    'name': 'A', 'version': '17.0.1.0.0', 'license': 'LGPL-3',\n    ${comment('graph/missing-dependency')}    'depends': ['nowhere_at_all'],\n}\n`,
    }
    const { root, out } = await runMain(['check', '--format', 'compact'], tree)
    expect(out.match(/suppression\/unused/g)).toHaveLength(1)
    for (const part of [1, 2]) {
      const args = ['check', '--shard', `${part}/2`, '--exit-zero']
      expect((await runMain(args, {}, root)).out).not.toContain('suppression/unused')
      await runMain([...args, '--format', 'json', '-o', `${part}.json`], {}, root)
    }
    expect((await runMain(['merge-reports', '1.json', '2.json', '-f', 'compact'], {}, root)).out).toBe(out)
    const one = await runMain(['merge-reports', '1.json', '-f', 'compact'], {}, root)
    expect(one.out).not.toContain('suppression/unused')
    expect((await runMain(['check', '--shard', '1/2', '--write-baseline'], {}, root)).code).toBe(2)
  })

  test('lines and columns are kept where the files are not', async () => {
    const { root } = await runMain(['check', '--format', 'json', '-o', 'r.json'], CYCLE)
    const text = readFileSync(join(root, 'r.json'), 'utf8')
    const { out } = await runMain(['merge-reports', 'r.json', '--format', 'json'], { 'r.json': text })
    expect(JSON.parse(out).findings).toEqual(JSON.parse(text).findings)
  })

  test('what is no report, and no part, is an error of usage', async () => {
    expect(await runMain(['merge-reports', 'x.json'], { 'x.json': '[]' })).toMatchObject({ code: 2 })
    for (const shard of ['0/2', '3/2', 'x']) expect((await runMain(['check', '--shard', shard], CYCLE)).code).toBe(2)
  })
})

test('--report writes further reports beside the printed one', async () => {
  const { root, out } = await runMain(['check', '--report', 'json=a.json', '--report', 'markdown=b.md'], CYCLE)
  expect(out).toContain('graph/cycle')
  expect(JSON.parse(readFileSync(join(root, 'a.json'), 'utf8')).findings).toHaveLength(1)
  expect(readFileSync(join(root, 'b.md'), 'utf8')).toContain('graph/cycle')
  expect((await runMain(['check', '--report', 'sarif'], CYCLE)).code).toBe(2)
  expect((await runMain(['check', '--report', 'xml=a.xml'], CYCLE)).err).toMatch(/^addonry: --report: 'xml' is not one/)
})

describe('what is told once', () => {
  const TREE = {
    'shop/__manifest__.py':
      "{'name': 'Shop', 'version': '17.0.1.0.0', 'license': 'LGPL-3', 'depends': ['base'], 'tool-x': 1}\n",
    'shop/__init__.py': 'from . import models\n',
    'shop/models.py':
      "from odoo import models\n\n\nclass Partner(models.Model):\n    _inherit = 'res.partner'\n\n    def act(self):\n        self.colour = self.shade\n        return self.shade\n",
  }

  test('a cause is one finding, unless each place is asked for', async () => {
    const { root, out } = await runMain(['check', '--exit-zero'], TREE)
    expect(out.match(/error method\/member-unknown/g)).toHaveLength(2)
    expect(out).toContain('see shop/models.py:9  here too')
    const each = await runMain(['check', '--exit-zero', '--each-place'], {}, root)
    expect(each.out.match(/error method\/member-unknown/g)).toHaveLength(3)
    const strict = await runMain(['check', '--exit-zero', '--preset', 'strict'], {}, root)
    expect(strict.out.match(/error method\/member-unknown/g)).toHaveLength(3)
  })

  test('what is harmless is told by strict, by name, and hides behind a comment that is not idle', async () => {
    const { root, out } = await runMain(['check', '--exit-zero'], TREE)
    expect(out).not.toContain('tool-x')
    for (const more of [
      ['--preset', 'strict'],
      ['--rule', 'manifest/unknown-key'],
    ])
      expect((await runMain(['check', '--exit-zero', ...more], {}, root)).out).toContain("manifest key 'tool-x'")
    const named = { 'addonry.toml': '[rules]\n"manifest/unknown-key" = "warning"\n' }
    expect((await runMain(['check', '--exit-zero'], named, root)).out).toContain('warning manifest/unknown-key')
    const silent = {
      'addonry.toml': '',
      'shop/__manifest__.py': TREE['shop/__manifest__.py'].replace('}', '}  # addonry: disable=manifest/unknown-key'),
    }
    expect((await runMain(['check', '--exit-zero'], silent, root)).out).not.toContain('suppression/unused')
  })
})
