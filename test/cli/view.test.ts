import { describe, expect, test } from 'vitest'
import { runMain as run } from '../support/run-main.ts'

const manifest = (name: string, depends: string) =>
  `{'name': '${name}', 'license': 'LGPL-3', 'depends': ['${depends}'], 'data': ['views.xml']}\n`
const extension = (inherit: string, arch: string) => `<odoo>
    <record id="view" model="ir.ui.view">
        <field name="model">res.partner</field>
        <field name="inherit_id" ref="${inherit}"/>
        <field name="arch" type="xml">
            ${arch}
        </field>
    </record>
</odoo>
`
const TREE = {
  'shop/__manifest__.py': manifest('Shop', 'base'),
  'shop/__init__.py': '',
  'shop/views.xml': `<odoo>
    <record id="form" model="ir.ui.view">
        <field name="model">res.partner</field>
        <field name="arch" type="xml">
            <form>
                <label for="name">Name &amp; more</label>
                <field name="name"/>
                <field name="vat"/>
            </form>
        </field>
    </record>
</odoo>
`,
  'store/__manifest__.py': manifest('Store', 'shop'),
  'store/__init__.py': '',
  'store/views.xml': extension(
    'shop.form',
    '<data><field name="vat" position="attributes"><attribute name="invisible">1</attribute></field><field name="name" position="before"><field name="vat" position="move"/></field></data>',
  ),
  'other/__manifest__.py': manifest('Other', 'shop'),
  'other/__init__.py': '',
  'other/views.xml': extension(
    'shop.form',
    '<field name="vat" position="attributes"><attribute name="invisible">0</attribute></field>',
  ),
}

describe('addonry view', () => {
  test('prints the merged view with the module, place and changes of each node', async () => {
    const { code, out } = await run(['view', 'shop.form', '--as-of', 'store', '--series', '17.0'], TREE)
    expect(out).toBe(`shop.form · res.partner · form · Odoo 17.0, as of store

shop │ <form>  ← shop/views.xml:5
     │   <label for="name">Name & more</label>  ← shop/views.xml:6
     │   <field name="vat" invisible="1"/>  ← shop/views.xml:8; invisible by store.view of store; moved by store.view of store
     │   <field name="name"/>  ← shop/views.xml:7
     │ </form>
`)
    expect(code).toBe(0)
  })

  test('as json, with the origin of attributes', async () => {
    const { out } = await run(['view', 'shop.form', '--as-of', 'other', '--format', 'json', '-s', '17'], TREE)
    const view = JSON.parse(out)
    expect(view.root.children[2]).toEqual({
      tag: 'field',
      attributes: { name: 'vat', invisible: '0' },
      module: 'shop',
      view: 'shop.form',
      at: 'shop/views.xml:8',
      changed: { invisible: { module: 'other', view: 'other.view' } },
      children: [],
    })
  })

  test('as one page without anything from outside, and with everything escaped', async () => {
    const { out } = await run(['view', 'shop.form', '--format', 'html', '-s', '17'], TREE)
    expect(out).toContain('&lt;label for=&quot;name&quot;&gt;Name &amp; more&lt;/label&gt;'.replaceAll('&quot;', '"'))
    expect(out).not.toMatch(/https?:|<script|<link/)
  })

  test('a view of a built-in release says that texts and values are missing', async () => {
    const { out } = await run(['view', 'base.view_partner_form', '-s', '17'])
    expect(out).toContain('<page name="internal_notes" string="…">')
    expect(out).toContain('note: what comes from a built-in release has no texts')
  })

  test('--conflicts shows nodes that several modules change, and who does not know whom', async () => {
    const { out } = await run(['view', '--conflicts', '-s', '17'], TREE)
    expect(out).toBe(`shop.form /form/field[@name='vat']
  other sets invisible other.view other/views.xml:6
  store sets invisible store.view store/views.xml:6
  store moves store.view store/views.xml:6
  other and store do not know each other: which one counts is left to chance
`)
    const json = await run(['view', 'shop.form', '--conflicts', '-s', '17', '--format', 'json'], TREE)
    expect(JSON.parse(json.out)).toMatchObject([{ view: 'shop.form', rivals: [['other', 'store']] }])
  })

  test('2 for a view, module or id that is not there', async () => {
    expect(await run(['view', 'shop.from', '-s', '17'], TREE)).toMatchObject({
      code: 2,
      err: "addonry: there is no view 'shop.from'; did you mean 'shop.form'?\n",
    })
    expect((await run(['view', 'nowhere.form', '-s', '17'], TREE)).code).toBe(2)
    expect((await run(['view', 'form', '-s', '17'], TREE)).code).toBe(2)
    expect((await run(['view', '-s', '17'], TREE)).code).toBe(2)
  })
})
