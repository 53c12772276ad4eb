import type { ContestedNode } from '../../plan/view/contested-nodes.ts'
import type { OutlineNode, ViewOutline } from '../../plan/view/view-outline.ts'
import { viewRemarks, type Where } from './view-lines.ts'

/** A merged view for programs. Values that are not known are `null`; places are `file:line`. */
export function presentViewJson(outline: ViewOutline, where: Where): string {
  const { id, model, type, series, asOf, views, lost } = outline
  const value = {
    id,
    model,
    type,
    series,
    asOf: asOf ?? null,
    views,
    lost: lost.map(({ module, view, kind, place }) => ({ module, view, kind, at: where(place) ?? null })),
    notes: viewRemarks(outline, where),
    root: nodeValue(outline.root, where),
  }
  return `${JSON.stringify(value, null, 2)}\n`
}

function nodeValue(node: OutlineNode, where: Where): object {
  const attributes = node.attributes.filter(({ name }) => name !== '#text')
  const changed = attributes.filter(({ by }) => by)
  return {
    tag: node.tag,
    attributes: Object.fromEntries(attributes.map(({ name, value }) => [name, value ?? null])),
    ...(node.text !== undefined && { text: node.text }),
    module: node.module,
    view: node.view,
    at: where(node.place) ?? null,
    ...(changed.length > 0 && { changed: Object.fromEntries(changed.map(({ name, by }) => [name, by])) }),
    ...(node.movedBy && { movedBy: node.movedBy }),
    children: node.children.map((child) => nodeValue(child, where)),
  }
}

/** Nodes that several modules change, for programs. */
export function presentContestedJson(nodes: readonly ContestedNode[], where: Where): string {
  const value = nodes.map(({ view, path, changes, rivals }) => ({
    view,
    path,
    changes: changes.map(({ place, ...change }) => ({ ...change, at: where(place) ?? null })),
    rivals,
  }))
  return `${JSON.stringify(value, null, 2)}\n`
}
