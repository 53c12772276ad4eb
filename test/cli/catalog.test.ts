import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { main } from '../../src/cli/main.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function folder(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'addonry-'))
  folders.push(root)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, path, '..'), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

async function run(root: string, ...args: readonly string[]) {
  let out = ''
  let err = ''
  const streams = {
    out: (text: string) => void (out += text),
    err: (text: string) => void (err += text),
    terminal: false,
    width: 100,
    environment: {},
  }
  return { code: await main(args, root, streams), out, err }
}

const manifest = (depends: readonly string[], more = ''): string =>
  `{'name': 'X', 'version': '17.0.1.0.0', 'license': 'LGPL-3', 'author': 'X', 'depends': ${JSON.stringify(depends)},${more}}\n`

/** `vendor` has a model and a group, `mine` extends and uses them. */
const VENDOR = {
  'vendor/__manifest__.py': manifest(['base'], "'data': ['data.xml'], 'demo': ['demo.xml']"),
  'vendor/__init__.py': 'from . import models\n',
  'vendor/models.py':
    'from odoo import fields, models\n\nclass Thing(models.Model):\n    _name = "vendor.thing"\n    name = fields.Char(required=True)\n    partner_id = fields.Many2one("res.partner")\n',
  'vendor/data.xml':
    '<odoo noupdate="1">\n<record id="group" model="res.groups"><field name="name">G</field></record>\n</odoo>',
  'vendor/demo.xml': '<odoo>\n<record id="sample" model="vendor.thing"><field name="name">S</field></record>\n</odoo>',
}
const MINE = {
  'mine/__manifest__.py': manifest(['vendor'], "'data': ['data.xml']"),
  'mine/__init__.py': 'from . import models\n',
  'mine/models.py':
    'from odoo import fields, models\n\nclass Thing(models.Model):\n    _inherit = "vendor.thing"\n    note = fields.Text()\n',
  'mine/data.xml':
    '<odoo>\n<record id="vendor.group" model="res.groups"><field name="name">H</field></record>\n<record id="mine" model="vendor.thing"><field name="name">M</field><field name="partner_id" ref="base.main_partner"/></record>\n</odoo>',
}

describe('ids', () => {
  test('who declares, overrides and uses an id', async () => {
    const root = folder({ ...VENDOR, ...MINE })
    const { ids } = JSON.parse((await run(root, 'ids', 'vendor.group', '--format', 'json')).out)
    expect(ids).toEqual([
      {
        xmlid: 'vendor.group',
        model: 'res.groups',
        module: 'vendor',
        file: 'vendor/data.xml',
        line: 2,
        generated: false,
        noupdate: true,
        overriddenBy: [{ module: 'mine', file: 'mine/data.xml', line: 2 }],
        usedBy: [],
      },
    ])
    const used = JSON.parse((await run(root, 'ids', 'base.main_partner', '--format', 'json')).out)
    expect(used.ids[0]).toMatchObject({
      file: null,
      line: null,
      usedBy: [{ module: 'mine', file: 'mine/data.xml', line: 3 }],
    })
  })

  test('code that asks for an id uses it', async () => {
    const code = {
      'mine/__init__.py': 'from . import code\n',
      'mine/code.py':
        'ID = "vendor.group"\n\ndef post(env, record):\n    env.ref(ID)\n    record.has_group("base.group_user,vendor.group")\n',
    }
    const { ids } = JSON.parse(
      (await run(folder({ ...VENDOR, ...MINE, ...code }), 'ids', 'vendor.group', '--format', 'json')).out,
    )
    expect(ids[0].usedBy).toEqual([
      { module: 'mine', file: 'mine/code.py', line: 4 },
      { module: 'mine', file: 'mine/code.py', line: 5 },
    ])
  })

  test('without a pattern those of the addons at hand, without those that Odoo makes', async () => {
    const { out } = await run(folder({ ...VENDOR, ...MINE }), 'ids')
    expect(out.match(/^\S+\.\S+/gm)).toEqual(['mine.mine', 'vendor.group', 'vendor.sample'])
    expect(out).toContain('changed by mine  mine/data.xml:2')
  })

  test('of a database: what Odoo makes, and demo data when asked for', async () => {
    const root = folder({ ...VENDOR, ...MINE })
    const names = async (...more: readonly string[]): Promise<string> =>
      (await run(root, 'ids', '*vendor*', '--installed', 'vendor', '--exactly', ...more)).out
    const out = await names()
    for (const id of ['vendor.model_vendor_thing', 'vendor.field_vendor_thing__name', 'base.module_vendor'])
      expect(out).toContain(`${id} `)
    expect(out).not.toContain('vendor.sample')
    expect(out).not.toContain('mine.field')
    expect(await names('--demo')).toContain('vendor.sample')
  })

  test('a module that nobody knows is an error of usage', async () => {
    const { code, err } = await run(folder(VENDOR), 'ids', '--installed', 'nope')
    expect(code).toBe(2)
    expect(err).toBe('addonry: no module named nope in Odoo 17.0 or on the addons paths\n')
  })
})

test('models: all modules together make them', async () => {
  const root = folder({ ...VENDOR, ...MINE })
  const { models } = JSON.parse((await run(root, 'models', 'vendor.thing', '--format', 'json')).out)
  expect(models).toHaveLength(1)
  expect(models[0]).toMatchObject({ model: 'vendor.thing', kind: 'model', modules: ['vendor', 'mine'], line: 3 })
  const fields = models[0].fields.filter((field: { modules: readonly string[] }) => field.modules.length > 0)
  expect(
    fields.map(({ name, type, comodel, required, modules }: Record<string, unknown>) => [
      name,
      type,
      comodel,
      required,
      modules,
    ]),
  ).toEqual([
    ['name', 'char', null, true, ['vendor']],
    ['note', 'text', null, false, ['mine']],
    ['partner_id', 'many2one', 'res.partner', false, ['vendor']],
  ])
  expect((await run(root, 'models', 'vendor.thing', '--fields')).out).toMatch(
    /partner_id +many2one → res\.partner +vendor/,
  )
})

describe('files of knowledge', () => {
  test('an indexed addon stands in for its source: by option, by settings, and after packing', async () => {
    const vendor = folder(VENDOR)
    expect((await run(vendor, 'index', '.', '--series', '17.0', '--name', 'shop', '-o', 'vendor.addonry')).code).toBe(0)
    const root = folder({ ...MINE, 'addonry.toml': '' })
    const missing = await run(root, 'check', '--rule', 'graph/missing-dependency')
    expect(missing.out).toContain('vendor')
    const file = join(vendor, 'vendor.addonry')
    expect((await run(root, 'check', '--knowledge', file)).out).toContain('No problems found')
    expect((await run(root, 'why', 'mine', 'vendor', '-k', file)).code).toBe(0)
    expect((await run(root, 'index', file, file, '-o', 'both.addonry')).code).toBe(0)
    writeFileSync(join(root, 'addonry.toml'), 'knowledge = ["both.addonry"]\n')
    expect((await run(root, 'check')).out).toContain('No problems found')
    expect((await run(root, 'releases', 'both.addonry')).out).toMatch(/^shop 17\.0: 1 modules, 1 models/)
  })

  test('what is no such file is an error of usage', async () => {
    const root = folder({ ...VENDOR, 'x.addonry': 'no' })
    expect(await run(root, 'check', '--knowledge', 'x.addonry')).toMatchObject({
      code: 2,
      err: 'addonry: x.addonry: this is no release file of addonry\n',
    })
    expect((await run(root, 'check', '--knowledge', 'none.addonry')).code).toBe(2)
  })
})

test('conflicts: on the screen and as a page', async () => {
  const clash = (name: string, type: string): Record<string, string> => ({
    [`${name}/__manifest__.py`]: manifest(['base']),
    [`${name}/__init__.py`]: 'from . import models\n',
    [`${name}/models.py`]: `from odoo import fields, models\n\nclass P(models.Model):\n    _inherit = "res.partner"\n    code_x = fields.${type}()\n`,
  })
  const root = folder({ ...clash('one', 'Char'), ...clash('two', 'Integer') })
  const { code, out } = await run(root, 'conflicts')
  expect(code).toBe(0)
  expect(out).toContain('high field res.partner.code_x')
  expect(out).toContain('one/models.py:5')
  expect((await run(root, 'conflicts', '--format', 'html')).out).toMatch(/^<!doctype html>/)
  expect(JSON.parse((await run(root, 'conflicts', '--format', 'json')).out).conflicts[0]).toMatchObject({
    kind: 'field',
    level: 'high',
    winner: 'two',
  })
})
