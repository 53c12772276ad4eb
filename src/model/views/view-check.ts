import { isChangedView } from '../../knowledge/changed-views.ts'
import { isLateField } from '../../knowledge/late-members.ts'
import type { Series } from '../../text/series.ts'
import type { Place } from '../../text/span.ts'
import type { ModelView } from '../models/models.ts'
import type { Project } from '../project.ts'
import type { ArchNode, ArchOrigin } from './arch-node.ts'
import type { ArchSource } from './arch-source.ts'
import type { MergedView } from './view-archs.ts'
import type { ViewFact } from './view-facts.ts'
import type { DeclaredView, ViewState } from './view-index.ts'

/** One view under audit, and where its facts go. */
export interface ViewCheck {
  readonly project: Project
  readonly series: Series
  readonly source: ArchSource
  /** the module whose record is judged */
  readonly module: string
  readonly view: string
  readonly declared: DeclaredView
  readonly merged: MergedView
  modelOf(name: string): ModelView | undefined
  emit(fact: ViewFact): void
  /** modules that Odoo installs by itself with this one, and the view as it is with them */
  wider(): { readonly modules: ReadonlySet<string>; readonly merged: MergedView | undefined }
}

/** The first of some modules that is there on most databases, since Odoo installs it by itself. */
export function maskedBy(check: ViewCheck, owners: readonly string[]): string | undefined {
  return owners.find((owner) => check.wider().modules.has(owner))
}

/** May a field that the view lacks be in it: by a later fix of the series, in which it came, or because ours was changed? */
export function mayBeLate(check: ViewCheck, model: ModelView | undefined, field: string): boolean {
  const root = check.merged.chain.at(-1)
  if (!root || root.module === check.module) return false
  if (isChangedBase(check.project, root)) return true
  return model !== undefined && isLateField(check.series, model.name, field)
}

/** Is it a view of the built-in release that somebody had changed? */
export function isChangedBase(project: Project, { id, module }: ViewState): boolean {
  return project.addon(module) === undefined && isChangedView(project.series, id)
}

/** Is it the view that is judged? */
export function isJudged(check: ViewCheck, { view, module }: ArchOrigin): boolean {
  return view === check.view && module === check.module
}

/** Does the view that is judged bring this node? */
export function ownsNode(check: ViewCheck, node: ArchNode): boolean {
  return isJudged(check, node.origin)
}

/** Does the view that is judged bring this node, a child of it, or an attribute? */
export function isTouched(check: ViewCheck, node: ArchNode): boolean {
  return (
    ownsNode(check, node) ||
    node.changes.some((change) => isJudged(check, change)) ||
    node.children.some((child) => ownsNode(check, child))
  )
}

/** Does the view that is judged give this attribute its value? */
export function ownsAttribute(check: ViewCheck, node: ArchNode, attribute: string): boolean {
  const change = node.changes.findLast((one) => one.attribute === attribute)
  return isJudged(check, change ?? node.origin)
}

/** The attribute's value when it is known, not empty, and the judged view's own. */
export function ownValue(check: ViewCheck, node: ArchNode, attribute: string): string | undefined {
  const value = node.plain(attribute)
  return value && ownsAttribute(check, node, attribute) ? value : undefined
}

/** Where a node's attribute stands, or the node when it does not say. */
export function valuePlace(check: ViewCheck, node: ArchNode, attribute: string): Place {
  return check.source.value(node, attribute)?.place ?? tagPlace(check, node)
}

/** A part of an attribute's value, by offsets in it. */
export function partPlace(check: ViewCheck, node: ArchNode, attribute: string, start: number, length: number): Place {
  const value = check.source.value(node, attribute)
  if (!value) return tagPlace(check, node)
  if (!value.raw) return value.place
  const from = value.place.span[0] + start
  return { file: value.place.file, span: [from, Math.min(from + length, value.place.span[1])] }
}

export function tagPlace(check: ViewCheck, node: ArchNode): Place {
  return check.source.tag(node) ?? viewPlace(check)
}

/** Where the view's record begins. */
export function viewPlace(check: ViewCheck): Place {
  const { place } = check.declared.part
  return place ? { file: place.file, span: place.span } : { file: '', span: [0, 0] }
}
