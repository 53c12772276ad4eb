import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ModuleGraph } from '../../../src/model/graph/graph.ts'
import type { ModuleNode } from '../../../src/model/graph/module.ts'
import { BASE, layered, node, tangled } from '../../support/nodes.ts'

const SHOP = [
  BASE,
  node('web', ['base'], { auto: true }),
  node('mail', ['base', 'web']),
  node('sale', ['mail', 'web']),
  node('stock', ['mail']),
  node('sale_stock', ['sale', 'stock', 'base'], { auto: ['sale', 'stock'] }),
  node('theme', ['sale_stock', 'web_studio', 'gone']),
]
const shop = new ModuleGraph(SHOP, new Set(['web_studio']))

describe('questions', () => {
  test('has, node and names are about readable modules', () => {
    expect(shop.names).toEqual(['base', 'mail', 'sale', 'sale_stock', 'stock', 'theme', 'web'])
    expect([shop.has('sale'), shop.has('web_studio'), shop.has('gone'), shop.has('nowhere')]).toEqual([
      true,
      false,
      false,
      false,
    ])
    expect([shop.isKnown('web_studio'), shop.isKnown('gone')]).toEqual([true, false])
    expect(shop.node('sale')).toBe(SHOP[3])
    expect(shop.node('gone')).toBeUndefined()
  })

  test('direct neighbours keep the order of the manifest one way and are sorted the other way', () => {
    expect(shop.dependsOf('sale_stock')).toEqual(['sale', 'stock', 'base'])
    expect(shop.dependentsOf('web')).toEqual(['mail', 'sale'])
    expect(shop.dependentsOf('gone')).toEqual(['theme'])
    expect(new ModuleGraph([node('a', ['b', 'b'])]).dependsOf('a')).toEqual(['b'])
  })

  test('an entry of depends has its place', () => {
    expect(shop.dependency('sale_stock', 'stock')).toEqual({
      module: 'sale_stock',
      dependency: 'stock',
      place: { file: 'sale_stock/__manifest__.py', span: [100, 105] },
    })
    expect(shop.dependency('sale_stock', 'web')).toBeUndefined()
    expect(new ModuleGraph([{ ...node('a', ['b']), place: undefined }]).dependency('a', 'b')?.place).toBeUndefined()
  })

  test('reach holds the module, all below it, what is missing, and base', () => {
    expect([...shop.reach('sale')].sort()).toEqual(['base', 'mail', 'sale', 'web'])
    expect(shop.reaches('theme', 'gone')).toBe(true)
    expect(shop.reaches('sale', 'stock')).toBe(false)
    expect([...new ModuleGraph([node('alone')]).reach('alone')].sort()).toEqual(['alone', 'base'])
    expect(shop.reach('sale')).toBe(shop.reach('sale'))
  })

  test('reach is complete only where everything can be read', () => {
    expect(shop.isComplete('sale_stock')).toBe(true)
    expect(shop.isComplete('theme')).toBe(false)
    expect(new ModuleGraph([BASE, node('a', ['b']), node('b', ['base'], { broken: 'syntax' })]).isComplete('a')).toBe(
      false,
    )
  })

  test('path is the shortest, the first by name among equals', () => {
    expect(shop.path('sale_stock', 'web')).toEqual(['sale_stock', 'sale', 'web'])
    expect(shop.path('sale_stock', 'mail')).toEqual(['sale_stock', 'sale', 'mail'])
    expect(shop.path('sale', 'sale')).toEqual(['sale'])
    expect(shop.path('web', 'sale')).toBeUndefined()
    expect(new ModuleGraph([node('alone')]).path('alone', 'base')).toEqual(['alone', 'base'])
  })

  test('dependents are transitive; everything depends on base', () => {
    expect([...shop.dependents('mail')]).toEqual(['sale', 'sale_stock', 'stock', 'theme'])
    expect([...new ModuleGraph([BASE, node('alone')]).dependents('base')]).toEqual(['alone'])
  })

  test('missing and external entries are told apart', () => {
    expect(shop.missing.map(({ module, dependency }) => [module, dependency])).toEqual([['theme', 'gone']])
    expect(shop.external.map(({ module, dependency }) => [module, dependency])).toEqual([['theme', 'web_studio']])
    expect(new ModuleGraph(SHOP, (name) => name === 'gone').missing.map(({ dependency }) => dependency)).toEqual([
      'web_studio',
    ])
    expect(shop.missing[0]?.place).toEqual({ file: 'theme/__manifest__.py', span: [200, 204] })
  })

  test('redundant entries name what implies them', () => {
    expect(shop.redundant('sale_stock').map(({ dependency, via, path }) => [dependency, via, path])).toEqual([
      ['base', 'sale', ['sale', 'mail', 'base']],
    ])
    expect(shop.redundant('sale').map(({ dependency }) => dependency)).toEqual(['web'])
    // neither of two that need each other is superfluous, nor is what only leads back to the module
    expect(new ModuleGraph([node('a', ['b', 'c']), node('b', ['c']), node('c', ['b'])]).redundant('a')).toEqual([])
    expect(new ModuleGraph([node('a', ['b', 'c']), node('b', ['a']), node('c')]).redundant('a')).toEqual([])
  })

  test('triggers of automatic installation', () => {
    expect(shop.autoInstallTriggeredBy('sale')).toEqual(['sale_stock'])
    expect(shop.autoInstallTriggeredBy('base')).toEqual(['web'])
    expect(shop.autoInstallTriggeredBy('mail')).toEqual([])
  })

  test('a manifest may name anything', () => {
    const odd = ['__proto__', 'constructor', 'toString', '', ' ', '7', 'é']
    const graph = new ModuleGraph([node('a', odd), ...odd.map((name) => node(name))])
    expect(graph.dependsOf('a')).toEqual(odd)
    expect(graph.successors('a')).toEqual([...odd].sort())
    for (const name of odd) {
      expect(graph.dependentsOf(name)).toEqual(['a'])
      expect(graph.path('a', name)).toEqual(['a', name])
      expect(graph.dependency('a', name)?.dependency).toBe(name)
    }
    expect(graph.missing).toEqual([])
  })

  test('the first module of a name counts', () => {
    const graph = new ModuleGraph([node('a', ['b']), node('a', ['c']), node('b'), node('c')])
    expect(graph.dependsOf('a')).toEqual(['b'])
    expect(graph.dependentsOf('c')).toEqual([])
  })
})

describe('what blocks a module', () => {
  const blocked = (modules: readonly ModuleNode[], name: string) => new ModuleGraph([BASE, ...modules]).blocked(name)

  test('nothing', () => {
    expect(shop.blocked('sale_stock')).toBeUndefined()
    // Enterprise is known, what it needs is not
    expect(new ModuleGraph([BASE, node('a', ['web_studio'])], new Set(['web_studio'])).blocked('a')).toBeUndefined()
  })

  test('an unknown name', () => expect(shop.blocked('nowhere')).toMatchObject({ kind: 'unknown', path: ['nowhere'] }))

  test('the nearest missing module, with the way to it', () => {
    const modules = [node('a', ['b', 'c']), node('b', ['d']), node('c', ['near']), node('d', ['far'])]
    expect(blocked(modules, 'a')).toMatchObject({ kind: 'missing', culprit: 'near', path: ['a', 'c', 'near'] })
    expect(blocked(modules, 'b')).toMatchObject({ kind: 'missing', culprit: 'far', path: ['b', 'd', 'far'] })
  })

  test('a module that is not installable or cannot be read', () => {
    const modules = [
      node('a', ['b']),
      node('b', [], { installable: false }),
      node('c', ['d']),
      node('d', [], { broken: 'no dict' }),
    ]
    expect(blocked(modules, 'a')).toMatchObject({ kind: 'not-installable', culprit: 'b' })
    expect(blocked(modules, 'b')).toMatchObject({ kind: 'not-installable', path: ['b'] })
    expect(blocked(modules, 'c')).toMatchObject({ kind: 'broken', culprit: 'd', detail: 'no dict' })
  })

  test('a cycle, from inside and from above', () => {
    const modules = [node('a', ['b']), node('b', ['c']), node('c', ['b']), node('d', ['d'])]
    expect(blocked(modules, 'a')).toMatchObject({ kind: 'cycle', path: ['a', 'b'], cycle: ['b', 'c'] })
    expect(blocked(modules, 'c')).toMatchObject({ kind: 'cycle', path: ['c'], cycle: ['c', 'b'] })
    expect(blocked(modules, 'd')).toMatchObject({ kind: 'cycle', cycle: ['d'] })
  })

  test('what a caller refuses', () => {
    expect(shop.blocked('sale_stock', new Map([['mail', 'no library']]))).toMatchObject({
      kind: 'refused',
      path: ['sale_stock', 'sale', 'mail'],
      detail: 'no library',
    })
  })
})

describe('properties', () => {
  const edges = (modules: readonly ModuleNode[]) =>
    modules.flatMap(({ name, depends }) => depends.map(({ value }): [string, string] => [name, value]))

  test('reach is the transitive closure, and dependents its inverse', () => {
    fc.assert(
      fc.property(tangled, (modules) => {
        const graph = new ModuleGraph(modules)
        const names = modules.map(({ name }) => name)
        const closure = new Set(names.map((name) => `${name}${name}`))
        for (const [from, to] of edges(modules)) closure.add(from + to)
        for (const via of names)
          for (const from of names)
            for (const to of names) if (closure.has(from + via) && closure.has(via + to)) closure.add(from + to)
        for (const from of names) {
          expect([...graph.reach(from)].sort()).toEqual(
            ['base', ...names.filter((to) => closure.has(from + to))].sort(),
          )
          expect([...graph.dependents(from)]).toEqual(
            names.filter((other) => other !== from && closure.has(other + from)),
          )
        }
      }),
    )
  })

  test('a path follows entries, is as short as any, and the smallest of its length', () => {
    fc.assert(
      fc.property(tangled, (modules) => {
        const graph = new ModuleGraph(modules)
        const entries = new Set(edges(modules).map(([from, to]) => from + to))
        for (const { name: from } of modules) {
          const all = walks(modules, from)
          for (const { name: to } of modules) {
            const best = all.filter((walk) => walk.at(-1) === to).map((walk) => walk.join(''))
            best.sort((one, other) => one.length - other.length || (one < other ? -1 : 1))
            expect(graph.path(from, to)?.join('')).toBe(best[0])
            const path = graph.path(from, to) ?? []
            for (const [i, at] of path.slice(0, -1).entries()) expect(entries.has(`${at}${path[i + 1]}`)).toBe(true)
          }
        }
      }),
    )
  })

  test('removing a redundant entry changes nothing, removing any other one does', () => {
    fc.assert(
      fc.property(layered, (modules) => {
        const graph = new ModuleGraph(modules)
        for (const module of modules) {
          const redundant = graph.redundant(module.name).map(({ dependency }) => dependency)
          for (const { value } of module.depends) {
            if (value === 'base') continue
            const less = { ...module, depends: module.depends.filter((entry) => entry.value !== value) }
            const other = new ModuleGraph(modules.map((one) => (one === module ? less : one)))
            expect(other.reaches(module.name, value)).toBe(redundant.includes(value))
          }
        }
      }),
    )
  })
})

/** Every walk from a module that enters none twice. */
function walks(modules: readonly ModuleNode[], from: string): string[][] {
  const all = [[from]]
  for (const walk of all) {
    const last = modules.find(({ name }) => name === walk.at(-1))
    for (const next of new Set(last?.depends.map(({ value }) => value)))
      if (!walk.includes(next)) all.push([...walk, next])
  }
  return all
}
