import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { DiskHost } from '../../../src/host/disk-host.ts'
import type { ArchNode } from '../../../src/model/views/arch-node.ts'
import { equalValues } from '../../../src/model/views/xpath-values.ts'
import { parseXml } from '../../../src/parse/xml/parse.ts'
import { elementsOf } from '../../../src/parse/xml/query.ts'
import type { XmlElement } from '../../../src/parse/xml/tree.ts'
import { builtinReleases } from '../../../src/session/releases.ts'
import { Session } from '../../../src/session/session.ts'
import type { Series } from '../../../src/text/series.ts'

const folder = new URL('../../../fixtures/views', import.meta.url).pathname
const releases = builtinReleases()

/** What real Odoo made of the views of fixtures/views: external id → combined arch. */
function truth(series: Series): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(`${folder}/archs-${series}.json`, 'utf8'))
}

/** An arch as nested lists of tags and attributes; texts are left out. */
type Shape = readonly [tag: string, attributes: Readonly<Record<string, string>>, children: readonly Shape[]]

function shapeOfReal(element: XmlElement): Shape {
  const attributes = element.attributes.map(({ name, value }) => [name, value] as const)
  return [element.tag, Object.fromEntries(attributes), elementsOf(element).map(shapeOfReal)]
}

function shapeOfOurs(node: ArchNode): Shape {
  const attributes = node.attributes.filter(([name]) => name !== '#text')
  return [node.tag, Object.fromEntries(attributes), node.children.map(shapeOfOurs)]
}

/** A template keeps its own name on its root, which no locator asks for. */
function withoutName([tag, { name: _, ...attributes }, children]: Shape): Shape {
  return [tag, attributes, children]
}

for (const series of ['17.0', '18.0'] as const) {
  describe(`archs that real Odoo ${series} made`, () => {
    const paths = series === '18.0' ? ['addons', 'joins'] : ['addons']
    const { project } = new Session(new DiskHost(folder), releases).open({ paths, addonsPath: [], series })
    const moment = project.views.index.momentAfter(undefined)
    for (const [id, arch] of Object.entries(truth(series))) {
      test(id, () => {
        const merged = project.views.merged(id, moment)
        if (!merged || 'kind' in merged) throw new Error(`${id} cannot be merged`)
        const real = parseXml(arch).root
        const { root, issues, uncertain } = merged.merge
        if (!real || !root) throw new Error(`${id} has no root`)
        expect(issues).toEqual([])
        expect(uncertain).toBe(false)
        const isTemplate = merged.view.type === 'qweb'
        const ours = shapeOfOurs(root)
        const odoo = shapeOfReal(real)
        expect(isTemplate ? withoutName(ours) : ours).toEqual(isTemplate ? withoutName(odoo) : odoo)
      })
    }
  })
}

test('a value of which a release keeps a hash is never called different from itself', () => {
  expect(equalValues('\u0000#', 'anything')).toBeUndefined()
})
