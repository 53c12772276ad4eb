import type { Project } from '../../../model/project.ts'
import { type ArchNode, walkArch } from '../../../model/views/arch-node.ts'
import type { MergedView } from '../../../model/views/view-archs.ts'
import type { DeclaredView } from '../../../model/views/view-index.ts'
import { locatorText, nearest, renamedLists } from '../../../model/views/view-loss.ts'
import { type ArchScope, walkView } from '../../../model/views/view-walk.ts'
import type { Place } from '../../../text/span.ts'
import type { ChangedFields } from '../changed-fields.ts'
import type { Collect, Use } from '../risk.ts'
import { attributeUses } from './attribute-uses.ts'
import { placeKey, useField, useMethod } from './use.ts'
import { factUses } from './view-fact-uses.ts'

/** A locator of an addon's view, with what it finds. */
export interface LocatorUse {
  readonly at: Place
  /** the view that it extends */
  readonly parent: string
  readonly locator: string
  /** module whose view holds the node that it finds */
  readonly owner: string | undefined
  readonly found: boolean | undefined
  /** the node that it finds, or most likely finds */
  readonly node: ArchNode | undefined
  /** where it finds nothing: how it is written there, or what is much like it */
  readonly instead: Pick<Use, 'replacement' | 'near'> | undefined
}

/** Locators of all views of an addon, by their place, as the views are merged when the addon is installed. */
function locatorUses(
  project: Project,
  merged: readonly (readonly [DeclaredView, MergedView])[],
): ReadonlyMap<string, LocatorUse> {
  const uses = new Map<string, LocatorUse>()
  for (const [declared, view] of merged)
    if (declared.part.inherit !== '') for (const use of usesOf(project, declared, view)) uses.set(placeKey(use.at), use)
  return uses
}

/** The views of an addon, each merged as it is when Odoo has just written it. */
function mergedViews({ views }: Project, module: string): readonly (readonly [DeclaredView, MergedView])[] {
  return views.index.ofModule(module).flatMap((declared) => {
    const merged = views.merged(declared.part.id, views.index.momentOf(declared))
    return merged && !('kind' in merged) ? [[declared, merged] as const] : []
  })
}

function usesOf(project: Project, declared: DeclaredView, merged: MergedView): readonly LocatorUse[] {
  const own = (one: { readonly origin: { readonly view: string; readonly module: string } }): boolean =>
    one.origin.view === declared.part.id && one.origin.module === declared.module
  const uses: LocatorUse[] = []
  const add = (spec: ArchNode, owner: string | undefined, found: boolean | undefined, node?: ArchNode): void => {
    const at = project.views.source.tag(spec)
    const instead = found === false && merged.merge.root ? insteadOf(project, merged.merge.root, spec) : undefined
    if (at) uses.push({ at, parent: declared.part.inherit, locator: locatorOf(spec), owner, found, node, instead })
  }
  for (const event of merged.merge.events)
    if (event.kind === 'use' && own(event)) add(event.spec, event.node.origin.module, true, event.node)
  for (const issue of merged.merge.issues) {
    const likely = issue.located?.found === 'unknown' ? issue.located.node : undefined
    if (own(issue)) add(issue.spec, likely?.origin.module, issue.kind === 'not-found' ? false : undefined, likely)
  }
  return uses
}

/** How a locator that finds nothing is written for the view as it is there, or the node that is most like what it looks for. */
function insteadOf(project: Project, root: ArchNode, spec: ArchNode): LocatorUse['instead'] {
  const renamed = spec.tag === 'xpath' ? renamedLists(root, spec.plain('expr') ?? '', project.series) : undefined
  if (renamed !== undefined) return { replacement: renamed }
  const near = nearest(root, spec)
  return near && { near: `perhaps ${near.path}` }
}

/** A locator as an xpath: `<field name="x" position="after">` is `//field[@name='x']`. */
function locatorOf(spec: ArchNode): string {
  if (spec.tag === 'xpath') return locatorText(spec)
  const tests = spec.attributes.filter(([name]) => name !== 'position' && (spec.tag !== 'field' || name === 'name'))
  return `//${spec.tag}${tests.map(([name, value]) => `[@${name}='${value}']`).join('')}`
}

/** Locators, fields, buttons and expressions of an addon's views, each view merged as it is when the addon is installed. */
export function viewRisks(collect: Collect, changed: ChangedFields): void {
  const { project: before, after, addon, add } = collect
  const users = new Set(before.addons.map((one) => one.name))
  const own = mergedViews(before, addon.name)
  const cache = new Map<Project, ReadonlyMap<string, LocatorUse>>()
  const locators = (project: Project): ReadonlyMap<string, LocatorUse> => {
    let found = cache.get(project)
    if (!found)
      cache.set(project, (found = locatorUses(project, project === before ? own : mergedViews(project, addon.name))))
    return found
  }
  for (const [key, use] of locators(before)) {
    // what another addon of the user's puts there comes back when that addon is mended
    if (!use.node || (use.owner !== undefined && users.has(use.owner))) continue
    add({
      kind: 'view_anchor',
      symbol: `${use.parent} ${use.locator}`,
      at: use.at,
      severity: 'load error',
      effort: 'review',
      alive: (project) => (project === before ? true : locators(project).get(key)?.found),
      ...locators(after).get(key)?.instead,
      message: `the locator ${use.locator} finds nothing in '${use.parent}' any more`,
      confidence: use.found ? 'proven' : 'likely',
    })
  }
  nodeUses(collect, changed, own)
  factUses(collect, broughtFields(before, own))
}

/** The fields that addons of the user's bring into the views of one, as `view field`: gone with the locators that put them there. */
function broughtFields(project: Project, own: readonly (readonly [DeclaredView, MergedView])[]): ReadonlySet<string> {
  const brought = new Set<string>()
  for (const [declared, { merge }] of own)
    for (const node of merge.root ? walkArch(merge.root) : []) {
      const name = node.tag === 'field' ? node.plain('name') : undefined
      if (name !== undefined && project.addon(node.origin.module)) brought.add(`${declared.part.id} ${name}`)
    }
  return brought
}

/** Fields and buttons that an addon's views bring, and fields that their locators name. */
function nodeUses(
  collect: Collect,
  changed: ChangedFields,
  own: readonly (readonly [DeclaredView, MergedView])[],
): void {
  const { project, addon } = collect
  const { views, models, series } = project
  const modelOf = (name: string) => models.view(name, addon.name)
  for (const [declared, merged] of own) {
    if (!merged.merge.root || merged.view.model === '') continue
    const scopes = new Map<ArchNode, ArchScope>()
    for (const { node, scope } of walkView(merged.merge.root, modelOf(merged.view.model), series, modelOf)) {
      scopes.set(node, scope)
      if (node.origin.view !== declared.part.id || node.origin.module !== addon.name) continue
      attributeUses(collect, changed, node, scope)
      const name = node.plain('name')
      const at = views.source.value(node, 'name')?.place
      if (!name || !scope.model || !at) continue
      const place = { ...at, severity: 'load error' } as const
      if (node.tag === 'field') {
        useField(collect, scope.model.name, name, { ...place, use: 'field of a view' })
        changed.tell({ model: scope.model.name, field: name, at, how: 'read', severity: 'hint' })
      } else if (node.tag === 'button' && node.plain('type') === 'object')
        useMethod(collect, scope.model.name, name, { ...place, use: 'button' })
    }
    for (const { node, at } of usesOf(project, declared, merged)) {
      const name = node?.tag === 'field' ? node.plain('name') : undefined
      if (!node || name === undefined) continue
      const model = scopes.get(node)?.model?.name ?? modelOf(merged.view.model)?.name
      if (model !== undefined)
        useField(collect, model, name, { ...at, severity: 'load error', use: 'locator of a view' })
    }
  }
}
