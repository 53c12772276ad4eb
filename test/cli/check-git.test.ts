import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { addonTree } from '../support/addon-tree.ts'
import { runMain } from '../support/run-main.ts'

const hasGit = spawnSync('git', ['--version']).status === 0

function git(root: string, ...args: readonly string[]): void {
  const identity = ['-c', 'user.name=x', '-c', 'user.email=x@example.com', '-c', 'init.defaultBranch=main']
  const { status, stderr } = spawnSync('git', [...identity, '-c', 'commit.gpgsign=false', ...args], { cwd: root })
  expect(status, String(stderr)).toBe(0)
}

function put(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

/** A checkout of the tree with one commit. */
async function checkout() {
  const { root } = await runMain(['--version'], addonTree())
  git(root, 'init', '-q')
  git(root, 'add', '.')
  git(root, 'commit', '-qm', 'first')
  return root
}

const compact = (root: string, ...args: readonly string[]) =>
  runMain(['check', '--format', 'compact', '--no-cache', ...args], {}, root)

describe.skipIf(!hasGit)('against a commit', () => {
  const BREAK = addonTree()['ground/models/stone.py']?.replace('    weight = fields.Float()\n', '') ?? ''

  test('--changed-since shows what touches changed lines alone', async () => {
    const root = await checkout()
    expect((await compact(root)).out).toContain('nowhere_at_all')
    expect((await compact(root, '--changed-since', 'HEAD')).out).not.toContain('nowhere_at_all')
    put(root, 'roof/__manifest__.py', addonTree()['roof/__manifest__.py']?.replace("'wall'", "'wall', 'wall'") ?? '')
    put(root, 'late/__manifest__.py', "{'name': 'Late', 'depends': ['nope_at_all']}")
    const { out } = await compact(root, '--changed-since', 'HEAD')
    expect(out).toContain('roof/__manifest__.py:3:')
    expect(out).toContain('nope_at_all')
    expect(out).not.toContain('nowhere_at_all')
  })

  test('--new-since knows an addon that is a repository of its own', async () => {
    const above = (await runMain(['--version'], {})).root
    const root = join(above, 'odoo-till')
    put(root, '__manifest__.py', "{'name': 'T', 'version': '17.0.1.0.0', 'depends': ['base', 'nope_at_all']}")
    put(root, 'i18n/till.pot', '')
    git(root, 'init', '-q')
    git(root, 'add', '.')
    git(root, 'commit', '-qm', 'first')
    expect((await compact(root)).out).toContain("till depends on 'nope_at_all'")
    expect((await compact(root, '--new-since', 'HEAD')).out).toMatch(/^No problems found/)
  })

  test('--new-since shows what a change breaks elsewhere', async () => {
    const root = await checkout()
    put(root, 'ground/models/stone.py', BREAK)
    git(root, 'commit', '-qam', 'second')
    expect((await compact(root, '--changed-since', 'HEAD~1')).out).not.toContain('wall/')
    const { out } = await compact(root, '--new-since', 'HEAD~1')
    expect(out).toContain('wall/models.py')
    expect(out).not.toContain('nowhere_at_all')
    // the column goes with the next update, and the version does not tell of one
    expect(out).toMatch(/ground\/__manifest__\.py:2:\d+ {2}warning migration\/script-missing /)
    expect(out).toMatch(/ground\/__manifest__\.py:2:\d+ {2}warning migration\/version-unchanged /)
    expect((await compact(root, '--diff', 'HEAD~1')).out).toBe(out)
    // what a branch breaks is counted from where it left, not from where the other has gone since
    git(root, 'checkout', '-qb', 'side', 'HEAD~1')
    rmSync(join(root, 'alone/__init__.py'))
    expect((await compact(root, '--new-since', 'main')).out).not.toContain('weight')
  })

  test('--new-since knows the style sheets of the commit, and takes submodules as they are', async () => {
    const sheet = {
      'style/__manifest__.py':
        "{'name': 'S', 'version': '17.0.1.0.0', 'license': 'LGPL-3', 'depends': ['web'], 'assets': {'web.assets_backend': ['style/static/*.scss']}}",
      'style/__init__.py': '',
      'style/static/a.scss': "@import './b';\n",
    }
    const other = await checkout()
    const { root } = await runMain(['--version'], sheet)
    git(root, 'init', '-q')
    git(root, '-c', 'protocol.file.allow=always', 'submodule', 'add', '-q', other, 'inner')
    git(root, 'add', '.')
    git(root, 'commit', '-qm', 'first')
    const all = await compact(root)
    expect(all.out).toContain('scss/local-import')
    expect(all.out).toContain('inner/alone/__manifest__.py')
    put(root, 'style/__init__.py', 'x = 1\n')
    expect((await compact(root, '--new-since', 'HEAD')).out).toMatch(/^No problems found/)
  })

  test('--diff takes a diff from a file', async () => {
    const root = await checkout()
    put(root, 'my.diff', '--- a/alone/__manifest__.py\n+++ b/alone/__manifest__.py\n@@ -3 +3 @@\n-x\n+y\n')
    expect((await compact(root, '--diff', 'my.diff')).out).toContain('nowhere_at_all')
    put(root, 'my.diff', '')
    expect((await compact(root, '--diff', 'my.diff')).out).not.toContain('nowhere_at_all')
  })

  test('a commit that is not there, an option for a commit, no repository: told, exit 2', async () => {
    const root = await checkout()
    for (const ref of ['nope', '--output=x', '-h']) {
      const { code, err } = await compact(root, `--changed-since=${ref}`)
      expect(code).toBe(2)
      expect(err).toContain(`git knows no commit '${ref}'; in CI, fetch the whole history`)
    }
    const bare = await runMain(['check', '--new-since', 'HEAD'], addonTree())
    expect(bare).toMatchObject({ code: 2 })
    expect(bare.err).toContain('not a git repository')
  })
})
