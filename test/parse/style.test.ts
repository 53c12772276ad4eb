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
