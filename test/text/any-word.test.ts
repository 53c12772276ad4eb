import { expect, test } from 'vitest'
import { RULES } from '../../rules/index.ts'
import { MemoryHost } from '../../src/host/memory-host.ts'
import { checkOpened } from '../../src/session/checked.ts'
import { builtinReleases } from '../../src/session/releases.ts'
import { Session } from '../../src/session/session.ts'
import { anyWord } from '../../src/text/any-word.ts'

test('words stand alone, whatever signs they hold', () => {
  const words = anyWord(['one', 'c++(x', '_prüfe_maß'])
  for (const text of ['one', 'from one import', "'c++(x'", 'self._prüfe_maß()']) expect(words.test(text)).toBe(true)
  for (const text of ['ones', 'none', 'c(x']) expect(words.test(text)).toBe(false)
  expect(anyWord(['a.b']).test('a_b')).toBe(false)
})

test('folders and files whose names are no words can be checked', () => {
  const manifest = "{'name': 'A', 'version': '17.0.1.0.0', 'license': 'LGPL-3', 'author': 'X', 'depends': ['base']}\n"
  const host = new MemoryHost({
    'c++(x/__manifest__.py': manifest,
    'c++(x/__init__.py': '# from .models import a\n',
    'c++(x/models/a+(.py': "from odoo import models\n\n\nclass A(models.Model):\n    _inherit = 'res.partner'\n",
    'c++(x/views/a.xml': '<odoo><record id="a" model="res.partner"><field name="name">x</field></record></odoo>\n',
    'other/__manifest__.py': manifest,
    'other/__init__.py': '',
  })
  const opened = new Session(host, builtinReleases()).open({ paths: ['.'], addonsPath: [], series: '17.0' })
  expect(checkOpened(opened, RULES).report.faults).toEqual([])
})
