import { expect, test } from 'vitest'
import { RULES } from '../../rules/index.ts'
import { csvRecords } from '../../src/check/csv-records.ts'
import { settle } from '../../src/check/settle.ts'
import { parseSettings } from '../../src/config/settings.ts'
import { Source } from '../../src/text/source.ts'
import { checkTree } from '../support/check-tree.ts'

test('a place in a CSV file belongs to the row around it, lines in quotes too', () => {
  const text = 'name,id,note\na,one,"x\ny"\n\nb,other.two,z\nc,,z\n'
  const idAt = (start: number, file = '/w/x/a.csv') =>
    csvRecords((path) => new Source(path, text))({ addon: 'x', at: { file, span: [start, start + 1] } })
  expect(idAt(0)).toBeUndefined()
  expect(idAt(text.indexOf('y"'))).toBe('x.one')
  expect(idAt(text.indexOf('b,'))).toBe('other.two')
  expect(idAt(text.indexOf('c,'))).toBeUndefined()
  expect(idAt(text.indexOf('b,'), '/w/x/a.xml')).toBeUndefined()
})

test('settings silence a rule for one record of a CSV file', () => {
  const file = 'shop/security/ir.model.access.csv'
  const rules = RULES.filter(({ id }) => id === 'access/open')
  const { report, session } = checkTree(
    {
      'shop/__manifest__.py':
        "{'name': 'Shop', 'license': 'LGPL-3', 'depends': ['base'], 'data': ['security/ir.model.access.csv']}",
      'shop/__init__.py': '',
      [file]:
        'id,name,model_id:id,group_id:id,perm_read,perm_write,perm_create,perm_unlink\nopen_one,a,base.model_res_partner,,1,1,1,1\nopen_two,a,base.model_res_users,,1,1,1,1\n',
    },
    rules,
    '17.0',
  )
  const settled = (toml: string) =>
    settle(report, {
      settings: parseSettings('/addonry.toml', toml).settings,
      rules,
      silences: [],
      addonOf: () => 'shop',
      source: (path) => session.source(path),
    }).findings.map(({ message, severity }) => `${severity} ${/'[^']*'/.exec(message)?.[0] ?? ''}`)
  expect(settled('')).toEqual(["warning 'res.partner'", "warning 'res.users'"])
  expect(settled('[records."shop.open_one".rules]\n"access/open" = "off"\n')).toEqual(["warning 'res.users'"])
  expect(settled('[records."shop.*".rules]\n"access/*" = "info"\n')).toEqual(["info 'res.partner'", "info 'res.users'"])
})
