import { expect, test } from 'vitest'
import { defineRule } from '../../src/rule/define-rule.ts'
import { checkTree } from '../support/check-tree.ts'

const TREE = {
  'off/__init__.py': '',
  'off/__manifest__.py': "{'name': 'Off', 'installable': False}",
  'on/__init__.py': '',
  'on/__manifest__.py': "{'name': 'On'}",
}

const asked = (uninstallable: boolean | undefined): readonly string[] => {
  const seen: string[] = []
  const rule = defineRule({
    title: 'Every addon that it is asked about',
    scope: 'addon',
    ...(uninstallable !== undefined && { uninstallable }),
    severity: 'error',
    confidence: 'proven',
    since: '0.1.0',
    messages: {},
    check: ({ addon }) => void seen.push(addon.name),
  })
  checkTree(TREE, [{ id: 'test/asked', rule }], '17.0')
  return seen
}

test('a rule is asked about addons that Odoo does not install where it says so', () => {
  expect(asked(true)).toEqual(['off', 'on'])
})

test('and about no others', () => {
  expect(asked(undefined)).toEqual(['on'])
  expect(asked(false)).toEqual(['on'])
})
