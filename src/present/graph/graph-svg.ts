import type { GraphView, ViewNode } from '../../plan/graph/graph-view.ts'
import { escapeXml, escapeXmlAttribute } from '../escape.ts'
import { type Loop, layoutGraph, type Wire } from './graph-layout.ts'

interface Colours {
  readonly paper: string
  readonly ink: string
  readonly faint: string
  readonly line: string
  readonly box: string
  readonly border: string
  readonly focus: string
  readonly bad: string
}

const LIGHT: Colours = {
  paper: '#ffffff',
  ink: '#1f2328',
  faint: '#6e7781',
  line: '#8c959f',
  box: '#f6f8fa',
  border: '#afb8c1',
  focus: '#0969da',
  bad: '#cf222e',
}

const DARK: Colours = {
  paper: '#0d1117',
  ink: '#e6edf3',
  faint: '#8b949e',
  line: '#6e7681',
  box: '#161b22',
  border: '#484f58',
  focus: '#58a6ff',
  bad: '#ff7b72',
}

/** Plain values, as not every reader of SVG knows variables; the class keeps them to this picture when it is inlined. */
function rules({ paper, ink, faint, line, box, border, focus, bad }: Colours): string {
  return [
    `.paper{fill:${paper}}`,
    `text{font:12px ui-monospace,Menlo,Consolas,monospace;fill:${ink}}`,
    `.wire{fill:none;stroke:${line};stroke-width:1;opacity:.7}`,
    '.trigger{stroke-dasharray:4 3}',
    `.loop{fill:none;stroke:${bad};stroke-width:1.5}`,
    `.tip{fill:${line}}`,
    `.tip-bad{fill:${bad}}`,
    `.box{fill:${box};stroke:${border};stroke-width:1}`,
    `.cyclic .box{stroke:${bad}}`,
    `.missing .box{fill:none;stroke:${bad};stroke-dasharray:5 3}`,
    '.external .box{fill:none;stroke-dasharray:2 3}',
    `.focus .box,.node:hover .box{stroke:${focus};stroke-width:2.5}`,
    `.external text,.uninstallable text{fill:${faint}}`,
    `.missing text{fill:${bad}}`,
  ]
    .map((rule) => rule.replace(/(^|,)(?=[.t])/g, '$1.addonry-graph '))
    .join('\n')
}

/** The graph as one picture without anything outside it: dependencies left, what needs them right. */
export function presentGraphSvg(view: GraphView): string {
  const { width, height, boxes, wires, loops } = layoutGraph(view)
  const size = { width: Math.max(width, 240), height: Math.max(height, 60) }
  const title = `Dependencies of ${view.nodes.length} ${view.nodes.length === 1 ? 'module' : 'modules'}`
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" class="addonry-graph" role="img" aria-label="${escapeXmlAttribute(title)}" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}">`,
    `<title>${escapeXml(title)}</title>`,
    `<style>\n${rules(LIGHT)}\n@media (prefers-color-scheme:dark){\n${rules(DARK)}\n}\n</style>`,
    `<defs>${marker('addonry-tip', 'tip')}${marker('addonry-tip-bad', 'tip-bad')}</defs>`,
    '<rect class="paper" width="100%" height="100%"/>',
    ...wires.map(wirePath),
    ...loops.map(loopPath),
    ...boxes.map(({ node, x, y, width: boxWidth, height: boxHeight }) => {
      const box = `<rect class="box" x="${x}" y="${y}" width="${boxWidth}" height="${boxHeight}" rx="4"/>`
      const label = `<text x="${x + 10}" y="${y + 15}">${escapeXml(node.name)}</text>`
      return `<g class="${classesOf(node)}"><title>${escapeXml(describe(node))}</title>${box}${label}</g>`
    }),
  ]
  if (view.nodes.length === 0) parts.push('<text x="24" y="36">nothing to show</text>')
  return `${[...parts, '</svg>'].join('\n')}\n`
}

function wirePath({ from, to, through, trigger }: Wire): string {
  const bend = Math.round((from[0] + to[0]) * 5) / 10
  const curve = `M${from[0]} ${from[1]}C${bend} ${from[1]} ${bend} ${to[1]} ${to[0]} ${to[1]}`
  const way = through === undefined ? curve : `${curve}H${through}`
  const tip = through === undefined ? ' marker-end="url(#addonry-tip)"' : ''
  return `<path class="wire${trigger ? ' trigger' : ''}" d="${way}"${tip}/>`
}

function loopPath({ edge, x, from, to }: Loop): string {
  // a module that depends on itself: two points of the same side
  const [start, end] = edge.from === edge.to ? [from - 5, to + 5] : [from, to]
  const out = Math.round(x + 22 + Math.min(30, Math.abs(end - start) / 6))
  const words = escapeXml(`${edge.from} depends on ${edge.to}`)
  return `<path class="loop" d="M${x} ${start}C${out} ${start} ${out} ${end} ${x} ${end}" marker-end="url(#addonry-tip-bad)"><title>${words}</title></path>`
}

function marker(id: string, style: string): string {
  return `<marker id="${id}" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="${style}" d="M0 0L8 4L0 8Z"/></marker>`
}

function classesOf({ kind, focus, cyclic, installable }: ViewNode): string {
  return ['node', kind, focus && 'focus', cyclic && 'cyclic', !installable && 'uninstallable'].filter(Boolean).join(' ')
}

function describe({ name, kind, cyclic, installable, autoInstall }: ViewNode): string {
  const notes = [
    kind === 'missing' && 'not on the addons paths',
    kind === 'external' && 'known, but not readable',
    !installable && 'not installable',
    cyclic && 'in a cycle',
    autoInstall && 'installed automatically with its triggers',
  ].filter(Boolean)
  return notes.length === 0 ? name : `${name}: ${notes.join(', ')}`
}
