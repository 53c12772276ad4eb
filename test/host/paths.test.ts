import { expect, test } from 'vitest'
import {
  baseName,
  emptyFolder,
  extensionOf,
  isAbsolutePath,
  isInside,
  joinPath,
  normalizePath,
  parentPath,
  relativePath,
  resolvePath,
} from '../../src/host/paths.ts'

test('the outermost folder that holds nothing', () => {
  const files = ['views/a.xml', 'static/src/a.js']
  expect(emptyFolder('views/b.xml', files)).toBeUndefined()
  expect(emptyFolder('b.xml', files)).toBeUndefined()
  expect(emptyFolder('data/b.xml', files)).toBe('data/')
  expect(emptyFolder('static/lib/css/b.css', files)).toBe('static/lib/')
})

test('paths of Windows', () => {
  expect(normalizePath('C:\\odoo\\addons\\..\\x\\')).toBe('C:/odoo/x')
  expect(normalizePath('C:\\')).toBe('C:/')
  expect(normalizePath('C:/..')).toBe('C:/')
  expect(isAbsolutePath('c:\\a')).toBe(true)
  expect(isAbsolutePath('c:a')).toBe(false)
  expect(resolvePath('C:/work', 'D:\\x')).toBe('D:/x')
  expect(resolvePath('C:/work', '..\\x')).toBe('C:/x')
  expect(parentPath('C:/a')).toBe('C:/')
  expect(parentPath('C:/')).toBe('C:/')
  expect(joinPath('C:/', 'a')).toBe('C:/a')
  expect(baseName('C:/a/b.py')).toBe('b.py')
  expect(extensionOf('C:/a.b/c')).toBe('')
  expect(isInside('C:/', 'C:/a')).toBe(true)
  expect(relativePath('C:/a/b', 'C:/a/c/d')).toBe('../c/d')
  expect(relativePath('C:/a', 'D:/b')).toBe('D:/b')
  expect(relativePath('C:/', 'C:/a')).toBe('a')
})
