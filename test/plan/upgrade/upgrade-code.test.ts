import { expect, test } from 'vitest'
import { upgradeTree } from '../../support/upgrade-tree.ts'

function lines(files: Record<string, string>): readonly string[] {
  const manifest = "{'name': 'x', 'version': '15.0.1.0.0', 'depends': ['stock', 'sale', 'account']}"
  const base = {
    'x/__manifest__.py': manifest,
    'x/__init__.py': 'from . import models\n',
    'x/models/__init__.py': 'from . import code\n',
  }
  return upgradeTree({ ...base, ...files }, '15.0', '16.0').lines
}

const model = (body: string, inherit = 'stock.picking') =>
  `from odoo import models\n\n\nclass Code(models.Model):\n    _inherit = '${inherit}'\n\n    def run(self):\n${body.replace(/^/gm, '        ')}\n`

test('members of records whose type the code tells', () => {
  expect(lines({ 'x/models/code.py': model('return self.move_lines') })).toEqual([
    'x/models/code.py:8 field_removed stock.picking.move_lines',
  ])
  expect(lines({ 'x/models/code.py': model('self.order_line.product_id_change()', 'sale.order') })).toEqual([
    'x/models/code.py:8 method_removed sale.order.line.product_id_change',
  ])
})

test('keys of values, and paths', () => {
  expect(
    lines({ 'x/models/code.py': model("self.env['account.account'].create({'user_type_id': 1, 'name': 'a'})") }),
  ).toEqual(['x/models/code.py:8 field_removed account.account.user_type_id'])
  expect(lines({ 'x/models/code.py': model("return self.search([('move_lines.name', '=', 'a')])") })).toEqual([
    'x/models/code.py:8 field_removed stock.picking.move_lines',
  ])
})

test('tests know what their set-up gave them, over classes of the addon', () => {
  const common =
    "from odoo.tests.common import TransactionCase\n\n\nclass Common(TransactionCase):\n    @classmethod\n    def setUpClass(cls):\n        super().setUpClass()\n        cls.env = cls.env(context={})\n        cls.picking = cls.env['stock.picking'].create({})\n"
  const found = lines({
    'x/models/code.py': model('return True'),
    'x/tests/__init__.py': 'from . import test_x\n',
    'x/tests/common.py': common,
    'x/tests/test_x.py':
      'from .common import Common\n\n\nclass TestX(Common):\n    def test_x(self):\n        self.assertTrue(self.picking.move_lines)\n        self.other.move_lines\n',
  })
  expect(found).toEqual(['x/tests/test_x.py:6 field_removed stock.picking.move_lines'])
})

test('what the code asks for before it uses it, and what the addon makes itself, is no loss', () => {
  expect(
    lines({ 'x/models/code.py': model("return self.move_lines if 'move_lines' in self._fields else None") }),
  ).toEqual([])
  const own = `from odoo import fields, models\n\n\nclass Code(models.Model):\n    _inherit = 'stock.picking'\n\n    own_ids = fields.Char()\n\n    def run(self):\n        return self.own_ids\n`
  expect(lines({ 'x/models/code.py': own })).toEqual([])
})

test('one cause is told once: by its name where that is known, else by the catalogue, by a guess where nothing else is', () => {
  const code = model("user.write({'groups_id': []})\nother.groups_id = []", 'res.partner')
  const told = (code: string) =>
    upgradeTree(
      {
        'x/__manifest__.py': "{'name': 'x', 'version': '18.0.1.0.0', 'depends': ['base'], 'data': ['data.xml']}",
        'x/__init__.py': 'from . import code\n',
        'x/code.py': code,
        'x/data.xml':
          '<odoo>\n<record id="a" model="ir.actions.act_window"><field name="name">A</field><field name="res_model">res.partner</field><field name="target">inline</field></record>\n</odoo>\n',
      },
      '18.0',
      '19.0',
    )
  expect(told(code).lines).toEqual([
    'x/code.py:8 rule:groups_id groups_id',
    'x/code.py:9 field_removed groups_id',
    'x/data.xml:2 selection_removed ir.actions.act_window.target:inline',
  ])
  const known = told(code.replace('user.', "self.env['res.users'].create({'name': 'a'})."))
  expect(known.lines.slice(0, 2)).toEqual([
    'x/code.py:8 field_removed res.users.groups_id',
    'x/code.py:9 field_removed groups_id',
  ])
  const [name] = known.plan.modules[0]?.risks.filter(({ symbol }) => symbol === 'res.users.groups_id') ?? []
  expect(name).toMatchObject({ confidence: 'proven', effort: 'mechanical' })
  expect(name?.replacement).toContain('group_ids')
})
