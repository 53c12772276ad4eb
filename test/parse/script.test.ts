// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the sources hold templates
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseScript, type ScriptTree } from '../../src/parse/script.ts'
import { scanScript } from '../../src/parse/script-scan.ts'

function read(source: string): ScriptTree {
  const tree = parseScript(source)
  expect(tree.issues).toEqual([])
  for (const { specifier, span } of [...tree.imports, ...tree.reExports]) expect(source.slice(...span)).toBe(specifier)
  return tree
}

const pairs = (source: string) =>
  read(source).imports.map(({ specifier, names }) => [
    specifier,
    ...names.map((name) => `${name.imported}=${name.local}`),
  ])

describe('imports', () => {
  // biome-ignore format: a table
  test.each([
    ['import { a, b as c } from "@web/x"', ['@web/x', 'a=a', 'b=c']],
    ["import d from './y'", ['./y', 'default=d']],
    ["import d, { a } from 'y'", ['y', 'default=d', 'a=a']],
    ["import d, * as n from 'y';", ['y', 'default=d', '*=n']],
    ["import * as n from 'y'", ['y', '*=n']],
    ["import { default as k } from 'y'", ['y', 'default=k']],
    ["import { from, as } from 'y'", ['y', 'from=from', 'as=as']],
    ["import from from 'y'", ['y', 'default=from']],
    ["import { a as from } from 'y'", ['y', 'a=from']],
    ['import {\n  a, // not { b }\n  /* c, */ d,\n} from "y"', ['y', 'a=a', 'd=d']],
    ['import {a}from"y"', ['y', 'a=a']],
    ['import { "a-b" as c } from "y"', ['y', 'a-b=c']],
    ['import $, { _é } from "y"', ['y', 'default=$', '_é=_é']],
    ['import {} from "y"', ['y']],
  ])('%s', (source, expected) => {
    expect(pairs(source)).toEqual([expected])
  })

  test('know their kinds and spans', () => {
    const source =
      'import "@web/a";\nimport { b } from "@web/b";\nconst c = await import("@web/c"); import(name); import.meta.url'
    expect(read(source).imports).toEqual([
      { specifier: '@web/a', span: [8, 14], start: 0, dynamic: false, names: [], isSideEffectOnly: true },
      { specifier: '@web/b', span: [36, 42], start: 17, dynamic: false, names: [{ imported: 'b', local: 'b', span: [26, 27] }], isSideEffectOnly: false },
      { specifier: '@web/c', span: [69, 75], start: 61, dynamic: true, names: [], isSideEffectOnly: false },
    ]) // biome-ignore format: a table
    expect(read('import {} from "y"').imports[0]?.isSideEffectOnly).toBe(false)
  })

  test('in strings, templates, comments and regular expressions are none', () => {
    expect(
      read('// import "a"\n/* import "b" */ const s = "import \'c\'", t = `import "d"`, r = /import "e"/').imports,
    ).toEqual([])
  })
})

describe('exports', () => {
  test('of every form', () => {
    const source =
      'export const a = 1, { b, c: [d] } = x; export function f() {} export async function g() {} export class K {} export default class {}\nconst h = 1; export { h, h as i }'
    expect(read(source).exports).toEqual(['a', 'b', 'd', 'f', 'g', 'K', 'default', 'h', 'i'])
  })

  test('from other modules are told apart from imports', () => {
    const source =
      'export { p, q as r } from "./m"; export * from "n"; export * as s from "o"; import { t } from "u"; export { t }'
    const tree = read(source)
    expect(tree.exports).toEqual(['p', 'r', 's', 't'])
    expect(tree.imports.map((entry) => entry.specifier)).toEqual(['u'])
    expect(tree.reExports).toMatchObject([
      {
        specifier: './m',
        all: false,
        names: [
          { imported: 'p', local: 'p', span: [9, 10] },
          { imported: 'q', local: 'r' },
        ],
      },
      { specifier: 'n', all: true, names: [] },
      { specifier: 'o', all: false, names: [{ imported: '*', local: 's' }] },
    ])
  })
})

describe('the module tag', () => {
  // biome-ignore format: a table
  test.each([
    ['/** @odoo-module **/', true, false, undefined],
    ['/** @odoo-module */', true, false, undefined],
    ['// @odoo-module', true, false, undefined],
    ['\n\n/* Copyright\n @odoo-module */', true, false, undefined],
    ['/** @odoo-module alias=web.Widget **/', true, false, 'web.Widget'],
    ['/** @odoo-module alias=web.Widget default=false **/', true, false, 'web.Widget'],
    ['/** @odoo-module ignore **/', true, true, undefined],
    ['/*\n * Copyright\n * @odoo-module */', false, false, undefined],
    ['const a = 1 /** @odoo-module **/', false, false, undefined],
    ['', false, false, undefined],
  ])('%j', (source, tagged, ignored, alias) => {
    expect(parseScript(source)).toMatchObject({ hasOdooModuleTag: tagged, isIgnoredModule: ignored, odooModuleAlias: alias })
  })
})

describe('odoo.define', () => {
  const modules = (source: string) =>
    read(source).legacyDefines.map(({ name, span, dependencies, requires }) => {
      for (const entry of [{ specifier: name, span }, ...(dependencies ?? []), ...requires])
        expect(source.slice(...entry.span)).toBe(entry.specifier)
      return [name, dependencies?.map((entry) => entry.specifier), requires.map((entry) => entry.specifier)]
    })

  test('with a function that requires', () => {
    const source = `odoo.define('sale.x', function (require) {
  "use strict";
  var a = require('web.a'), b = require( "web.b" ).c; // require('web.comment')
  var s = "require('web.string')", r = /require('web.regex')/, t = \`\${require('web.template')}\`;
  other.require('web.method'); require(name);
});
odoo . define("y", async (require) => { await require('web.z') });`
    expect(modules(source)).toEqual([
      ['sale.x', undefined, ['web.a', 'web.b', 'web.template']],
      ['y', undefined, ['web.z']],
    ])
  })

  test('with an array of dependencies', () => {
    expect(
      modules("odoo.define('@web/x', ['@web/a', `@web/b`], function (require) { return require('@web/a') })"),
    ).toEqual([['@web/x', ['@web/a', '@web/b'], ['@web/a']]])
    expect(modules("odoo.define('@web/x', [], function () {})")).toEqual([['@web/x', [], []]])
  })

  test('without a literal name, or in a comment, is none', () => {
    expect(
      modules('odoo.define(name, f); // odoo.define("x", f)\nmyodoo.define("y", f); a.odoo.define("z", f)'),
    ).toEqual([])
  })
})

describe('what is wrong', () => {
  // biome-ignore format: a table
  test.each([
    ['import { a } from "x"\nfunction f() {\n  g(1;\n}\n', 'unmatched-bracket', [44, 45], 1],
    ['import { a } from "x"\nfunction f() {\n', 'unclosed-bracket', [35, 36], 1],
    ['import a from "x"\nlet b = `c ${d} e', 'unended-string', [26, 27], 1],
    ['import a from "x"\nlet b = "c\nd"', 'unended-string', [26, 28], 1],
    ['import a from "x"\n/* c', 'unended-comment', [18, 20], 1],
    ['import a from "x"\n}', 'unmatched-bracket', [18, 19], 1],
    ['import a from "x"\nimport b from', 'syntax', [30, 31], 1],
  ])('%j', (source, code, span, imports) => {
    const tree = parseScript(source)
    expect(tree.issues).toMatchObject([{ code, span }])
    expect(tree.imports).toHaveLength(imports)
  })

  test('valid code with hard places is not', () => {
    const source =
      'const a = b / c / d, e = /[/"]/.test(f) / 2, g = x => /}/, h = `a${`b${{}}`}c`\nif (a) /"/.exec(a)\nreturn_ = i++ / 2; /* " */ function k() { return /\'/ } a = b\n/c/i; `\\``; "\\""; \'\\\n\'; ({}) / 1; [] / 2'
    read(source)
    expect(scanScript(source).problem).toBeUndefined()
  })
})

describe('hostile input', () => {
  const inputs = [
    '\0',
    '\ud800',
    'import',
    'import {',
    'export',
    'odoo.define(',
    "odoo.define('",
    '`${',
    '/',
    '\u2028',
    '(]',
    'import("',
    '"\\',
  ]

  test.each(inputs)('%j does not throw', (source) => {
    expect(() => parseScript(source)).not.toThrow()
    expect(() => parseScript(source.repeat(1000))).not.toThrow()
  })

  test('10,000 levels and many modules are read in good time', () => {
    expect(parseScript(`${'('.repeat(1000)}${')'.repeat(1000)}`).issues).toEqual([])
    expect(parseScript(`${'('.repeat(10_000)}${')'.repeat(10_000)}`).issues).toMatchObject([{ code: 'too-deep' }])
    expect(parseScript(`${'`${'.repeat(10_000)}1${'}`'.repeat(10_000)}`).imports).toEqual([])
    expect(parseScript("odoo.define('a', ['b'], f);\n".repeat(20_000)).legacyDefines).toHaveLength(20_000)
    expect(parseScript('import {a} from "b";\n'.repeat(20_000)).imports).toHaveLength(20_000)
    expect(parseScript(`${'(a)/1;'.repeat(50_000)}(`).issues).toHaveLength(1)
  })
})

describe('properties', () => {
  const piece = fc.constantFrom('import ', '{ a }', ' from ', '"x"', "'", '"', '`', '${', '}', '(', ')', '/', '*', '\\', '\n', 'odoo.define(', 'require(', 'export ', 'b', ',', ' as ', '[', ']', ';', '\ud800') // biome-ignore format: a row
  const text = fc.array(piece, { maxLength: 15 }).map((parts) => parts.join(''))

  test('never throws; spans lie in the text', () => {
    fc.assert(
      fc.property(text, (source) => {
        const { imports, reExports, legacyDefines, issues } = parseScript(source)
        const named = [...imports, ...reExports].flatMap((entry) => [
          entry.span,
          ...entry.names.map((name) => name.span),
        ])
        const legacy = legacyDefines.flatMap((entry) => [
          entry.span,
          ...[...(entry.dependencies ?? []), ...entry.requires].map(({ span }) => span),
        ])
        for (const [s, e] of [...named, ...legacy, ...issues.map((issue) => issue.span)]) {
          expect(0 <= s && s <= e && e <= source.length).toBe(true)
        }
      }),
      { numRuns: 3000 },
    )
  })

  test('blank code is as long as the text, and strings are slices', () => {
    fc.assert(
      fc.property(text, (source) => {
        const { code, strings } = scanScript(source)
        expect(code).toHaveLength(source.length)
        for (const [at, { value, s, e }] of strings) {
          expect(s).toBe(at + 1)
          expect(source.slice(s, e)).toBe(value)
          expect(code.charAt(at)).toBe(source.charAt(at))
        }
      }),
      { numRuns: 2000 },
    )
  })
})
