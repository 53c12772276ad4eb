import type { Project } from '../../model/project.ts'
import type { ArchNode, ArchOrigin } from '../../model/views/arch-node.ts'
import { ViewArchs } from '../../model/views/view-archs.ts'
import { isPlain } from '../../model/views/xpath-values.ts'
import type { Series } from '../../text/series.ts'
import type { Place } from '../../text/span.ts'

/** An attribute of a merged node. */
export interface OutlineAttribute {
  readonly name: string
  /** `undefined`: a built-in release does not keep it */
  readonly value: string | undefined
  /** the view that gave it this value, when it is not the node's own */
  readonly by: ArchOrigin | undefined
}

/** A node of a merged view, and where it comes from. */
export interface OutlineNode {
  readonly tag: string
  readonly attributes: readonly OutlineAttribute[]
  /** text before the first child; of built-in releases it is not known */
  readonly text: string | undefined
  readonly module: string
  readonly view: string
  readonly place: Place | undefined
  readonly movedBy: ArchOrigin | undefined
  readonly children: readonly OutlineNode[]
}

/** A view as Odoo would show it to someone who may see everything. */
export interface ViewOutline {
  readonly id: string
  readonly model: string
  readonly type: string
  readonly series: Series
  /** modules whose views count are those that this one needs; `undefined`: all that are known */
  readonly asOf: string | undefined
  /** views that make it up, in the order in which they are applied, the root first */
  readonly views: readonly (ArchOrigin & { readonly priority: number })[]
  /** locators that found nothing or could not be judged */
  readonly lost: readonly (ArchOrigin & { readonly kind: string; readonly place: Place | undefined })[]
  /** parts come from a built-in release, which keeps no texts and not every value */
  readonly builtIn: boolean
  readonly root: OutlineNode
}

/** Why there is no outline. */
export interface NoOutline {
  readonly why: 'unknown' | 'parent' | 'cycle'
  readonly detail: string
}

/**
 * Merges a view as it is once a module is installed; without a module, once all addons under check are. `id` is a full
 * external id.
 */
export function viewOutline(project: Project, id: string, given: string | undefined): ViewOutline | NoOutline {
  const owner = id.slice(0, id.indexOf('.'))
  // without addons the modules that the view's own one needs are all there is
  const asOf = given ?? (project.checked.length === 0 ? owner : undefined)
  const archs = new ViewArchs(project, project.loadOrder([owner, ...(asOf === undefined ? [] : [asOf])]))
  const merged = archs.merged(id, archs.index.momentAfter(asOf))
  if (!merged) return { why: 'unknown', detail: id }
  if ('kind' in merged)
    return merged.kind === 'cycle'
      ? { why: 'cycle', detail: merged.views.join(' → ') }
      : { why: 'parent', detail: merged.parent }
  const { chain, sequence, merge, view } = merged
  const base = chain.at(-1)
  const { root } = merge
  if (!root || !base) return { why: 'unknown', detail: id }
  return {
    id,
    model: view.model || base.model,
    type: base.type,
    series: project.series,
    asOf,
    views: [base, ...sequence].map((one) => ({ module: one.module, view: one.id, priority: one.priority })),
    lost: merge.issues.map(({ kind, origin, spec }) => ({ ...origin, kind, place: archs.source.tag(spec) })),
    builtIn: [base, ...sequence].some((one) => one.place === undefined),
    root: outline(root),
  }
}

function outline(node: ArchNode): OutlineNode {
  return {
    tag: node.tag,
    attributes: node.attributes.map(([name, value]) => {
      const change = node.changes.findLast((one) => one.attribute === name)
      return { name, value: shown(value), by: change && { module: change.module, view: change.view } }
    }),
    text: node.ownText?.trim() || undefined,
    module: node.origin.module,
    view: node.origin.view,
    place: node.place && { file: node.place.file, span: node.place.span },
    movedBy: node.movedBy && { module: node.movedBy.module, view: node.movedBy.view },
    children: node.children.map(outline),
  }
}

function shown(value: string): string | undefined {
  if (isPlain(value)) return value
  // classes of which those that say nothing were left out
  return value[1] === 'c'
    ? value
        .slice(2)
        .replace(/(?:^| )#(?= |$)/g, ' …')
        .trim()
    : undefined
}
