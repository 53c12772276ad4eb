import { isEarlySnapshot } from '../../knowledge/early-snapshots.ts'
import type { Place } from '../../text/span.ts'
import { type ArchNode, type ArchOrigin, archOf, walkArch } from './arch-node.ts'
import type { MergedView } from './view-archs.ts'
import { isChangedBase } from './view-check.ts'
import { isTemplate } from './view-check-record.ts'
import { checkSelectors } from './view-check-selectors.ts'
import { declaredPlace, type LocatorAudit } from './view-declared.ts'
import type { DeclaredView, ViewState } from './view-index.ts'
import { locate } from './view-locate.ts'
import { explainLoss, locatorText, nodePath } from './view-loss.ts'
import type { MergeEvent, MergeIssue } from './view-merge.ts'

/** Every specification of the view, and those of others that it breaks. */
export function checkLocators(audit: LocatorAudit, merged: MergedView): void {
  const { declared } = audit
  const { part } = declared
  const { merge, sequence } = merged
  const own = (one: { readonly origin: ArchOrigin }): boolean => isOwn(declared, one.origin)
  const applied = sequence.some((view) => view.id === part.id && view.arch === declared)
  audit.count.judged += merge.events.filter((event) => event.kind === 'use' && own(event)).length
  if (!applied && part.inherit !== '' && !merged.view.active) {
    checkInactive(audit, merged)
    return
  }
  for (const issue of merge.issues) if (own(issue)) tellIssue(audit, merged, issue)
  if (part.inherit !== '') checkSelectors(audit)
  for (const event of merge.events) if (event.kind === 'use' && event.more > 0 && own(event)) tellNested(audit, event)
  checkBroken(audit, merged)
}

/** Specifications of other views that this one breaks. */
function checkBroken(audit: LocatorAudit, { merge, sequence, chain }: MergedView): void {
  const { declared } = audit
  const { part, module } = declared
  const root = chain.at(-1)
  const others = merge.issues.filter((issue) => issue.kind === 'not-found' && !isOwn(declared, issue.origin))
  if (others.length === 0 || !root || !audit.project.isComplete(module)) return
  // what was lost before this view came is not its fault
  const without = audit.archs.merge(
    root,
    sequence.filter((view) => view.id !== part.id),
  )
  for (const issue of others) {
    if (
      without.issues.some(
        (one) =>
          (one.kind === 'not-found' || one.kind === 'unknown') &&
          one.spec.place?.span[0] === issue.spec.place?.span[0] &&
          one.origin.view === issue.origin.view &&
          locatorText(one.spec) === locatorText(issue.spec),
      )
    )
      continue
    const loss = explainLoss(audit.archs, audit.source, issue.spec, root, sequence, {
      moment: audit.archs.index.momentOf(declared),
      chain,
      auto: new Set(),
    })
    if (loss.by && (loss.by.view !== part.id || loss.by.module !== module)) continue
    audit.emit({
      kind: 'breaks-other',
      at: loss.by?.place ?? declaredPlace(declared),
      view: part.id,
      other: issue.origin.view,
      module: issue.origin.module,
      locator: locatorText(issue.spec),
      place: audit.source.tag(issue.spec),
    })
  }
}

/** The first of several nodes lies in a view inside a field, another one in the view itself. */
function tellNested(audit: LocatorAudit, event: MergeEvent): void {
  const { declared } = audit
  const { node, spec } = event
  const name = node.plain('name')
  const inside = (one: ArchNode): boolean => {
    for (let up = one.parent; up; up = up.parent) if (up.tag === 'field') return true
    return false
  }
  let top = node
  while (top.parent) top = top.parent
  if (name === undefined || !inside(node)) return
  const other = [...walkArch(top)].find((one) => one.tag === node.tag && one.plain('name') === name && !inside(one))
  if (!other) return
  audit.emit({
    kind: 'locator-nested',
    at: audit.source.tag(spec) ?? declaredPlace(declared),
    view: declared.part.id,
    locator: locatorText(spec),
    path: nodePath(node),
    other: nodePath(other),
  })
}

/** An inactive extension is not checked until someone activates it. */
function checkInactive(audit: LocatorAudit, merged: MergedView): void {
  const { declared } = audit
  const root = merged.chain.at(-1)
  if (!root || !merged.chain.slice(1).every((view) => view === root || merged.sequence.includes(view))) return
  const sequence = [...merged.sequence, merged.view]
  const merge = audit.archs.merge(root, sequence)
  for (const issue of merge.issues)
    if (isOwn(declared, issue.origin)) tellIssue(audit, { ...merged, sequence, merge }, issue)
}

function tellIssue(audit: LocatorAudit, merged: MergedView, issue: MergeIssue): void {
  const { declared } = audit
  const { spec, kind } = issue
  const view = declared.part.id
  const at = audit.source.tag(spec) ?? declaredPlace(declared)
  if (kind === 'unknown') {
    audit.count.unjudged++
    return
  }
  if (kind === 'not-found') {
    // a module that cannot be read may bring the node
    if (audit.project.isComplete(declared.module)) {
      audit.count.judged++
      tellLost(audit, merged, spec, at)
    } else audit.count.unjudged++
    return
  }
  audit.count.judged++
  if (kind === 'syntax' || kind === 'fault') {
    const expr = spec.plain('expr') ?? ''
    const value = spec.place && audit.source.attribute(spec.place, 'expr', expr)
    const offset = issue.located?.found === 'syntax' ? issue.located.issue.at : 0
    const start = value?.raw ? value.place.span[0] + offset : (value?.place.span[0] ?? at.span[0])
    const place = value
      ? { file: value.place.file, span: [Math.min(start, value.place.span[1]), value.place.span[1]] as const }
      : at
    audit.emit({
      kind: 'xpath-broken',
      at: place,
      view,
      expr,
      message: issue.detail,
      syntax: kind === 'syntax',
    })
    return
  }
  if (kind === 'unread') audit.emit({ kind: 'client', at, view, fault: 'attributes-child', detail: issue.detail })
  else audit.emit({ kind: 'spec-refused', at, view, fault: kind, detail: issue.detail })
}

function tellLost(audit: LocatorAudit, merged: MergedView, spec: ArchNode, at: Place): void {
  const { declared } = audit
  const root = merged.chain.at(-1)
  if (!root || isChangedBase(audit.project, root)) return
  const { index } = audit.archs
  const everywhere = index.momentAfter(undefined)
  const loss = explainLoss(audit.archs, audit.source, spec, root, merged.sequence, {
    moment: everywhere,
    auto: audit.archs.autoInstalledWith(declared.module),
    chain: merged.chain.map((view) => index.at(view.id, everywhere) ?? view),
  })
  // options that exclude each other replace the same node: one of them is active at a time
  if (!merged.view.active && (loss.by || loss.owner !== undefined)) return
  audit.emit({
    kind: 'locator-lost',
    at,
    view: declared.part.id,
    locator: locatorText(spec),
    parent: declared.part.inherit || merged.view.inherit,
    template: isTemplate(merged),
    active: merged.view.active,
    early: audit.project.addon(root.module) === undefined && mayCome(audit, root, spec),
    loss,
  })
}

/** May a fix within the series bring the node? The next release has it in the same view, or ours was taken early. */
function mayCome({ project }: LocatorAudit, root: ViewState, spec: ArchNode): boolean {
  if (isEarlySnapshot(project.series)) return true
  const later = project.nextFacts(root.module)?.views.find(({ id }) => id === root.id)?.arch
  return later !== undefined && locate(archOf(later, spec.origin, true), spec).found === 'node'
}

function isOwn({ part, module }: DeclaredView, origin: ArchOrigin): boolean {
  return origin.view === part.id && origin.module === module
}
