import type { Project } from '../../model/project.ts'
import type { ArchNode } from '../../model/views/arch-node.ts'
import { ViewArchs } from '../../model/views/view-archs.ts'
import { nodePath } from '../../model/views/view-loss.ts'
import type { Place } from '../../text/span.ts'

/** What one view does to a node. */
export interface NodeChange {
  readonly module: string
  readonly view: string
  /** `removes`, `moves`, or the name of the attribute that it sets */
  readonly what: string
  /** the value that it sets */
  readonly value: string | undefined
  readonly place: Place | undefined
}

/** A node that views of several modules change. */
export interface ContestedNode {
  /** id of the view that they extend */
  readonly view: string
  readonly path: string
  /** in the order in which they are applied */
  readonly changes: readonly NodeChange[]
  /** pairs of modules that set the same attribute or take the node away, and of which neither needs the other */
  readonly rivals: readonly (readonly [string, string])[]
}

/** The nodes of some views, or of all that addons under check extend, that several modules change. */
export function contestedNodes(project: Project, id: string | undefined): readonly ContestedNode[] {
  const archs = id === undefined ? project.views : new ViewArchs(project, project.loadOrder([id.split('.')[0] ?? '']))
  const moment = archs.index.momentAfter(undefined)
  const ids = id === undefined ? rootsOf(project, archs) : [id]
  return ids.flatMap((view) => {
    const merged = archs.merged(view, moment)
    if (!merged || 'kind' in merged) return []
    const byNode = new Map<ArchNode, { readonly path: string; readonly changes: NodeChange[] }>()
    for (const { kind, node, spec, origin } of merged.merge.events) {
      if (kind === 'use') continue
      const what = kind === 'attribute' ? (spec.plain('name') ?? '') : kind === 'move' ? 'moves' : 'removes'
      let known = byNode.get(node)
      if (!known) byNode.set(node, (known = { path: nodePath(node), changes: [] }))
      known.changes.push({
        module: origin.module,
        view: origin.view,
        what,
        value: kind === 'attribute' ? spec.ownText : undefined,
        place: archs.source.tag(spec),
      })
    }
    return [...byNode.values()]
      .filter(
        ({ changes }) =>
          new Set(changes.map((change) => change.module)).size > 1 &&
          (id !== undefined || changes.some((change) => project.addon(change.module)?.checked)),
      )
      .map(({ path, changes }) => ({ view, path, changes, rivals: rivals(project, changes) }))
  })
}

function rootsOf(project: Project, archs: ViewArchs): readonly string[] {
  const moment = archs.index.momentAfter(undefined)
  const roots = new Set<string>()
  for (const addon of project.checked)
    for (const declared of archs.index.ofModule(addon.name)) {
      const { views, fault } = archs.index.chain(declared.part.id, moment)
      const root = views.at(-1)
      if (!fault && root && root.id !== declared.part.id) roots.add(root.id)
    }
  return [...roots].sort()
}

function rivals(project: Project, changes: readonly NodeChange[]): readonly (readonly [string, string])[] {
  const { graph } = project
  const found = new Map<string, readonly [string, string]>()
  for (const [i, one] of changes.entries())
    for (const other of changes.slice(i + 1)) {
      const fights = one.what === other.what || one.what === 'removes' || other.what === 'removes'
      const same = one.what === other.what && one.value === other.value && one.what !== 'removes'
      if (!fights || same || one.module === other.module) continue
      if (graph.reach(one.module).has(other.module) || graph.reach(other.module).has(one.module)) continue
      found.set(`${one.module} ${other.module}`, [one.module, other.module])
    }
  return [...found.values()]
}
