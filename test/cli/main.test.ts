import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runMain as run } from '../support/run-main.ts'

const MANIFEST = (depends: string) => `{
    'name': 'X', 'version': '17.0.1.0.0', 'license': 'LGPL-3', 'author': 'X',
    'depends': [${depends}],
}
`
const CLEAN = { 'a/__manifest__.py': MANIFEST("'base'"), 'a/__init__.py': '' }
const CYCLE = {
  'a/__manifest__.py': MANIFEST("'b'"),
  'a/__init__.py': '',
  'b/__manifest__.py': MANIFEST("'a'"),
  'b/__init__.py': '',
}

describe('exit codes', () => {
  test('0 for clean addons', async () => {
    const { code, out } = await run(['check'], CLEAN)
    expect(out).toBe('No problems found in 1 addon (series 17.0)\n')
    expect(code).toBe(0)
  })
  test('0 where there is no addon, with a word', async () => {
    const { code, out, err } = await run([])
    expect({ code, out }).toEqual({ code: 0, out: 'Nothing checked: no addon found\n' })
    expect(err).toContain('no addon found')
  })
  test('1 for a proven error, 0 with --exit-zero', async () => {
    const { code, out, root } = await run([], CYCLE)
    expect(out).toContain('a/__manifest__.py:3:')
    expect(code).toBe(1)
    expect((await run(['check', '--exit-zero'], {}, root)).code).toBe(0)
  })
  test('2 for a path that is not there, an unknown series, an unknown option', async () => {
    expect(await run(['check', 'nope'])).toMatchObject({ code: 2, err: 'addonry: no such file or folder: nope\n' })
    expect((await run(['check', '--series', '9.0'])).code).toBe(2)
    const option = await run(['check', '--nope'])
    expect(option.code).toBe(2)
    expect(option.err).toMatch(/^addonry: unknown option '--nope'\n/)
    expect((await run(['order'])).code).toBe(2)
  })
  test('0 for help and version', async () => {
    expect(await run(['--version'])).toMatchObject({ code: 0, out: '0.0.0-test\n' })
    const help = await run(['--help'])
    expect(help.code).toBe(0)
    for (const name of ['check', 'order', 'graph', 'why', 'impact', 'doctor', 'explain'])
      expect(help.out).toContain(name)
    for (const name of help.out.match(/^ {2}(?!help)[a-z][a-z-]+(?= )/gm) ?? []) {
      const own = await run([name.trim(), '--help'])
      expect(own.code).toBe(0)
      expect(own.out).toContain('Example')
      expect(own.out).not.toContain('default: []')
    }
  })
})

describe('check', () => {
  test('json has what other tools rely on', async () => {
    const { out } = await run(['check', '--format', 'json'], CYCLE)
    const report = JSON.parse(out)
    expect(Object.keys(report)).toEqual([
      'schema',
      'series',
      'findings',
      'problems',
      'faults',
      'rules',
      'stats',
      'shard',
    ])
    expect(report).toMatchObject({ schema: 1, series: '17.0', problems: [], faults: [] })
    expect(report.findings[0]).toMatchObject({
      rule: 'graph/cycle',
      severity: 'error',
      confidence: 'proven',
      file: 'a/__manifest__.py',
      line: 3,
    })
    expect(report.findings[0].fingerprint).toMatch(/^[0-9a-f]{16}$/)
  })
  test('the same input gives the same output', async () => {
    const first = await run(['check', '--no-cache', '--format', 'json'], CYCLE)
    expect((await run(['check', '--no-cache', '--format', 'json'], {}, first.root)).out).toBe(first.out)
  })
  test('a baseline hides what was there and nothing else', async () => {
    const { root } = await run(['check', '--write-baseline', 'base.json'], CYCLE)
    expect(await run(['check', '--baseline', 'base.json'], {}, root)).toMatchObject({ code: 0 })
    const more = { 'c/__manifest__.py': MANIFEST("'c'"), 'c/__init__.py': '' }
    expect((await run(['check', '--baseline', 'base.json'], more, root)).code).toBe(1)
  })
  test('a comment silences one finding', async () => {
    const quiet = {
      ...CYCLE,
      'a/__manifest__.py': MANIFEST("'b'").replace("['b'],", "['b'],  # addonry: disable=graph/cycle"),
    }
    expect((await run(['check', '--rule', 'graph/cycle'], quiet)).code).toBe(0)
  })
  test('settings switch rules off; a mistake in them is told with its line', async () => {
    expect((await run(['check'], { ...CYCLE, 'addonry.toml': '[rules]\n"graph/cycle" = "off"\n' })).code).toBe(0)
    const wrong = await run(['check'], { ...CYCLE, 'addonry.toml': 'series = "17.0"\nsereis = 1\n' })
    expect(wrong.code).toBe(2)
    expect(wrong.err).toContain('addonry.toml:2')
  })
  test('--fix mends a wrong case and keeps Windows line ends', async () => {
    const manifest =
      "{\r\n    'name': 'X', 'version': '17.0.1.0.0', 'license': 'LGPL-3',\r\n    'depends': ['base'],\r\n    'data': ['a.xml'],\r\n}\r\n"
    const { root, err } = await run(['check', '--fix'], {
      'a/__manifest__.py': manifest,
      'a/__init__.py': '',
      'a/A.xml': '<odoo/>',
    })
    expect(err).toContain('1 fix applied')
    expect(readFileSync(join(root, 'a/__manifest__.py'), 'utf8')).toBe(manifest.replace('a.xml', 'A.xml'))
  })
})

describe('other commands', () => {
  const CHAIN = { ...CLEAN, 'b/__manifest__.py': MANIFEST("'a'"), 'c/__manifest__.py': MANIFEST("'b', 'nope'") }
  test('order: base first, JSON as promised', async () => {
    const { out, code } = await run(
      ['order', 'b', '--format', 'json', '--series', '17.0', '--skip-auto-install'],
      CHAIN,
    )
    const order = JSON.parse(out)
    expect(order.order[0]).toBe('base')
    expect(order.order.indexOf('a')).toBeLessThan(order.order.indexOf('b'))
    expect(order).toMatchObject({ series: '17.0', requested: ['b'], refused: [] })
    expect(code).toBe(0)
  })
  test('order refuses what misses a dependency, and says why', async () => {
    const { out, code } = await run(['order', 'c', '--format', 'json', '--series', '17.0'], CHAIN)
    expect(JSON.parse(out).refused).toMatchObject([{ module: 'c' }])
    expect(JSON.parse(out).refused[0].reason).toContain('nope')
    expect(code).toBe(1)
  })
  test('why, impact, graph, doctor', async () => {
    const why = await run(['why', 'b', 'a'], CHAIN)
    expect(why.out).toContain('b → a  b/__manifest__.py:3')
    expect((await run(['why', 'a', 'b'], {}, why.root)).code).toBe(1)
    expect((await run(['impact', 'a/__init__.py'], {}, why.root)).out).toMatch(/^changed: a\n/)
    expect((await run(['graph', '--focus', 'b', '--depth', '1'], {}, why.root)).out).toContain('b')
    expect(JSON.parse((await run(['graph', '--format', 'json'], {}, why.root)).out).nodes.length).toBeGreaterThan(2)
    const doctor = await run(['doctor', '--module', 'zz'], {}, why.root)
    expect(doctor.out).toContain('series 17.0')
    expect(doctor.out).toContain('zz is not seen')
    expect(doctor.out).toContain('nope')
    expect(doctor.out).not.toContain('theme_')
    const json = JSON.parse((await run(['doctor', '--module', 'zz', '--format', 'json'], {}, why.root)).out)
    expect(json).toMatchObject({
      series: '17.0',
      missing: [{ name: 'nope' }],
      roots: [{ checked: true }],
    })
    expect(json.module).toContain('zz is not seen')
  })
  test('what is found nowhere is told, with the name that was meant', async () => {
    const { root, out, err, code } = await run(['models', 'res.partnr', '--series', '17.0'], CLEAN)
    expect([code, out]).toEqual([0, '0 models\n'])
    expect(err).toBe("addonry: no model is called 'res.partnr'; did you mean 'res.partner'?\n")
    const ids = await run(['ids', 'base.main_partnr', '--series', '17.0'], {}, root)
    expect(ids.err).toContain("no external id is called 'base.main_partnr'; did you mean 'base.main_partner'?")
    expect(await run(['diff', '17.0', '16.0'])).toMatchObject({
      code: 2,
      err: 'addonry: 16.0 is not after 17.0: name the older one first\n',
    })
    expect((await run(['diff', '16.0', '17.0', '--model', 'sale.ordr'])).err).toContain("did you mean 'sale.order'?")
    expect((await run(['diff', '16.0', '17.0', '--module', 'sales'])).err).toContain("did you mean 'sale'?")
  })
  test('every answer that is long can be written to a file', async () => {
    const { root } = await run(['--version'], CLEAN)
    for (const args of [
      ['graph', '--format', 'svg'],
      ['ids'],
      ['models'],
      ['view', 'base.view_partner_form', '--series', '17.0'],
      ['diff', '16.0', '17.0', '--model', 'res.partner'],
      ['conflicts'],
      ['order', 'a'],
      ['why', 'a', 'base'],
      ['impact', 'a'],
      ['env', '--to', '18.0'],
      ['doctor'],
      ['releases'],
      ['explain', 'graph/cycle'],
    ]) {
      const printed = await run(args, {}, root)
      const written = await run([...args, '-o', 'out/x.txt'], {}, root)
      expect([written.code, written.out]).toEqual([0, ''])
      expect(readFileSync(join(root, 'out/x.txt'), 'utf8')).toBe(printed.out)
    }
    expect(await run(['graph', '-o', 'a/__manifest__.py/x'], {}, root)).toMatchObject({ code: 2, out: '' })
  })
  test('impact passes over changed files that belong to no addon', async () => {
    const { root, out, err, code } = await run(['impact', 'a/__init__.py', 'README.md', 'gone/models.py'], {
      ...CHAIN,
      'README.md': '',
    })
    expect([code, out]).toEqual([0, expect.stringMatching(/^changed: a\n/)])
    expect(err).toBe('addonry: README.md belongs to no addon here\naddonry: gone/models.py belongs to no addon here\n')
    expect((await run(['impact', 'README.md'], {}, root)).out).toBe('nothing that changed belongs to an addon\n')
    expect((await run(['impact', 'nowhere'], {}, root)).code).toBe(2)
  })
  test('every command takes addons paths and series from the settings', async () => {
    const { root, out } = await run(['doctor'], {
      'own/c/__manifest__.py': MANIFEST("'d'"),
      'own/c/__init__.py': '',
      'lib/d/__manifest__.py': MANIFEST("'base'"),
      'lib/d/__init__.py': '',
      'own/addonry.toml': 'series = "16.0"\naddons-path = ["../lib"]\n',
    }).then((ran) => run(['doctor'], {}, join(ran.root, 'own')))
    expect(out).toContain('series 16.0 (the settings)\nsettings addonry.toml\n')
    expect(out).toContain('  ../lib  1 addon (settings, to depend on)\n')
    expect(out).not.toContain('found nowhere')
    expect((await run(['why', 'c', 'd'], {}, root)).out).toContain('c → d')
    const order = await run(['order', 'c', '--format', 'json'], {}, root)
    expect(JSON.parse(order.out)).toMatchObject({ series: '16.0', refused: [] })
    const broken = await run(['order', 'c'], { 'addonry.toml': 'seri = 1\n' }, root)
    expect(broken).toMatchObject({ code: 2 })
    expect(broken.err).toContain('addonry.toml:1:1: unknown key `seri`')
  })
  test('order tells which modules are known by name alone', async () => {
    const { err } = await run(['order', 'e', '--series', '17.0'], {
      'e/__manifest__.py': MANIFEST("'account_accountant'"),
      'e/__init__.py': '',
    })
    expect(err).toContain('known by name alone, as modules of Enterprise are: account_accountant; give their sources')
  })
  test.skipIf(spawnSync('bash', ['--version']).status !== 0)('bash completes, also without a command', async () => {
    const { out } = await run(['completion', 'bash'])
    const complete = (...words: readonly string[]): string => {
      const typed = `COMP_WORDS=(addonry ${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}`
      return String(spawnSync('bash', ['-c', `${out}\n${typed}; _addonry; echo "\${COMPREPLY[@]}"`]).stdout).trim()
    }
    expect(complete('ch')).toBe('check')
    expect(complete('check', '--format', 's')).toBe('sarif')
    expect(complete('--format', 's')).toBe('sarif')
    expect(complete('explain', 'graph/c')).toBe('graph/cycle')
    expect(complete('--fix', '=', 'u')).toBe('unsafe')
  })

  test('explain prints a page; completion a script', async () => {
    expect((await run(['explain', 'resource-not-exist'])).out).toContain('# manifest/data-missing')
    const family = (await run(['explain', 'suppression'])).out
    expect(family.match(/^\S+/gm)).toEqual(['suppression/malformed', 'suppression/unknown', 'suppression/unused'])
    expect((await run(['completion', 'bash'])).out).toContain('complete')
    for (const shell of ['bash', 'fish'])
      for (const word of ['graph/cycle', 'sarif', 'oca@2026.11', '17.0'])
        expect((await run(['completion', shell])).out).toContain(word)
    const both = (await run(['explain', 'manifest-version-format'])).out
    expect(both.indexOf('# manifest/version-form\n')).toBeLessThan(both.indexOf('# manifest/version\n'))
    expect((await run(['explain', 'graph/cycel'])).err).toContain("no rule 'graph/cycel'; did you mean 'graph/cycle'?")
    expect((await run(['chekc'])).err).toContain("no such file or folder: chekc; did you mean 'check'?")
  })
})
