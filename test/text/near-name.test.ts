import { describe, expect, test } from 'vitest'
import { nearName } from '../../src/text/near-name.ts'

describe('nearName', () => {
  const keys = ['name', 'depends', 'auto_install', 'summary', 'maintainers', 'maintainer', 'data']

  test.each([
    ['autoinstall', 'auto_install'],
    ['auto-install', 'auto_install'],
    ['Summary', 'summary'],
    ['sumamry', 'summary'],
    ['maintainsers', 'maintainers'],
    ['depend', 'depends'],
  ])('%s is meant to be %s', (name, meant) => expect(nearName(name, keys)).toBe(meant))

  test.each(['preloadable', 'css', 'date', 'x', ''])('%j is like none of them', (name) =>
    expect(
      nearName(
        name,
        keys.filter((key) => key !== 'data'),
      ),
    ).toBeUndefined(),
  )

  test('a name is not near itself', () => expect(nearName('data', ['data'])).toBeUndefined())
  test('of equals that wins which only lacks letters', () =>
    expect(nearName('optionl', ['options', 'optional', 'optionel'])).toBe('optional'))
  test('the first of equals wins', () =>
    expect(nearName('sale_ordex', ['sale_order', 'sale_ordey'])).toBe('sale_order'))
})
