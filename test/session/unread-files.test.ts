import { describe, expect, test } from 'vitest'
import { RULES } from '../../rules/index.ts'
import type { DirEntry, HostFailure } from '../../src/host/host.ts'
import { MemoryHost } from '../../src/host/memory-host.ts'
import { checkOpened } from '../../src/session/checked.ts'
import { builtinReleases } from '../../src/session/releases.ts'
import { Session } from '../../src/session/session.ts'

const DEFAULT = RULES.filter(({ rule }) => rule.optional !== true)

/** Some paths may not be read. */
class ClosedHost extends MemoryHost {
  closed: readonly string[] = []

  override readBytes(path: string): Uint8Array | HostFailure {
    return this.closed.includes(path) ? { failed: 'permission denied' } : super.readBytes(path)
  }

  override list(path: string): readonly DirEntry[] | HostFailure {
    return this.closed.includes(path) ? { failed: 'permission denied' } : super.list(path)
  }
}

const TREE = {
  'shop/__manifest__.py':
    "{'name': 'Shop', 'version': '17.0.1.0.0', 'license': 'LGPL-3', 'depends': ['base'], 'data': ['data/goods.xml', 'data/more.xml', 'security/ir.model.access.csv']}\n",
  'shop/__init__.py': 'from . import models\nfrom .models import shelf\n',
  'shop/models/__init__.py': 'from . import goods, shelf\n',
  'shop/models/goods.py':
    "from odoo import fields, models\n\n\nclass Goods(models.Model):\n    _name = 'shop.goods'\n    _description = 'Goods'\n\n    name = fields.Char()\n    next_id = fields.Many2one('shop.goods')\n",
  'shop/models/shelf.py':
    "from odoo import models\n\n\nclass Goods(models.Model):\n    _inherit = 'shop.goods'\n\n    def say(self):\n        return self.name\n",
  'shop/data/goods.xml':
    '<odoo>\n    <record id="one" model="shop.goods">\n        <field name="name">One</field>\n    </record>\n</odoo>\n',
  'shop/data/more.xml':
    '<odoo>\n    <record id="two" model="shop.goods">\n        <field name="name">Two</field>\n        <field name="next_id" ref="one"/>\n    </record>\n</odoo>\n',
  'shop/security/ir.model.access.csv':
    'id,name,model_id:id,group_id:id,perm_read,perm_write,perm_create,perm_unlink\naccess_goods,goods,model_shop_goods,base.group_user,1,1,1,1\n',
  'till/__manifest__.py':
    "{'name': 'Till', 'version': '17.0.1.0.0', 'license': 'LGPL-3', 'depends': ['shop'], 'data': ['till.xml']}\n",
  'till/__init__.py': 'from . import models\n',
  'till/models.py':
    "from odoo import models\n\n\nclass Goods(models.Model):\n    _inherit = 'shop.goods'\n\n    def sell(self):\n        return self.name\n",
  'till/till.xml':
    '<odoo>\n    <record id="shop.one" model="shop.goods">\n        <field name="name">Two</field>\n    </record>\n</odoo>\n',
}

function errors(closed: readonly string[], tree: Readonly<Record<string, string>> = TREE): readonly string[] {
  const host = new ClosedHost(tree)
  host.closed = closed.map((path) => `/work/${path}`)
  const opened = new Session(host, builtinReleases()).open({ paths: [], addonsPath: [] })
  expect(opened.problems).toHaveLength(closed.length)
  const { report } = checkOpened(opened, DEFAULT)
  return report.findings.filter(({ optional }) => !optional).map(({ rule, message }) => `${rule} ${message}`)
}

describe('what cannot be read is unknown, not missing', () => {
  test('all is read', () => {
    expect(errors([])).toEqual([])
  })

  test.each([
    ['a file of models', ['shop/models/goods.py']],
    ['a folder of models', ['shop/models']],
    ['a file of data', ['shop/data/goods.xml']],
    ['a folder of data', ['shop/data']],
    ['access rules', ['shop/security']],
    ['all of it', ['shop']],
  ])('%s', (_, closed) => {
    expect(errors(closed)).toEqual([])
  })

  test.each([
    ['shop/models/goods.py', 'python/syntax'],
    ['shop/models/__init__.py', 'python/syntax'],
    ['shop/__init__.py', 'python/syntax'],
    ['shop/__manifest__.py', 'manifest/syntax'],
  ])('%s, which does not parse, is told, not what it may hold', (file, rule) => {
    const text = `(${TREE[file as keyof typeof TREE]}`
    const told = errors([], { ...TREE, [file]: text })
    expect(told.filter((line) => !line.startsWith(rule))).toEqual([])
    expect(told.length).toBeGreaterThan(0)
  })

  test('a data file that does not parse is told, not what it may hold', () => {
    const text = TREE['shop/data/goods.xml'].replace('<odoo>', '<odoo><data>')
    const told = errors([], { ...TREE, 'shop/data/goods.xml': text })
    expect(told).toEqual([expect.stringMatching(/^file\/xml-syntax /)])
  })
})
