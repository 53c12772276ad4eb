import { expect, test } from 'vitest'
import { upgradeText } from '../../../src/present/upgrade/upgrade-text.ts'
import { gapWords, insteadWords } from '../../../src/present/upgrade/upgrade-view.ts'
import { upgradeTree } from '../../support/upgrade-tree.ts'

test('what replaces a name is told, unless the message says it', () => {
  const message = "'stock.picking' has no field 'move_ids_without_package' any more"
  expect(insteadWords({ message, replacement: 'move_ids' })).toBe('move_ids')
  expect(insteadWords({ message: `${message}: 'move_ids' is there`, replacement: 'move_ids' })).toBeUndefined()
  expect(insteadWords({ message, replacement: null })).toBeUndefined()
})

test('of a long list of names that are not known the first are told', () => {
  expect(gapWords('5 modules of 18.0 are known by name alone: a b c d e')).toBe(
    '5 modules of 18.0 are known by name alone: a, b, c …',
  )
  expect(gapWords('2 modules of 18.0 are known by name alone: a b')).toBe(
    '2 modules of 18.0 are known by name alone: a b',
  )
})

test('the version that every module has raised is told once', () => {
  const manifest = (name: string) => `{'name': '${name}', 'version': '18.0.1.0.0', 'depends': ['base']}`
  const text = (names: readonly string[]) => {
    const { plan, context } = upgradeTree(
      Object.fromEntries(names.map((name) => [`${name}/__manifest__.py`, manifest(name)])),
      '18.0',
      '19.0',
    )
    return upgradeText(plan, context)
  }
  expect(text(['a', 'b']).match(/version '18\.0\.1\.0\.0'/g)).toBeNull()
  expect(text(['a', 'b'])).toContain('2 places in 2 modules')
  expect(text(['a']).match(/version '18\.0\.1\.0\.0'/g)).toHaveLength(1)
})
