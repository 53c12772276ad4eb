import { expect, test } from 'vitest'
import { MemoryHost } from '../../src/host/memory-host.ts'
import { Session } from '../../src/session/session.ts'

function issues(content: string | Uint8Array): readonly string[] {
  const host = new MemoryHost({ 'shop/__manifest__.py': content })
  const { project } = new Session(host).open({ paths: ['.'], addonsPath: [], series: '17.0' })
  return project.addon('shop')?.manifest.issues.map((issue) => issue.code) ?? []
}

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

test('Odoo decodes manifests as UTF-8, whatever coding they declare', () => {
  expect(issues("# -*- coding: utf-8 -*-\n{'name': 'Caf\u00e9'}")).toEqual([])
  expect(issues(latin1("# -*- coding: latin-1 -*-\n{'name': 'Caf\u00e9'}"))).toHaveLength(1)
})

test('a byte order mark is no part of a literal', () => {
  expect(issues("\ufeff{'name': 'Shop'}")).toEqual(['byte-order-mark'])
})

test('what Python cannot hash', () => {
  expect(issues("{'name': 'Shop', 'data': {['a.xml']}}")).toEqual(['unhashable'])
  expect(issues("{['name']: 'Shop'}")).toEqual(['unhashable'])
  expect(issues("{('name',): 'Shop', 1: {2, 'x'}}")).toEqual([])
})
