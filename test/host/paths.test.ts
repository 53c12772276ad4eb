import { expect, test } from 'vitest'
import { emptyFolder } from '../../src/host/paths.ts'

test('the outermost folder that holds nothing', () => {
  const files = ['views/a.xml', 'static/src/a.js']
  expect(emptyFolder('views/b.xml', files)).toBeUndefined()
  expect(emptyFolder('b.xml', files)).toBeUndefined()
  expect(emptyFolder('data/b.xml', files)).toBe('data/')
  expect(emptyFolder('static/lib/css/b.css', files)).toBe('static/lib/')
})
