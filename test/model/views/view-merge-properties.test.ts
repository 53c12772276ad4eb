import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SkeletonNode } from '../../../src/facts/module-facts.ts'
import { type ArchNode, archOf, walkArch } from '../../../src/model/views/arch-node.ts'
import { ArchMerge } from '../../../src/model/views/view-merge.ts'

const TAGS = ['field', 'group', 'page', 'div'] as const
const NAMES = ['a', 'b', 'c', 'd'] as const
const node = (depth: number): fc.Arbitrary<SkeletonNode> =>
  fc.record({
    tag: fc.constantFrom(...TAGS),
    attributes: fc.constantFrom(...NAMES).map((name) => [['name', name] as const]),
    children: depth === 0 ? fc.constant([]) : fc.array(node(depth - 1), { maxLength: 3 }),
  })
const arch = fc
  .array(node(3), { minLength: 1, maxLength: 4 })
  .map((children): SkeletonNode => ({ tag: 'form', attributes: [], children }))

interface Locator {
  readonly tag: string
  readonly name: string
}
const locator = fc.record({ tag: fc.constantFrom(...TAGS), name: fc.constantFrom(...NAMES) })
const spec = ({ tag, name }: Locator, position: string, children: readonly SkeletonNode[]): SkeletonNode => ({
  tag,
  attributes: [
    ['name', name],
    ['position', position],
  ],
  children,
})
const anySpec = fc
  .tuple(locator, fc.constantFrom('inside', 'before', 'after', 'replace'), fc.array(node(1), { maxLength: 2 }))
  .map(([where, position, children]) => spec(where, position, children))
const moveSpec = fc
  .tuple(locator, fc.constantFrom('inside', 'before', 'after'), fc.array(locator, { minLength: 1, maxLength: 2 }))
  .map(([where, position, moved]) =>
    spec(
      where,
      position,
      moved.map((one) => spec(one, 'move', [])),
    ),
  )

/** The node that is moved is the one that it is moved before. */
function movesBeforeItself({ tag, attributes, children }: SkeletonNode): boolean {
  const name = attributes.find(([key]) => key === 'name')?.[1]
  return (
    attributes.some(([, value]) => value === 'before') &&
    children.some((child) => child.tag === tag && child.attributes.some(([, value]) => value === name))
  )
}

const origin = { module: 'shop', view: 'shop.view' }
const make = (skeleton: SkeletonNode): ArchNode => archOf(skeleton, origin, false)
const told = (root: ArchNode | undefined): readonly string[] =>
  root ? [...walkArch(root)].map((one) => `${one.tag} ${one.get('name') ?? ''} ${one.children.length}`) : []
const members = (root: ArchNode | undefined): readonly string[] =>
  root ? [...walkArch(root)].map((one) => `${one.tag} ${one.get('name') ?? ''}`).sort() : []

function merge(root: SkeletonNode, specs: readonly SkeletonNode[]): ArchMerge {
  const merged = new ArchMerge(make(root), '17.0')
  for (const one of specs) merged.apply(make(one))
  return merged
}

describe('a merge', () => {
  test('gives the same twice', () => {
    fc.assert(
      fc.property(arch, fc.array(anySpec, { maxLength: 5 }), (root, specs) => {
        const one = merge(root, specs)
        const other = merge(root, specs)
        expect(told(one.root)).toEqual(told(other.root))
        expect(one.issues.map((issue) => issue.kind)).toEqual(other.issues.map((issue) => issue.kind))
      }),
    )
  })

  test('of a clone leaves what was cloned as it was', () => {
    fc.assert(
      fc.property(arch, fc.array(anySpec, { maxLength: 5 }), (root, specs) => {
        const parent = make(root)
        const before = told(parent)
        const merged = new ArchMerge(parent.clone(), '17.0')
        for (const one of specs) merged.apply(make(one))
        expect(told(parent)).toEqual(before)
      }),
    )
  })

  test('that only moves loses no node and makes none', () => {
    fc.assert(
      fc.property(arch, fc.array(moveSpec, { maxLength: 5 }), (root, specs) => {
        fc.pre(!specs.some(movesBeforeItself))
        expect(members(merge(root, specs).root)).toEqual(members(make(root)))
      }),
    )
  })

  test('loses a node that is moved before itself, as Odoo does', () => {
    const field = (name: string): SkeletonNode => ({ tag: 'field', attributes: [['name', name]], children: [] })
    const where = { tag: 'field', name: 'b' }
    const root = { tag: 'form', attributes: [], children: [field('a'), field('b')] }
    const merged = merge(root, [spec(where, 'before', [spec(where, 'move', [])])])
    expect(told(merged.root)).toEqual(['form  1', 'field a 0'])
  })

  test('keeps every node below its parent, once', () => {
    fc.assert(
      fc.property(arch, fc.array(fc.oneof(anySpec, moveSpec), { maxLength: 6 }), (root, specs) => {
        const merged = merge(root, specs).root
        if (!merged) return
        const all = [...walkArch(merged)]
        expect(new Set(all).size).toBe(all.length)
        for (const one of all) for (const child of one.children) expect(child.parent).toBe(one)
        expect(merged.parent).toBeUndefined()
      }),
    )
  })

  test('whose locator finds nothing changes nothing', () => {
    fc.assert(
      fc.property(arch, fc.array(node(1), { maxLength: 2 }), (root, children) => {
        const merged = merge(root, [spec({ tag: 'field', name: 'nowhere' }, 'after', children)])
        expect(merged.issues.map((issue) => issue.kind)).toEqual(['not-found'])
        expect(told(merged.root)).toEqual(told(make(root)))
      }),
    )
  })
})
