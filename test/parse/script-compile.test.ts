// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the sources hold templates
import { describe, expect, test } from 'vitest'
import { owlFault } from '../../src/parse/owl-expression.ts'
import { parseScript } from '../../src/parse/script.ts'
import { builtFault, scriptFault } from '../../src/parse/script-compile.ts'
import { transpiled } from '../../src/parse/script-transpile.ts'

const fault = (text: string) => {
  const found = builtFault(text, parseScript(text))
  return found && [found.code, text.slice(0, found.span[0]).split('\n').length]
}
const TAG = '/** @odoo-module **/\n'

describe('scripts as Odoo puts them into bundles', () => {
  test('nothing of a script is run', () => {
    expect(scriptFault('globalThis.addonryWasHere = 1')).toBeUndefined()
    expect(scriptFault('}); globalThis.addonryWasHere = 1; ({')).toBeDefined()
    expect('addonryWasHere' in globalThis).toBe(false)
  })

  // biome-ignore format: a table
  test.each([
    ['import { a } from "@web/a";\nexport const b = a;', undefined],
    ['import {\n  a,\n  b as c,\n} from "@web/a";\nconst c2 = c;\nlet x = ;', ['syntax', 7]],
    ['import { a } from "@web/a";\nconst a = 1;', ['syntax', 3]],
    ['class A {}\nexport class A {}', ['syntax', 3]],
    ['import { a } from "@web/a"; import { b } from "@web/b";', ['form', 2]],
    ['import { a, /* one */ b } from "@web/a";', ['form', 2]],
    ['export const { a } = {};', ['form', 2]],
    ['export function* a() {}', ['form', 2]],
    ['await 1;', ['await', 2]],
    ['async () => { await 1 };', undefined],
    ['export default class A {}\nexport default A;', undefined],
  ])('%j', (text, expected) => {
    const found = fault(TAG + text)
    expect(found).toEqual(expected)
  })

  test('a plain script is read as it is', () => {
    expect(fault('with (a) { b }\nvar c = 010;')).toBeUndefined()
    expect(fault('var a = 1;\nvar b = {;')).toEqual(['syntax', 2])
  })

  test('lines keep their numbers', () => {
    const text = 'import {\n a,\n b\n}\nfrom\n"x";\nexport *\nfrom "y";\nexport {\n c,\n d\n};\nlast'
    const lines = transpiled(text).split('\n')
    expect(lines.length).toBe(text.split('\n').length)
    expect(lines.at(-1)).toBe('last')
  })
})

describe('expressions of OWL', () => {
  test.each([
    'a and b or !c', 'a gt b', 'a?.b ?? c', '{ a, b: c, [d]: e }', '[...a, ...b]', '(a, {b}) => a.c(b)', 'a in b',
    '() => { this.a(); this.b = 1; }', '`a ${b.c} d`', "a['b'].class", 'typeof a', '', "'a' + b;",
  ])('%j is one', (text) => expect(owlFault(text)).toBeUndefined()) // biome-ignore format: a row

  test.each([
    'not a', 'a b', 'a ? b', 'a is None', 'a if b else c', 'a &&', '(;)', 'a @ b', '"a', 'a instanceof B', '#', 'async () => a',
  ])('%j is none', (text) => expect(owlFault(text)).toBeDefined()) // biome-ignore format: a row

  test('what two values make is none for a prop', () => {
    expect(owlFault('a, b')).toBeUndefined()
    expect(owlFault('a, b', 'prop')).toBeDefined()
  })
})
