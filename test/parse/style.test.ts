import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseStyle } from '../../src/parse/style.ts'

const names = (text: string): readonly string[] => parseStyle(text).uses.map(({ name }) => name)

describe('style sheets', () => {
  test('uses and definitions', () => {
    const tree = parseStyle('$a: 1 !default;\n.x { color: $a; width: $b_c; &[href$="x"] { top: -$d; } }')
    expect(tree.defines).toEqual(['a'])
    expect(tree.uses.map(({ name }) => name)).toEqual(['a', 'b-c', 'd'])
  })

  test('parameters, loops and named arguments are definitions', () => {
    expect(
      parseStyle('@mixin m($a, $b: 1, $c...) {} @each $k, $v in $map {} @include m($b: $x) using ($y) {}').defines,
    ).toEqual(['a', 'b', 'c', 'k', 'v', 'y'])
  })

  test('comments hold nothing, addresses are no comments', () => {
    expect(names('// $a\n/* $b */ .x { background: url(https://x/$c); color: $d; } // $e')).toEqual(['c', 'd'])
    expect(names('.x { content: "// $a"; color: $b }')).toEqual(['a', 'b'])
  })

  test('members of modules are not judged', () => {
    expect(names('.x { color: colors.$red; }')).toEqual([])
  })

  test('spans are those of the names', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const { name, span } of parseStyle(text).uses)
          expect(text.slice(span[0] + 1, span[1]).replaceAll('_', '-')).toBe(name)
      }),
      { numRuns: 30 },
    )
  })

  test('a hostile text ends', () => {
    expect(parseStyle(`@mixin ${'('.repeat(50_000)}`).uses).toEqual([])
    expect(parseStyle(`"${'\\'.repeat(50_001)}`).uses).toEqual([])
    expect(parseStyle('/*'.repeat(50_000)).uses).toEqual([])
  })
})

describe('what the compiler cannot read', () => {
  const faults = (text: string) => parseStyle(text).faults.map(({ code, span }) => [code, text.slice(...span)])

  // each was given to libsass
  test.each([
    ['.a { b: c', [['unclosed-bracket', '{']]],
    ['.a { b: c }}', [['unmatched-bracket', '}']]],
    ['.a { b c; }', [['declaration', 'b c']]],
    ['.a { b: c\n d: e; }', [['semicolon', 'b: c']]],
    ['.a { b: "c; }', [['unended-string', '"c; }']]],
    ['.a { b: math.div(1, 2); }', [['module', 'math.div']]],
    ['.a { b: max(1px, 50%); }', [['units', 'max(1px, 50%)']]],
    ['.a { b: "}"; c: url(http://x/}); /* { */ } // {', []],
    ['@use "sass:math"; .a { @extend %b; --x: {a:b}; c: d }', []],
    ['$m: (a: b, c: (\n d: e)); .a { &:hover { b: c } > p:not(.q) { r: s } }', []],
    ['.a { b: c,\n d; e:\n f; g: min(1px, 2px) }', []],
  ])('%j', (text, expected) => expect(faults(text)).toEqual(expected))

  test('mixins', () => {
    const tree = parseStyle('@mixin a_b($c) {} .d { @include a-b(1); @include e.f; @include g { h: i } }')
    expect(tree.mixins).toEqual(['a-b'])
    expect(tree.includes.map(({ name }) => name)).toEqual(['a-b', 'g'])
  })
})
