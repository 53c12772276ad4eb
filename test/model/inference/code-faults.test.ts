import { expect, test } from 'vitest'
import { MemoryHost } from '../../../src/host/memory-host.ts'
import { builtinReleases } from '../../../src/session/releases.ts'
import { Session } from '../../../src/session/session.ts'

const releases = builtinReleases()

function read(code: string) {
  const files = {
    'shop/__manifest__.py': "{'name': 'Shop', 'license': 'LGPL-3', 'depends': ['base']}",
    'shop/__init__.py': 'from . import models',
    'shop/models.py': `from odoo import models\n\n\nclass Partner(models.Model):\n    _inherit = 'res.partner'\n\n${code}`,
  }
  const { project } = new Session(new MemoryHost(files), releases).open({
    paths: ['.'],
    addonsPath: [],
    series: '17.0',
  })
  const addon = project.addon('shop')
  if (!addon) throw new Error('no addon')
  return project.code(addon)
}

/** The members that the code asks `self` and `self.x` for in vain; each body ends by asking `value` for `wrong`. */
function judged(body: string): boolean {
  const lines = body.split('\n').map((line) => `        ${line}`)
  const { faults } = read(`    def action(self, unknown):\n${lines.join('\n')}\n        return value.wrong\n`)
  return faults.some((fault) => fault.kind === 'member' && fault.name === 'wrong')
}

test.each([
  ['a field', 'value = self.country_id'],
  ['a chain through methods', "value = self.sudo().with_context(a=1).browse(1).mapped('child_ids.country_id')"],
  ['a loop', 'for value in self.child_ids:\n    pass'],
  ['a list', 'found = []\nfor one in self:\n    found.append(one)\nvalue = found[0]'],
  ['a tuple', 'value, number = self.country_id, 1'],
  ['zip', 'for one, value in zip(self, self.child_ids):\n    pass'],
  ['enumerate', 'for i, value in enumerate(self):\n    pass'],
  ['a dict', 'found = {}\nfor one in self:\n    found[one.id] = one\nvalue = found.get(1)'],
  ['a default dict', "found = defaultdict(lambda: self.env['res.country'])\nvalue = found[1]"],
  ['or', "value = self.parent_id or self.env['res.partner']"],
  ['a condition', 'value = self.parent_id if unknown else self'],
  ['operators', 'value = (self | self.parent_id) - self.child_ids'],
  ['two branches', 'if unknown:\n    value = self\nelse:\n    value = self.parent_id'],
  ['a branch that leaves', 'value = unknown\nif unknown:\n    value = self\nelse:\n    return'],
  ['a walrus', 'if (value := self.parent_id):\n    pass'],
  ['a function inside', 'def inner():\n    return self.parent_id\nvalue = inner()'],
  ['augmented assignment', "value = self.env['res.partner']\nfor one in self:\n    value |= one"],
  ['an external id', "value = self.env.ref('base.main_partner')"],
  ['the company', 'value = self.env.company'],
  ['super', 'value = super().copy({})'],
  ['a grouping', "for value, count in self._read_group([], ['country_id'], ['__count']):\n    pass"],
  ['try', 'try:\n    value = self.parent_id\nexcept OSError:\n    value = self'],
])('is known: %s', (_, body) => expect(judged(body)).toBe(true))

test.each([
  ['a parameter', 'value = unknown'],
  ['one of two', 'value = self\nif unknown:\n    value = unknown'],
  ['a field that is computed by name', "value = self[f'{unknown}_id']"],
  ['a reference', 'value = self.env[unknown].browse(1)'],
  ['a variable that a loop changes', 'value = self\nfor one in unknown:\n    value = one'],
  ['a list of different things', 'value = [self, unknown][0]'],
  ['a handler', 'value = self\ntry:\n    value = unknown.a\nexcept OSError:\n    pass'],
])('is not known: %s', (_, body) => expect(judged(body)).toBe(false))

test('counts what it knows of what begins with self', () => {
  const { known, unknown } = read(
    '    def action(self, other):\n        self.name\n        self.parent_id.email\n        self[other].anything\n',
  )
  expect({ known, unknown }).toEqual({ known: 3, unknown: 1 })
})
