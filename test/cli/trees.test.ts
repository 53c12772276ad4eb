import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runMain as run } from '../support/run-main.ts'

const MANIFEST = (depends: string) =>
  `{'name': 'X', 'version': '17.0.1.0.0', 'license': 'LGPL-3', 'author': 'X', 'depends': [${depends}]}\n`
const VIEW = (body: string) => `<odoo>\n${body}\n</odoo>\n`
/** `b` stands on `a`; the working directory of these tests is beside them */
const TREE = {
  'here/README.md': '',
  'addons/a/__manifest__.py': MANIFEST("'base'").replace('}', ", 'data': ['data.xml']}"),
  'addons/a/__init__.py': 'from . import models\n',
  'addons/a/models.py': 'from odoo import models\n\nclass Thing(models.Model):\n    _name = "a.thing"\n',
  'addons/a/data.xml': VIEW('<record id="group" model="res.groups"><field name="name">G</field></record>'),
  'addons/b/__manifest__.py': MANIFEST("'a'"),
  'addons/b/__init__.py': '',
}

async function beside(...args: readonly string[]) {
  const { root } = await run(['--version'], TREE)
  return run(args, {}, join(root, 'here'))
}

describe('folders of addons behind names', () => {
  test.each([
    [['order', 'b', '../addons'], ' 5  depth 2   b                   requested\n'],
    [['order', '../addons/b'], ' 5  depth 2   b                   requested\n'],
    [['order', 'b', '--path', '../addons'], ' 5  depth 2   b                   requested\n'],
    [['ids', 'a.gr*', '../addons'], 'a.group  res.groups'],
    [['ids', '../addons'], 'a.group  res.groups'],
    [['ids', '--path', '../addons'], 'a.group  res.groups'],
    [['models', '../addons'], 'a.thing  model'],
    [['models', 'a.thing', '../addons'], 'a.thing  model'],
    [['models', '../addons', 'a.thing'], 'a.thing  model'],
    [['impact', 'a', '../addons'], 'to test, in install order\n  a,b\n'],
    [['impact', 'a', '--path', '../addons'], 'to test, in install order\n  a,b\n'],
    [['impact', '../addons/a/models.py', '../addons'], 'changed: a\n'],
    [['why', 'b', 'a', '../addons'], 'b → a'],
    [['why', 'b', 'a', '--path', '../addons'], 'b → a'],
    [['graph', '../addons'], '["b"]'],
    [['view', '--conflicts', '../addons'], 'no node is changed'],
    [['view', '../addons', '--conflicts'], 'no node is changed'],
  ])('%j', async (args, expected) => {
    const { code, out, err } = await beside(...args)
    expect(err).toBe('')
    expect(out).toContain(expected)
    expect(code).toBe(0)
  })

  test('a plain word is a folder where addons stand in it, an addon is its name', async () => {
    const { root } = await run(['--version'], TREE)
    expect((await run(['order', 'b', 'addons'], {}, root)).out).toMatch(/ b +requested/)
    expect((await run(['ids', 'addons'], {}, root)).out).toContain('a.group')
    expect((await run(['order', 'b'], {}, join(root, 'addons'))).out).toMatch(/ b +requested/)
  })

  test('of changed files a folder of addons is a submodule when git says so', async () => {
    const { root } = await run(['--version'], { ...TREE, 'addons/.git': 'gitdir: ../.git/modules/addons\n' })
    expect((await run(['impact', 'addons', 'here/README.md'], {}, root)).out).toMatch(/^changed: a, b\n/)
  })

  test('names and folders that do not fit are errors of usage', async () => {
    expect(await beside('order', '../addons')).toMatchObject({ code: 2, out: '' })
    expect(await beside('order', 'all', '../nowhere')).toMatchObject({ code: 2, out: '' })
    expect((await beside('ids', 'one', 'two')).err).toBe(
      "addonry: 'two' is no folder with addons, and only one name can be asked for: one\n",
    )
    expect((await beside('impact', '../addons')).err).toContain('say what changed in ../addons')
  })
})

test('where there is no addon, that is said instead of an answer about Odoo', async () => {
  for (const args of [
    ['graph'],
    ['graph', '--cycles'],
    ['ids'],
    ['models'],
    ['view', '--conflicts'],
    ['conflicts'],
    ['upgrade', '--to', '18.0'],
  ]) {
    const { code, out, err } = await run(args)
    expect([code, out], args.join(' ')).toEqual([2, ''])
    expect(err).toContain(
      "no addon found: a folder with a __manifest__.py; 'addonry doctor' tells what was looked at\n",
    )
  }
  expect((await run(['graph', '--focus', 'sale', '--depth', '1', '--series', '17.0'])).out).toContain('"sale"')
})

test('a series that nothing tells is said with the answer', async () => {
  const assumed = /^addonry: nothing tells the series; the newest is assumed \(\d\d\.0\); say it with --series\n$/
  for (const args of [
    ['order', 'sale'],
    ['why', 'sale', 'uom'],
    ['impact', 'sale_stock'],
    ['ids', 'sale.menu_sale_order'],
    ['models', 'sale.order'],
    ['view', 'sale.view_order_form'],
    ['graph', '--focus', 'sale'],
  ]) {
    expect((await run(args)).err, args.join(' ')).toMatch(assumed)
    expect((await run([...args, '--series', '17.0'])).err, args.join(' ')).toBe('')
  }
})

test('ids and models of Odoo that no addon here needs are told all the same', async () => {
  const models = await run(['models', 'sale.order', '--series', '17.0'])
  expect(models.out).toMatch(/^sale\.order +model, \d+ fields +sale, then /m)
  expect(models.err).toBe('')
  const ids = await run(['ids', 'sale.menu_sale_quotations', '--series', '17.0'], TREE)
  expect(ids.out).toMatch(/^sale\.menu_sale_quotations +ir\.ui\.menu/)
  expect(ids.err).toBe("addonry: 'sale.menu_sale_quotations' is of modules that no addon here depends on\n")
})

test('a view says which modules count', async () => {
  const { root, out } = await run(['view', 'sale.view_order_form', '--series', '17.0'])
  expect(out).toContain('Odoo 17.0, as of sale\n')
  expect((await run(['view', 'base.view_partner_form', 'addons'], TREE, root)).out).toContain(
    'Odoo 17.0, with all that the addons here need\n',
  )
})
