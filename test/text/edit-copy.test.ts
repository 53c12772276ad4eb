import { expect, test } from 'vitest'
import { RULES } from '../../rules/index.ts'
import { reportJson } from '../../src/present/report/report-json.ts'
import { applyEdits, insertedText } from '../../src/text/edit.ts'
import { checkTree } from '../support/check-tree.ts'

test('a part that is moved keeps its letters', () => {
  const swap = [
    { file: '/f', span: [0, 5], text: '', copy: [6, 11] },
    { file: '/f', span: [6, 11], text: '', copy: [0, 5] },
  ] as const
  expect(applyEdits(`a='1' b="2"`, swap).text).toBe(`b="2" a='1'`)
  expect(insertedText({ file: '/f', span: [0, 0], text: ' ', copy: [1, 3] }, 'abcd')).toBe(' bc')
})

test('reports tell the text that is moved', () => {
  const rule = RULES.filter(({ id }) => id === 'style/attribute-order')
  const data = '<odoo><record model="res.partner" id=\'a\'/></odoo>'
  const files = {
    'x/__manifest__.py': "{'name': 'X', 'depends': ['base'], 'data': ['a.xml']}",
    'x/__init__.py': '',
    'x/a.xml': data,
  }
  const { report, host, session } = checkTree(files, rule, '17.0')
  const source = session.source.bind(session)
  const failOn = { severity: 'error', confidence: 'proven' } as const
  const presentation = { cwd: host.cwd, colour: false, width: 100, version: '0', failOn, source }
  const texts = [...reportJson(report, presentation).matchAll(/"text": (".*")/g)].map((match) =>
    JSON.parse(match[1] ?? ''),
  )
  expect(texts).toEqual(["id='a'", 'model="res.partner"'])
})
