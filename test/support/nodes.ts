import fc from 'fast-check'
import type { ModuleNode } from '../../src/model/graph/module.ts'

/** A module as a test needs it; `auto: true` stands for all of `depends`, as in a manifest. */
export function node(
  name: string,
  depends: readonly string[] = [],
  more: Partial<Omit<ModuleNode, 'name' | 'depends' | 'autoInstall'>> & {
    readonly auto?: true | readonly string[]
  } = {},
): ModuleNode {
  const { auto, ...rest } = more
  return {
    name,
    depends: depends.map((value, i) => ({ value, span: [i * 100, i * 100 + value.length] })),
    autoInstall: auto === true ? depends : auto,
    installable: true,
    countries: [],
    excludes: [],
    broken: undefined,
    category: '',
    place: { file: `${name}/__manifest__.py`, span: [0, 1000] },
    ...rest,
  }
}

/** The base of every Odoo: installed automatically without a trigger. */
export const BASE = node('base', [], { auto: true })

const LETTERS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

/** Few modules with any dependencies among them: cycles, self-dependencies and duplicates are likely. */
export const tangled = fc
  .array(fc.array(fc.constantFrom(...LETTERS.slice(0, 6)), { maxLength: 4 }), { minLength: 1, maxLength: 6 })
  .map((all) =>
    all.map((depends, i) =>
      node(
        LETTERS[i] ?? '',
        depends.filter((name) => LETTERS.indexOf(name) < all.length),
      ),
    ),
  )

/** Modules that depend on earlier ones and on base only, some of them automatic, some bound to a country. */
export const layered = fc
  .array(
    fc.record({
      depends: fc.array(fc.nat({ max: 7 }), { maxLength: 3 }),
      auto: fc.constantFrom('no', 'all', 'first'),
      test: fc.boolean(),
      countries: fc.constantFrom([], ['be']),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((all) => {
    const names = all.map(({ test }, i) => `${test ? 'test_' : ''}${LETTERS[i]}`)
    const modules = all.map(({ depends, auto, countries }, i) => {
      const earlier = [...new Set(depends)].flatMap((index) => (index < i ? (names[index] ?? []) : []))
      const all = ['base', ...earlier]
      const triggers = auto === 'all' ? true : auto === 'first' ? all.slice(-1) : undefined
      return node(names[i] ?? '', all, { countries, ...(triggers && { auto: triggers }) })
    })
    return [BASE, ...modules]
  })
