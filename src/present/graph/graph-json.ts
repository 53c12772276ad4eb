import type { GraphView } from '../../plan/graph/graph-view.ts'

/** The graph for machines: nodes and edges, sorted; an edge leads from a module to one it depends on. */
export function presentGraphJson({ nodes, edges, cycles }: GraphView): string {
  const document = {
    nodes: nodes.map(({ name, kind, focus, cyclic, installable, autoInstall, layer }) => ({
      name,
      kind,
      focus,
      cyclic,
      installable,
      auto_install: autoInstall,
      layer,
    })),
    edges: edges.map(({ from, to, cyclic, trigger }) => ({ from, to, cyclic, trigger })),
    cycles,
  }
  return `${JSON.stringify(document, null, 2)}\n`
}
