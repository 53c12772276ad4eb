import { chmodSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runMain } from '../support/run-main.ts'

const MANIFEST =
  "{\n    'name': 'X',  # a name\n    'version': '17.0.1.0.0',\n    'license': 'LGPL-3',\n    'depends': [\"base\", \"base\"],\n    'data': ['a.xml', 'a.xml'],\n}\n"
const TREE = { 'a/__manifest__.py': MANIFEST, 'a/__init__.py': '', 'a/A.xml': '<odoo/>' }
const read = (root: string) => readFileSync(join(root, 'a/__manifest__.py'), 'utf8')

describe('--fix', () => {
  test('goes to the fixed point in one run, with the smallest edits', async () => {
    const { root, err, code } = await runMain(['check', '--fix', '--no-cache'], TREE)
    expect(read(root)).toBe(MANIFEST.replace('"base", "base"', '"base"').replace("['a.xml', 'a.xml']", "['A.xml']"))
    expect(err).toMatch(/^\d fixes applied in 1 file\n/)
    expect(code).toBe(0)
    const again = await runMain(['check', '--fix', '--no-cache'], {}, root)
    expect(again.err).toMatch(/^0 fixes applied\n/)
  })

  test('a name that another fix comes to need is not taken away', async () => {
    const code =
      "from odoo import _, models\nfrom odoo.exceptions import UserError\n\n\nclass X(models.Model):\n    _inherit = 'res.partner'\n\n    def act(self):\n        raise UserError('No such thing is there')\n"
    const files = {
      'x/__manifest__.py': MANIFEST,
      'x/__init__.py': 'from . import models\n',
      'x/models.py': code,
      'x/A.xml': '<odoo/>',
    }
    const { root } = await runMain(['check', '--fix=unsafe', '--preset', 'strict', '--no-cache'], files)
    const fixed = readFileSync(join(root, 'x/models.py'), 'utf8')
    expect(fixed).toContain("raise UserError(_('No such thing is there'))")
    expect(fixed).toContain('from odoo import _, models\n')
  })

  test('makes the file of access rules that is missing, with a row for each model, and lists it', async () => {
    const model = (name: string) =>
      `class ${name}(models.Model):\n    _name = 'x.${name.toLowerCase()}'\n    _description = '${name}'\n\n\n`
    const tree = {
      'x/__manifest__.py':
        "{\n    'name': 'X',\n    'version': '17.0.1.0.0',\n    'license': 'LGPL-3',\n    'depends': ['base'],\n}\n",
      'x/__init__.py': 'from . import models\n',
      'x/models.py': `from odoo import models\n\n\n${model('One')}${model('Two')}${model('Three')}`,
    }
    const { root, err, code } = await runMain(['check', '--fix=unsafe', '--no-cache'], tree)
    const text = (path: string) => readFileSync(join(root, path), 'utf8')
    const rows = ['one', 'two', 'three'].map(
      (name) => `access_x_${name},x.${name},model_x_${name},base.group_user,1,0,0,0\n`,
    )
    expect(text('x/security/ir.model.access.csv')).toBe(
      `id,name,model_id:id,group_id:id,perm_read,perm_write,perm_create,perm_unlink\n${rows.join('')}`,
    )
    expect(text('x/__manifest__.py')).toContain("'data': ['security/ir.model.access.csv'],")
    expect([err, code]).toEqual([expect.stringMatching(/^\d+ fixes applied in \d files\n/), 0])
    expect((await runMain(['check', '--fix=unsafe', '--no-cache'], {}, root)).err).toMatch(/^0 fixes applied\n/)
  })

  const addon = (files: Readonly<Record<string, string>>) => ({
    'x/__manifest__.py':
      "{\n    'name': 'X',\n    'version': '17.0.1.0.0',\n    'license': 'LGPL-3',\n    'depends': ['base'],\n}\n",
    'x/__init__.py': '',
    ...files,
  })
  const fixUnsafe = async (files: Readonly<Record<string, string>>) => {
    const { root, err } = await runMain(['check', '--fix=unsafe', '--no-cache'], addon(files))
    expect((await runMain(['check', '--fix=unsafe', '--no-cache'], {}, root)).err).toMatch(/^(?:addonry: .*\n)?0 fixes/)
    return { err, text: (path: string) => readFileSync(join(root, path), 'utf8') }
  }

  test('an unsafe fix that brings an error is left out, the others are applied', async () => {
    const record = (fields: string) =>
      `<odoo>\n    <record id="r" model="res.partner.category">${fields}</record>\n</odoo>\n`
    const { err, text } = await fixUnsafe({
      'x/views/a.xml': record('<field name="name">A</field>').replace('"r"', '"a"'),
      'x/views/b.xml': record('<field name="name">B</field><field name="parent_id" ref="nowhere"/>'),
      'x/views/c.xml': record('<field name="name">C</field>').replace('"r"', '"c"'),
    })
    expect(text('x/__manifest__.py')).toMatch(/'data': \['views\/a\.xml', 'views\/c\.xml'\]/)
    expect(err).toContain(
      "addonry: x/__manifest__.py: 'Add 'views/b.xml' to data' would bring an error of xmlid/unresolved in x/views/b.xml, left as it is\n2 fixes applied in 1 file\n",
    )
  })

  test('an unsafe fix that needs another one is tried again behind it', async () => {
    const { text } = await fixUnsafe({
      'x/one.py': "from odoo import models\n\n\nclass One(models.AbstractModel):\n    _inherit = 'x.two'\n",
      'x/two.py':
        "from odoo import models\n\n\nclass Two(models.AbstractModel):\n    _name = 'x.two'\n    _description = 'Two'\n",
    })
    expect(text('x/__init__.py').trim().split('\n')).toEqual(['from . import two', 'from . import one'])
  })

  test('a dependency is added even where that shows an error that was there before', async () => {
    const { text } = await fixUnsafe({
      'x/__init__.py': 'from . import models\n',
      'x/models.py':
        "from odoo import models\n\n\nclass Partner(models.Model):\n    _inherit = 'res.partner'\n\n    def act(self):\n        return self.env['product.product'].search([('nowhere_id', '=', 1)])\n",
    })
    expect(text('x/__manifest__.py')).toContain("'depends': ['base', 'product'],")
  })

  test('a dependency that is commented out is not added', async () => {
    const manifest = addon({})['x/__manifest__.py'].replace("['base'],", "['base'],  # 'product' is yet to be ported")
    const { text } = await fixUnsafe({
      'x/__manifest__.py': manifest,
      'x/__init__.py': 'from . import models\n',
      'x/models.py': "from odoo import models\n\n\nclass Product(models.Model):\n    _inherit = 'product.product'\n",
    })
    expect(text('x/__manifest__.py')).toBe(manifest)
  })

  test('a text of the manifest stays between its own marks', async () => {
    const { text } = await fixUnsafe({
      'x/__manifest__.py': addon({})['x/__manifest__.py'].replace("'LGPL-3'", '"lgpl-3"'),
    })
    expect(text('x/__manifest__.py')).toContain('\'license\': "LGPL-3",')
  })

  test('--dry-run prints a diff that patch takes, and writes nothing', async () => {
    const { root, out, err, code } = await runMain(['check', '--fix', '--dry-run'], TREE)
    expect(read(root)).toBe(MANIFEST)
    expect(out).toBe(`--- a/a/__manifest__.py
+++ b/a/__manifest__.py
@@ -2,6 +2,6 @@
     'name': 'X',  # a name
     'version': '17.0.1.0.0',
     'license': 'LGPL-3',
-    'depends': ["base", "base"],
-    'data': ['a.xml', 'a.xml'],
+    'depends': ["base"],
+    'data': ['A.xml'],
 }
`)
    expect(err).toMatch(/^\d fixes would be applied in 1 file\n/)
    expect(code).toBe(0)
  })

  test('takes a path behind it; =safe and =unsafe say which fixes', async () => {
    expect((await runMain(['--fix', 'a', '--dry-run'], TREE)).out).toContain('+++ b/a/__manifest__.py')
    expect((await runMain(['--fix=unsafe', '--dry-run'], TREE)).code).toBe(0)
    expect(await runMain(['check', '--fix=all'], TREE)).toMatchObject({
      code: 2,
      err: "addonry: --fix: 'all' is neither safe nor unsafe\n",
    })
  })

  test('only what the settings report is fixed', async () => {
    const quiet = { ...TREE, 'addonry.toml': '[rules]\n"manifest/data-missing" = "off"\n' }
    const { root } = await runMain(['check', '--fix', '--no-cache'], quiet)
    expect(read(root)).toContain("['a.xml']")
  })

  test.skipIf(process.getuid?.() === 0)('a file that cannot be written is told, and not counted', async () => {
    const { root } = await runMain(['--version'], TREE)
    chmodSync(join(root, 'a'), 0o555)
    const { out, err, code } = await runMain(['check', '--fix', '--no-cache'], {}, root)
    chmodSync(join(root, 'a'), 0o755)
    expect(err).toMatch(/^addonry: cannot write a\/__manifest__\.py: permission denied\n0 fixes applied\n/)
    expect(out).toContain('graph/duplicate-dependency')
    expect(code).toBe(2)
  })

  test.each([
    [['--dry-run'], '--dry-run is about --fix: name both'],
    [['--unsafe-fixes'], '--unsafe-fixes is about --fix: write --fix=unsafe'],
    [['--fix', '--watch'], '--watch and --fix do not go together'],
  ])('%j is an error of usage', async (args, message) => {
    expect(await runMain(['check', ...args], TREE)).toMatchObject({ code: 2, err: `addonry: ${message}\n` })
  })
})
