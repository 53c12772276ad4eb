import { XMLValidator } from 'fast-xml-parser'
import { describe, expect, test } from 'vitest'
import { ModuleGraph } from '../../../src/model/graph/graph.ts'
import { graphView } from '../../../src/plan/graph/graph-view.ts'
import { presentGraphDot } from '../../../src/present/graph/graph-dot.ts'
import { presentGraphJson } from '../../../src/present/graph/graph-json.ts'
import { layoutGraph } from '../../../src/present/graph/graph-layout.ts'
import { presentGraphMermaid } from '../../../src/present/graph/graph-mermaid.ts'
import { presentGraphSvg } from '../../../src/present/graph/graph-svg.ts'
import { modulesOn } from '../../support/load-order-fixture.ts'
import { BASE, node } from '../../support/nodes.ts'

const small = graphView(
  new ModuleGraph(
    [
      BASE,
      node('a', ['b', 'base']),
      node('b', ['a', 'base'], { auto: ['base'] }),
      node('c', ['a', 'studio', 'gone', 'c']),
    ],
    new Set(['studio']),
  ),
  { focus: ['a'] },
)
const whole = graphView(
  new ModuleGraph(
    [
      BASE,
      node('a', ['b', 'base']),
      node('b', ['a', 'base'], { auto: ['base'] }),
      node('c', ['a', 'studio', 'gone'], { installable: false }),
    ],
    new Set(['studio']),
  ),
)
const NASTY = 'x"<b>&amp;\\#`\n]]>\u001b[31m'
const nasty = graphView(new ModuleGraph([node('a', [NASTY])]))
const release = graphView(new ModuleGraph(modulesOn('17.0', ['core/17.0/addons', 'oca/sale-workflow-17.0'])))

test('mermaid', () => {
  expect(presentGraphMermaid(whole)).toBe(`flowchart RL
  m0["a"]
  m1["b"]
  m2["base"]
  m3["c"]
  m4["gone (missing)"]
  m5["studio (not readable)"]
  m0 --> m1
  m0 --> m2
  m1 --> m0
  m1 -.-> m2
  m3 --> m0
  m3 --> m4
  m3 --> m5
  linkStyle 0,2 stroke:#cf222e,stroke-width:2px
  classDef cyclic stroke:#cf222e
  class m0,m1 cyclic
  classDef missing stroke:#cf222e,stroke-dasharray:4
  class m4 missing
  classDef external stroke-dasharray:2
  class m5 external
  classDef uninstallable opacity:0.6
  class m3 uninstallable
`)
  expect(presentGraphMermaid(small)).toContain('  classDef focus stroke-width:3px\n  class m0 focus\n')
  expect(presentGraphMermaid(nasty)).toContain('["x#quot;#lt;b#gt;#amp;amp;\\#35;#96; ]]#gt;\u241b[31m (missing)"]\n')
})

test('dot', () => {
  expect(presentGraphDot(whole).split('\n').slice(4, -2)).toEqual([
    '  "a" [color="#cf222e"]',
    '  "b" [color="#cf222e"]',
    '  "base"',
    '  "c" [fontcolor="#8c959f", tooltip="not installable"]',
    '  "gone" [style="rounded,dashed", color="#cf222e", tooltip="missing"]',
    '  "studio" [style="rounded,dotted", tooltip="known, not readable"]',
    '  "a" -> "b" [color="#cf222e", penwidth=2]',
    '  "a" -> "base"',
    '  "b" -> "a" [color="#cf222e", penwidth=2]',
    '  "b" -> "base" [style=dashed]',
    '  "c" -> "a"',
    '  "c" -> "gone"',
    '  "c" -> "studio"',
  ])
  expect(presentGraphDot(nasty)).toContain('  "a" -> "x\\"<b>&amp;\\\\#` ]]>\u241b[31m"\n')
})

test('json', () => {
  const { nodes, edges } = JSON.parse(presentGraphJson(whole))
  expect(nodes[1]).toEqual({
    name: 'b',
    kind: 'module',
    focus: false,
    cyclic: true,
    installable: true,
    auto_install: true,
    layer: 1,
  })
  expect(edges[3]).toEqual({ from: 'b', to: 'base', cyclic: false, trigger: true })
  expect(nodes).toHaveLength(6)
  expect(edges).toHaveLength(7)
})

describe('svg', () => {
  test('is well-formed, stands alone, and follows light and dark', () => {
    for (const view of [small, whole, nasty, release, graphView(new ModuleGraph([]))]) {
      const svg = presentGraphSvg(view)
      expect(XMLValidator.validate(svg)).toBe(true)
      expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|xlink|@import|<script|<image/)
      expect(svg).toContain('@media (prefers-color-scheme:dark)')
      expect(svg.match(/<g class="node/g) ?? []).toHaveLength(view.nodes.length)
    }
    expect(presentGraphSvg(graphView(new ModuleGraph([])))).toContain('nothing to show')
  })

  test('names are text, never markup', () => {
    expect(presentGraphSvg(nasty)).toContain('>x"&lt;b&gt;&amp;amp;\\#`\n]]&gt;[31m</text>')
  })

  test('marks focus, missing, unreadable and cycles', () => {
    expect(presentGraphSvg(small)).toContain('<g class="node module focus cyclic"><title>a: in a cycle</title>')
    const svg = presentGraphSvg(whole)
    expect(svg).toContain('<g class="node missing"><title>gone: not on the addons paths</title>')
    expect(svg).toContain('<g class="node external"><title>studio: known, but not readable</title>')
    expect(svg).toContain('<title>b depends on a</title>')
    expect(svg.match(/class="loop"/g)).toHaveLength(2)
  })

  test('six hundred modules in less than two seconds, the same each time', () => {
    expect(release.nodes.length).toBeGreaterThan(600)
    const before = performance.now()
    const svg = presentGraphSvg(release)
    expect(performance.now() - before).toBeLessThan(2000)
    expect(presentGraphSvg(release)).toBe(svg)
  })
})

describe('layout', () => {
  const { boxes, wires, width, height } = layoutGraph(release)

  test('boxes lie inside the picture and nowhere on each other', () => {
    for (const [i, box] of boxes.entries()) {
      expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height).toBe(true)
      const below = boxes.slice(i + 1).filter((other) => other.x === box.x && Math.abs(other.y - box.y) < box.height)
      expect(below.map(({ node }) => `${box.node.name} ${node.name}`)).toEqual([])
    }
  })

  test('every module stands to the right of what it depends on', () => {
    const at = new Map(boxes.map(({ node, x }) => [node.name, x]))
    for (const { from, to, cyclic } of release.edges) if (!cyclic) expect(at.get(from)).toBeGreaterThan(at.get(to) ?? 0)
  })

  test('wires go left, and lead from every module with dependencies to every one with dependents', () => {
    for (const { from, to } of wires) expect(from[0]).toBeGreaterThan(to[0])
    const ends = new Set(wires.filter(({ through }) => through === undefined).map(({ to }) => to.join()))
    const starts = new Set(wires.map(({ from }) => from.join()))
    for (const { node, x, y, width, height } of boxes) {
      const middle = Math.round((y + height / 2) * 10) / 10
      const rightEdge = Math.round((x + width) * 10) / 10
      expect(ends.has(`${rightEdge},${middle}`)).toBe(release.edges.some(({ to }) => to === node.name))
      expect(starts.has(`${x},${middle}`)).toBe(release.edges.some(({ from }) => from === node.name))
    }
  })
})
