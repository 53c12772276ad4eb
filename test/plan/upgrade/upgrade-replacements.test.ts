import { expect, test } from 'vitest'
import type { Series } from '../../../src/text/series.ts'
import { upgradeTree } from '../../support/upgrade-tree.ts'

/** `symbol → what to use, effort` of everything that is told of an addon. */
function told(from: Series, to: Series, depends: string, files: Record<string, string>): readonly string[] {
  const data = Object.keys(files).filter((file) => file.endsWith('.xml'))
  const { plan } = upgradeTree(
    {
      'x/__manifest__.py': `{'name': 'x', 'version': '${from}.1.0.0', 'depends': ['${depends}'], 'data': ${JSON.stringify(data)}}`,
      'x/__init__.py': 'from . import code\n',
      'x/code.py': '',
      ...Object.fromEntries(Object.entries(files).map(([file, text]) => [`x/${file}`, text])),
    },
    from,
    to,
  )
  const risks = plan.modules.flatMap((module) => module.risks)
  return risks.flatMap(({ kind, symbol, replacement, effort }) =>
    /^(?:manifest_version|rule:.*)$/.test(kind) ? [] : [`${symbol} → ${replacement}, ${effort}`],
  )
}

const code = (body: string) => ({
  'code.py': `from odoo import models\n\n\nclass Code(models.Model):\n    _inherit = 'res.partner'\n\n    def run(self):\n${body.replace(/^/gm, '        ')}\n`,
})

test('a name of 18.0 and what 19.0 has instead', () => {
  expect(
    told('18.0', '19.0', 'stock', code("return self.env['stock.picking'].search([]).move_ids_without_package")),
  ).toEqual(['stock.picking.move_ids_without_package → move_ids, review'])
  expect(
    told('18.0', '19.0', 'purchase', code("return self.env['purchase.order'].search([('state', '=', 'done')])")),
  ).toEqual(["purchase.order.state:done → state 'purchase' with locked = True, review"])
  expect(told('18.0', '19.0', 'base', { 'code.py': 'from odoo.fields import first\n' })).toEqual([
    'odoo.fields:first → records[:1], review',
  ])
})

test('a field that a model shows of another, or that is gone with its model', () => {
  expect(told('18.0', '19.0', 'base', code("return self.env['res.users'].search([('mobile', '=', 1)])"))).toEqual([
    'res.users.mobile → phone, review',
  ])
  expect(
    told('18.0', '19.0', 'hr_expense', code("return self.env['hr.expense.sheet'].search([]).expense_line_ids")),
  ).toContain('hr.expense.sheet.expense_line_ids → nothing: expenses are posted one by one, review')
})

test('a name of several models that all have the same instead', () => {
  expect(told('18.0', '19.0', 'base', code('return other.groups_id'))).toEqual([
    expect.stringMatching(/^groups_id → group_ids/),
  ])
})

test('an id of a record whose model is gone', () => {
  const [id] = told('16.0', '17.0', 'l10n_es', code("return self.env.ref('l10n_es.account_common_472')"))
  expect(id).toContain("l10n_es.account_common_472 → instead of 'account.account.template': ")
})

test('a locator that is written anew, and one whose node stands elsewhere', () => {
  const view = (parent: string, model: string, expr: string) => ({
    'view.xml': `<odoo>\n<record id="v" model="ir.ui.view"><field name="name">v</field><field name="model">${model}</field><field name="inherit_id" ref="${parent}"/><field name="arch" type="xml"><xpath expr="${expr}" position="attributes"><attribute name="string">A</attribute></xpath></field></record>\n</odoo>\n`,
  })
  const lists = "//field[@name='invoice_line_ids']/tree/field[@name='quantity']"
  expect(told('17.0', '18.0', 'account', view('account.view_move_form', 'account.move', lists))).toEqual([
    `account.view_move_form ${lists} → ${lists.replace('tree', 'list')}, mechanical`,
  ])
  const [moved] = told('18.0', '19.0', 'mrp', {
    ...view(
      'mrp.mrp_routing_workcenter_form_view',
      'mrp.routing.workcenter',
      "//group[@name='workorder']/div[2]/field[@name='time_cycle_manual']",
    ),
  })
  expect(moved).toMatch(/ → perhaps .*\/field\[@name='time_cycle_manual'\], review$/)
})

test('a key of a selection that a module brings which does not come along any more', () => {
  expect(
    told(
      '16.0',
      '17.0',
      'delivery',
      code("return self.env['product.template'].create({'name': 'a', 'type': 'product'})"),
    ),
  ).toEqual(["stock → depend on 'stock' too, or on 'stock_delivery', which joins it to 'delivery', mechanical"])
})

test('what goes with its model is decided with it, and a rename of records is no rename of names', () => {
  const effort = (body: string) => {
    const { plan } = upgradeTree(
      {
        'x/__manifest__.py': "{'name': 'x', 'version': '18.0.1.0.0', 'depends': ['stock_account']}",
        'x/__init__.py': 'from . import code\n',
        'x/code.py': code(body)['code.py'],
      },
      '18.0',
      '19.0',
    )
    return plan.modules[0]?.effort.factors.filter(({ name }) => /^(?:mechanical|review|redesign)$/.test(name))
  }
  const layer = "layers = self.env['stock.valuation.layer'].search([])"
  const [model, ...none] = effort(layer) ?? []
  expect(model).toMatchObject({ name: 'redesign', count: 1 })
  expect(none).toEqual([])
  const [review] = effort(`${layer}\nlayers.unit_cost + layers.remaining_qty`) ?? []
  // two further places, no decision of their own
  expect(review).toMatchObject({ name: 'review', count: 2, low: 0.1, high: 0.4 })
})
