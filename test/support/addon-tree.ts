/** A small tree of three addons that depend on each other, and one that stands alone. */
export function addonTree(): Record<string, string> {
  const manifest = (name: string, depends: string, data = '') =>
    `{\n    'name': '${name}', 'version': '17.0.1.0.0', 'license': 'LGPL-3', 'author': 'X',\n    'depends': [${depends}],\n    'data': [${data}],\n}\n`
  return {
    'ground/__manifest__.py': manifest('Ground', "'base'"),
    'ground/__init__.py': 'from . import models\n',
    'ground/models/__init__.py': 'from . import stone\n',
    'ground/models/stone.py':
      "from odoo import fields, models\n\n\nclass Stone(models.Model):\n    _name = 'ground.stone'\n    _description = 'Stone'\n\n    name = fields.Char()\n    weight = fields.Float()\n",
    'wall/__manifest__.py': manifest('Wall', "'ground'", "'views/stone.xml'"),
    'wall/__init__.py': 'from . import models\n',
    'wall/models.py':
      "from odoo import api, fields, models\n\n\nclass Stone(models.Model):\n    _inherit = 'ground.stone'\n\n    double = fields.Float(compute='_compute_double')\n\n    @api.depends('weight')\n    def _compute_double(self):\n        for stone in self:\n            stone.double = 2 * stone.weight\n",
    'wall/views/stone.xml':
      '<odoo>\n    <record id="stone_form" model="ir.ui.view">\n        <field name="name">stone</field>\n        <field name="model">ground.stone</field>\n        <field name="arch" type="xml">\n            <form><field name="weight"/><field name="double"/></form>\n        </field>\n    </record>\n</odoo>\n',
    'roof/__manifest__.py': manifest('Roof', "'wall'"),
    'roof/__init__.py': '',
    'alone/__manifest__.py': manifest('Alone', "'base', 'nowhere_at_all'"),
    'alone/__init__.py': '',
  }
}
