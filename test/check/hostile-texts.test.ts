import { expect, test } from 'vitest'
import { RULES } from '../../rules/index.ts'
import { checkTree } from '../support/check-tree.ts'

/** Texts that cost the square or the cube of their length when they are looked through carelessly: minutes, not milliseconds. */
const LONG = 60_000
const placeholders = '%('.repeat(LONG / 2)
const view = (arch: string): string => `<odoo>
<record id="view" model="ir.ui.view"><field name="model">res.partner</field><field name="arch" type="xml">${arch}</field></record>
</odoo>`

test.each([
  [
    'placeholders that never end',
    view(`<form><field name="name" domain="${placeholders}" context="${placeholders}"/></form>`),
  ],
  ['expressions that never end', view(`<form><div t-attf-class="${'#{a'.repeat(LONG / 3)}"/></form>`)],
  ['an xpath of stars', view(`<xpath expr="${'*'.repeat(LONG + 1)}" position="inside"/>`)],
  ['a path of many folders', '<odoo/>', 'a/'.repeat(LONG / 2)],
  ['stars in a path', '<odoo/>', '*'.repeat(LONG)],
])('%s', (_, xml, path = '') => {
  const manifest = `{'name': 'Shop', 'version': '17.0.1.0.0', 'license': 'LGPL-3', 'depends': ['web'], 'data': ['view.xml', '${path}x.xml'],
    'assets': {'web.assets_backend': ['shop/${path}x.js']}}\n`
  const { report } = checkTree(
    { 'shop/__manifest__.py': manifest, 'shop/__init__.py': '', 'shop/view.xml': xml, 'shop/other.xml': '<odoo/>' },
    RULES,
    '17.0',
  )
  expect(report.faults).toEqual([])
})
