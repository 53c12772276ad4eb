import type { GraphView, ViewNode } from '../../plan/graph/graph-view.ts'
import { escapeTerminal } from '../escape.ts'

/** The graph for Graphviz: `dot -Tsvg`. */
export function presentGraphDot({ nodes, edges }: GraphView): string {
  const lines = [
    'digraph addons {',
    '  rankdir=RL',
    '  node [shape=box, style="rounded,filled", fillcolor="#ffffff", fontname="sans-serif", fontsize=11]',
    '  edge [color="#6e7781", arrowsize=0.7]',
  ]
  for (const node of nodes) lines.push(`  ${quote(node.name)}${attributes(nodeStyle(node))}`)
  for (const { from, to, cyclic, trigger } of edges) {
    const style = [...(cyclic ? ['color="#cf222e"', 'penwidth=2'] : []), ...(trigger ? ['style=dashed'] : [])]
    lines.push(`  ${quote(from)} -> ${quote(to)}${attributes(style)}`)
  }
  return `${[...lines, '}'].join('\n')}\n`
}

function nodeStyle({ kind, focus, cyclic, installable }: ViewNode): string[] {
  const style: string[] = []
  if (kind === 'missing') style.push('style="rounded,dashed"', 'color="#cf222e"', 'tooltip="missing"')
  else if (kind === 'external') style.push('style="rounded,dotted"', 'tooltip="known, not readable"')
  else if (!installable) style.push('fontcolor="#8c959f"', 'tooltip="not installable"')
  if (cyclic) style.push('color="#cf222e"')
  if (focus) style.push('penwidth=2', 'fillcolor="#ddf4ff"')
  return style
}

function attributes(style: readonly string[]): string {
  return style.length === 0 ? '' : ` [${style.join(', ')}]`
}

/** In a quoted id of DOT only the quote and the backslash are special. */
function quote(text: string): string {
  return `"${escapeTerminal(text).replace(/["\\]/g, '\\$&')}"`
}
