import type { GraphView, ViewNode } from '../../plan/graph/graph-view.ts'
import { escapeTerminal } from '../escape.ts'

/** The graph as a Mermaid flowchart, which code hosts show inside Markdown. */
export function presentGraphMermaid({ nodes, edges }: GraphView): string {
  const ids = new Map(nodes.map(({ name }, i) => [name, `m${i}`]))
  const lines = ['flowchart RL']
  for (const node of nodes) lines.push(`  ${ids.get(node.name)}${shape(node)}`)
  for (const { from, to, trigger } of edges) lines.push(`  ${ids.get(from)} ${trigger ? '-.->' : '-->'} ${ids.get(to)}`)

  const cyclic = edges.flatMap((edge, i) => (edge.cyclic ? [i] : []))
  if (cyclic.length > 0) lines.push(`  linkStyle ${cyclic.join(',')} stroke:#cf222e,stroke-width:2px`)
  for (const [name, style, belongs] of CLASSES) {
    const members = nodes.filter(belongs).flatMap((node) => ids.get(node.name) ?? [])
    if (members.length > 0) lines.push(`  classDef ${name} ${style}`, `  class ${members.join(',')} ${name}`)
  }
  return `${lines.join('\n')}\n`
}

const CLASSES: readonly (readonly [name: string, style: string, belongs: (node: ViewNode) => boolean])[] = [
  ['focus', 'stroke-width:3px', ({ focus }) => focus],
  ['cyclic', 'stroke:#cf222e', ({ cyclic }) => cyclic],
  ['missing', 'stroke:#cf222e,stroke-dasharray:4', ({ kind }) => kind === 'missing'],
  ['external', 'stroke-dasharray:2', ({ kind }) => kind === 'external'],
  ['uninstallable', 'opacity:0.6', ({ installable }) => !installable],
]

function shape({ name, kind }: ViewNode): string {
  const note = kind === 'missing' ? ' (missing)' : kind === 'external' ? ' (not readable)' : ''
  return `["${label(name)}${note}"]`
}

/** Mermaid reads `#name;` as a character; quotes and markup would end or change the label. */
function label(text: string): string {
  return escapeTerminal(text)
    .replaceAll('#', '#35;')
    .replaceAll('&', '#amp;')
    .replaceAll('"', '#quot;')
    .replaceAll('<', '#lt;')
    .replaceAll('>', '#gt;')
    .replaceAll('`', '#96;')
}
