import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { RULES } from '../../rules/index.ts'
import { readOlderSettings } from '../../src/config/older-settings.ts'
import { parseSettings } from '../../src/config/settings.ts'
import { addonTree } from '../support/addon-tree.ts'
import { runMain } from '../support/run-main.ts'

const NAMES = RULES.map(({ id, rule }) => ({ id, aliases: rule.aliases ?? [] }))
const read = (root: string, path: string) => readFileSync(join(root, path), 'utf8')

describe('addonry init', () => {
  test('writes settings that read without a complaint, and nothing that the repository does not use', async () => {
    const { root, out, code } = await runMain(['init'], addonTree())
    expect(code).toBe(0)
    expect(out).toContain('4 addons, Odoo 17.0')
    const { settings, issues } = parseSettings(join(root, 'addonry.toml'), read(root, 'addonry.toml'), NAMES)
    expect(issues).toEqual([])
    expect(settings).toMatchObject({ series: '17.0', preset: 'recommended@2026.11', rules: [] })
    for (const path of ['.github', '.gitlab', '.gitlab-ci.yml', '.pre-commit-config.yaml'])
      expect(existsSync(join(root, path))).toBe(false)
    expect((await runMain(['check'], {}, root)).code).not.toBe(2)
  })

  test('fits in with what is there', async () => {
    const config = '# ours\nrepos:\n- repo: https://example.com/x\n  hooks:\n  - id: x\n\nci:\n  skip: [x]\n'
    const { root, out } = await runMain(['init'], {
      ...addonTree(),
      '.pre-commit-config.yaml': config,
      '.gitlab-ci.yml': 'stages: [test]\n',
      '.git/config': '[remote "origin"]\n  url = git@github.com:x/y.git\n',
      'addonry.toml': 'series = "16.0"\n',
    })
    expect(read(root, 'addonry.toml')).toBe('series = "16.0"\n')
    expect(read(root, '.pre-commit-config.yaml')).toBe(`# ours
repos:
- repo: https://example.com/x
  hooks:
  - id: x
- repo: local
  hooks:
    - id: addonry
      name: addonry
      language: node
      additional_dependencies: ["addonry@0.0.0-test"]
      entry: addonry check
      files: \\.(py|xml|csv|po|pot|js|css|scss|sass|less)$
      pass_filenames: false

ci:
  skip: [x]
`)
    expect(read(root, '.github/workflows/addonry.yml')).toContain('npx --yes addonry@0.0.0-test check --format github')
    expect(read(root, '.gitlab/addonry.yml')).toContain('gl-code-quality-report.json')
    expect(out).toContain('.gitlab-ci.yml: add this to it\n\n    include:\n      - local: .gitlab/addonry.yml\n')
    const again = await runMain(['init'], {}, root)
    expect(again.out).not.toMatch(/written|changed/)
  })

  test('a hook asks for a Node.js of its own where the repository asks for one that is too old', async () => {
    const config = (node: string) => `default_language_version:\n  python: python3\n  node: "${node}"\nrepos: []\n`
    const hook = async (node: string) => {
      const files = { ...addonTree(), '.pre-commit-config.yaml': config(node) }
      return read((await runMain(['init', '--write', 'pre-commit'], files)).root, '.pre-commit-config.yaml')
    }
    expect(await hook('16.17.0')).toContain('      language: node\n        language_version: "2')
    expect(await hook('22.9.0')).not.toContain('language_version: "22')
  })

  test('below the top of a repository: settings alone, with what is told above', async () => {
    const { root } = await runMain(['init', '--dry-run'], {
      '.git/config': '[remote "origin"]\n  url = git@github.com:x/y.git\n',
      '.copier-answers.yml': '_src_path: gh:oca/oca-addons-repo-template\nodoo_version: 16.0\n',
      '.pre-commit-config.yaml': 'repos: []\n',
      'sub/addon/__manifest__.py': "{'name': 'A', 'license': 'LGPL-3'}\n",
      'sub/none/x': '',
    })
    const { out } = await runMain(['init'], {}, join(root, 'sub'))
    expect(out).toContain('the repository begins at ..')
    expect(out).not.toMatch(/pre-commit-config|workflows/)
    expect(read(root, 'sub/addonry.toml')).toContain('preset = "oca@2026.11"\nseries = "16.0"\n')
    expect((await runMain(['init', '--dry-run'], {}, join(root, 'sub/none'))).out).toContain('no addon')
  })

  test('nothing is reported in other people’s addons: submodules, and what Doodba collects', async () => {
    const { root } = await runMain(['init'], {
      ...addonTree(),
      '.git/config': '[remote "origin"]\n  url = git@github.com:Us/y.git\n',
      '.gitmodules':
        '[submodule "oca/web"]\n\tpath = oca/web\n\turl = https://github.com/OCA/web.git\n[submodule "ours"]\n\tpath = ours\n\turl = https://github.com/us/ours\n[submodule "near"]\n\tpath = near\n\turl = ../near.git\n',
      'oca/web/loop/__manifest__.py': "{'name': 'L', 'version': '17.0.1.0.0', 'depends': ['loop']}\n",
      'odoo/custom/src/repos.yaml': 'web:\n',
      'odoo/custom/src/web/x': '',
      'odoo/custom/src/private/x': '',
    })
    expect(read(root, 'addonry.toml')).toContain('exclude = ["oca/web/**", "odoo/custom/src/web/**"]\n')
    expect((await runMain(['check'], {}, root)).out).not.toContain('graph/cycle')
    expect((await runMain(['check', '--preset', 'strict'], { 'addonry.toml': '' }, root)).out).toContain('oca/web/loop')
  })

  test('takes over what older tools are told', async () => {
    const { root } = await runMain(['init', '--write', 'settings'], {
      ...addonTree(),
      '.copier-answers.yml': '_src_path: gh:oca/oca-addons-repo-template\nodoo_version: 16.0\n',
      '.pylintrc': '[MESSAGES CONTROL]\ndisable=all\nenable=print-used,\n  # a comment\n  missing-return\n',
      '.oca_hooks.cfg': '[MESSAGES_CONTROL]\ndisable=resource-not-exist,\n    no-such-check\n',
    })
    const text = read(root, 'addonry.toml')
    expect(text).toContain('preset = "oca@2026.11"\nseries = "16.0"\n')
    expect(text).toContain('"manifest/data-missing" = "off"  # resource-not-exist in .oca_hooks.cfg\n')
    expect(parseSettings('/w/addonry.toml', text, NAMES).issues).toEqual([])
  })

  test('a check that is switched off takes no rule with it that goes beyond it', async () => {
    const { root } = await runMain(['init', '--write', 'settings'], {
      ...addonTree(),
      '.pylintrc':
        '[MESSAGES CONTROL]\ndisable=translation-not-lazy,license-allowed,manifest-version-format,cyclic-import,import-error,W8103,C8108,C8109,E8147,E8148\n',
    })
    const text = read(root, 'addonry.toml')
    for (const rule of [
      'manifest/version',
      'python/import-cycle',
      'python/relative-import',
      'python/undeclared-library',
    ])
      expect(text).not.toContain(rule)
    expect(text).not.toContain('"translation/not-constant"')
    expect(text).not.toContain('"manifest/license"')
  })

  test('--dry-run writes nothing; a wrong --write is an error of usage', async () => {
    const { root, out } = await runMain(['init', '--dry-run', '--write', 'settings,github,gitlab'], addonTree())
    expect(out).toContain('preset = "recommended@2026.11"')
    expect(existsSync(join(root, 'addonry.toml'))).toBe(false)
    expect((await runMain(['init', '--write', 'jenkins'], addonTree())).code).toBe(2)
  })
})

test('older settings: what one file asks for, another does not switch off', () => {
  const older = readOlderSettings(
    new Map([
      ['.pylintrc', '[ODOOLINT]\nmanifest-required-authors=Odoo Community Association (OCA)\n[X]\ndisable=a,b\n'],
      ['.pylintrc-mandatory', '[X]\nvalid_odoo_versions: 15.0\ndisable=all\nenable=b,\n    c  # why\n'],
    ]),
  )
  expect(older).toEqual({
    disabled: [{ name: 'a', file: '.pylintrc' }],
    enabled: [
      { name: 'b', file: '.pylintrc-mandatory' },
      { name: 'c', file: '.pylintrc-mandatory' },
    ],
    series: '15.0',
    oca: true,
    conventions: { requiredAuthors: ['Odoo Community Association (OCA)'] },
  })
})

describe('what is published', () => {
  const own = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
  const { version } = JSON.parse(own('package.json'))

  test('the action, the GitLab template and the hook name this version', () => {
    expect(own('action.yml')).toContain(`default: "${version}"`)
    expect(own('templates/gitlab-ci.yml')).toContain(`addonry@${version} check`)
  })

  test('the action never puts an input into a script', () => {
    const scripts = own('action.yml')
      .split(/^ {6}run: \|/m)
      .slice(1)
    expect(scripts.length).toBeGreaterThan(0)
    for (const script of scripts) expect(script).not.toContain('${{')
  })

  test('paths and options of the action are parted by blanks and by lines', () => {
    const script = own('action.yml').split(/^ {6}run: \|\n/m)[1]!
    const env = {
      ...process.env,
      PATHS: 'a\nb  c\n',
      ARGS: '--series 17.0\n--quiet\n',
      SARIF: 's',
      SUMMARY: '',
      VERSION: '1',
    }
    const { stdout, status } = spawnSync('bash', ['-eo', 'pipefail', '-c', `npx() { echo "$*"; }\n${script}`], { env })
    expect(status).toBe(0)
    expect(String(stdout)).toBe('--yes addonry@1 check a b c --format github --series 17.0 --quiet --report sarif=s\n')
  })

  test('the hooks and the image call commands and files that are there', async () => {
    for (const [, entry = ''] of own('.pre-commit-hooks.yaml').matchAll(/^ {2}entry: addonry (.*)$/gm)) {
      const { code, err } = await runMain(entry.split(' '), addonTree())
      expect({ code, err }).not.toMatchObject({ code: 2 })
    }
    const image = own('Dockerfile')
    expect(image).not.toMatch(/:latest/)
    // .npmrc runs no script of a package, this one's own included
    expect(image).toMatch(/npm run --silent build && npm pack/)
    expect(image).toMatch(/^USER 1000/m)
    for (const [, files = ''] of image.matchAll(/^COPY (?!--from)(.*) \S+$/gm))
      for (const file of files.split(' ')) expect(existsSync(new URL(`../../${file}`, import.meta.url))).toBe(true)
  })
})
