import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { discover } from '../../src/discover/find-roots.ts'
import { listFiles } from '../../src/discover/list-files.ts'
import { readAddonsPath } from '../../src/discover/odoo-conf.ts'
import { DiskHost } from '../../src/host/disk-host.ts'
import { MemoryHost } from '../../src/host/memory-host.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function tree(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'addonry-'))
  folders.push(root)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, path, '..'), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

const names = (host: MemoryHost | DiskHost, paths: readonly string[], addonsPath: readonly string[] = []) =>
  discover(host, { paths, addonsPath }).sites.map((site) => `${site.name}${site.checked ? '' : ' (dependency)'}`)

describe('which addons are found', () => {
  test.each([
    ['the template of its translations', { 'i18n/shop_till.pot': '' }, 'shop_till'],
    ['its own files in the manifest', { '__manifest__.py': "{'a': ['shop_till/static/src/**/*']}" }, 'shop_till'],
    ['files that it does not have', { '__manifest__.py': "{'a': ['other/static/lib/a.js']}" }, 'odoo_till'],
    ['two names', { 'i18n/one.pot': '', 'i18n/two.pot': '' }, 'odoo_till'],
    ['neither', {}, 'odoo_till'],
    ['addons beside it', { 'i18n/shop_till.pot': '', '../pay/__manifest__.py': '{}' }, 'odoo-till'],
    ['a submodule', { 'i18n/shop_till.pot': '', '.git': 'gitdir: ../.git/modules/till' }, 'odoo-till'],
  ])('the root of a repository is called after %s', (_, files, name) => {
    const own: Record<string, string> = { '__manifest__.py': '{}', 'static/src/a.js': '', '.git/HEAD': '', ...files }
    if (own['.git']) delete own['.git/HEAD']
    const root = tree(Object.fromEntries(Object.entries(own).map(([path, text]) => [`odoo-till/${path}`, text])))
    expect(names(new DiskHost(join(root, 'odoo-till')), ['.']).filter((one) => !one.includes('('))).toEqual([name])
  })

  test('a folder whose name its files tell as well stands for itself', () => {
    const root = tree({
      'till/__manifest__.py': '{}',
      'till/.git/HEAD': '',
      'till/i18n/till.pot': '',
      'till/i18n/x.pot': '',
    })
    expect(names(new DiskHost(join(root, 'till')), ['.'])).toEqual(['till'])
  })

  test('below a folder, at any depth, but not inside an addon nor in set-up folders', () => {
    const host = new MemoryHost({
      'a/__manifest__.py': '{}',
      'deep/er/b/__manifest__.py': '{}',
      'a/inner/__manifest__.py': '{}',
      'setup/a/odoo/addons/a/__manifest__.py': '{}',
      'node_modules/x/__manifest__.py': '{}',
      'old/__unported__/c/__manifest__.py': '{}',
      'd/__openerp__.py': '{}',
      'e/readme.md': '',
    })
    expect(names(host, [])).toEqual(['a', 'b', 'd'])
  })

  test('a single addon is checked, its neighbours are there to be depended on', () => {
    const host = new MemoryHost({ 'x/a/__manifest__.py': '{}', 'x/b/__manifest__.py': '{}' })
    expect(names(host, ['x/a'])).toEqual(['a', 'b (dependency)'])
    expect(names(host, ['x/a/__manifest__.py'])).toEqual(['a', 'b (dependency)'])
  })

  test('an addons path is depended on; a checkout of Odoo stands for its two folders', () => {
    const host = new MemoryHost({
      'mine/a/__manifest__.py': '{}',
      'odoo/addons/web/__manifest__.py': '{}',
      'odoo/odoo/addons/base/__manifest__.py': '{}',
    })
    expect(names(host, ['mine'], ['odoo'])).toEqual(['a', 'base (dependency)', 'web (dependency)'])
    const { roots } = discover(host, { paths: ['mine'], addonsPath: ['odoo'] })
    expect(roots.map((root) => [root.path, root.core])).toEqual([
      ['/work/odoo/odoo/addons', true],
      ['/work/odoo/addons', true],
      ['/work/mine', false],
    ])
  })

  test('the first of two twins wins and both are told', () => {
    const host = new MemoryHost({ 'p1/t/__manifest__.py': '{}', 'p2/t/__manifest__.py': '{}' })
    const { twins, sites } = discover(host, { paths: [], addonsPath: [] })
    expect(sites.map((site) => site.path)).toEqual(['/work/p1/t'])
    expect(twins.map((twin) => [twin.winner.path, twin.hidden.path])).toEqual([['/work/p1/t', '/work/p2/t']])
  })

  test('odoo.conf: addons_path in order, over several lines, comments left out', () => {
    expect(readAddonsPath('[options]\n; c\naddons_path = /a, b ,\n  /c\nadmin_passwd = x\n')).toEqual(['/a', 'b', '/c'])
    expect(readAddonsPath('[queue]\naddons_path = /no\n[options]\r\naddons_path=/a,/b\r\n')).toEqual(['/a', '/b'])
    expect(readAddonsPath('[options]\naddons_path = /a\nother = 1\n  ,more\n')).toEqual(['/a'])
    expect(readAddonsPath('nothing')).toEqual([])
  })

  test('a folder inside an addon, and a file of it, stand for the addon', () => {
    const host = new MemoryHost({
      'own/a/__manifest__.py': '{}',
      'own/a/models/x.py': '',
      'own/b/__manifest__.py': '{}',
    })
    for (const path of ['own/a/models', 'own/a/models/x.py']) {
      const { sites, notes } = discover(host, { paths: [path], addonsPath: [] })
      expect(sites.map(({ name, checked }) => [name, checked])).toEqual([
        ['a', true],
        ['b', false],
      ])
      expect(notes).toEqual([])
    }
  })

  test('a path that is not there, and a folder without addons, are told', () => {
    const host = new MemoryHost({ 'x/readme.md': '' })
    expect(discover(host, { paths: ['nope'], addonsPath: [] }).notes).toMatchObject([{ level: 'problem' }])
    expect(discover(host, { paths: ['x'], addonsPath: [] }).notes).toMatchObject([{ level: 'note' }])
  })
})

describe('links', () => {
  test('linked addons are found once, loops end', () => {
    const root = tree({ 'repo/a/__manifest__.py': '{}', 'repo/a/x.py': '' })
    mkdirSync(join(root, 'site'))
    symlinkSync(join(root, 'repo/a'), join(root, 'site/a'))
    symlinkSync(root, join(root, 'site/loop'))
    const found = discover(new DiskHost(root), { paths: ['site'], addonsPath: [] })
    expect(found.sites.map((site) => site.name)).toEqual(['a'])
    expect(found.twins).toEqual([])
  })

  test('a link inside an addon that leads out of the addons paths is not followed', () => {
    const root = tree({ 'secret/key.xml': '<odoo/>', 'addons/a/__manifest__.py': '{}' })
    symlinkSync(join(root, 'secret'), join(root, 'addons/a/data'))
    symlinkSync(join(root, 'nowhere'), join(root, 'addons/a/gone.xml'))
    const host = new DiskHost(join(root, 'addons'))
    const { sites } = discover(host, { paths: [], addonsPath: [] })
    const { files, unlisted, notes } = listFiles(host, sites[0]!, [host.realPath(host.cwd)!])
    expect(files.map((file) => file.relative)).toEqual(['__manifest__.py'])
    expect(unlisted).toEqual(['data'])
    expect(notes.map((note) => note.message)).toEqual([
      'this link leads out of the addons paths and is not followed',
      'this link leads nowhere',
    ])
  })
})
