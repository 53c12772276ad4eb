import type { Project } from '../model/project.ts'
import type { ArchNode } from '../model/views/arch-node.ts'
import type { MergedView } from '../model/views/view-archs.ts'
import type { ViewFact } from '../model/views/view-facts.ts'
import type { DeclaredView } from '../model/views/view-index.ts'
import { locatorText } from '../model/views/view-loss.ts'
import { type ArchScope, walkView } from '../model/views/view-walk.ts'
import type { Place } from '../text/span.ts'
import { formerView, isOdoos } from './upgrade-alive.ts'
import type { ChangedFields } from './upgrade-changed.ts'
import type { Collect, Lookup, Use } from './upgrade-risk.ts'
import { useField, useMethod } from './upgrade-use.ts'
import { attributeUses } from './upgrade-view-names.ts'

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
    if (at) uses.push({ at, parent: declared.part.inherit, locator: locatorOf(spec), owner, found, node })
  }
  for (const event of merged.merge.events)
    if (event.kind === 'use' && own(event)) add(event.spec, event.node.origin.module, true, event.node)
  for (const issue of merged.merge.issues) {
    const likely = issue.located?.found === 'unknown' ? issue.located.node : undefined
    if (own(issue)) add(issue.spec, likely?.origin.module, issue.kind === 'not-found' ? false : undefined, likely)
  }
  return uses
}

/** A locator as an xpath: `<field name="x" position="after">` is `//field[@name='x']`. */
function locatorOf(spec: ArchNode): string {
  if (spec.tag === 'xpath') return locatorText(spec)
  const tests = spec.attributes.filter(([name]) => name !== 'position' && (spec.tag !== 'field' || name === 'name'))
  return `//${spec.tag}${tests.map(([name, value]) => `[@${name}='${value}']`).join('')}`
}

export function placeKey({ file, span }: Place): string {
  return `${file}:${span[0]}`
}

/** Locators, fields, buttons and expressions of an addon's views, each view merged as it is when the addon is installed. */
export function viewRisks(collect: Collect, changed: ChangedFields): void {
  const { project: before, addon, add } = collect
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
      message: `the locator ${use.locator} finds nothing in '${use.parent}' any more`,
      confidence: use.found ? 'proven' : 'likely',
    })
  }
  nodeUses(collect, changed, own)
  factUses(collect)
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

/** Fields, buttons and domains of views: what the audit of a later release misses and that of the present one finds. */
function factUses(collect: Collect): void {
  const { project: before, addon } = collect
  const cache = new Map<Project, ReadonlyMap<string, ViewFact>>()
  const facts = (project: Project): ReadonlyMap<string, ViewFact> => {
    let found = cache.get(project)
    if (!found) {
      found = new Map(project.views.audit(addon.name).facts.map((fact) => [factKey(fact), fact]))
      cache.set(project, found)
    }
    return found
  }
  const worded = [...facts(collect.after)].filter(([, fact]) => wording(fact) !== undefined)
  const known = new Set(worded.length === 0 ? [] : before.views.audit(addon.name).facts.map(factKey))
  for (const [key, fact] of worded) {
    if (known.has(key)) continue
    const told = wording(fact)
    if (!told || (told.lookup && !wasOdoos(collect, told.lookup))) continue
    collect.add({
      ...told,
      at: fact.at,
      alive: (project) => (project === before ? true : !facts(project).has(key)),
    })
  }
}

/**
 * Had the model such a member in the release that the addon is written for, and not by the user's addons alone? A view
 * that the target reads in another way (`<tree>` is no view since 18.0) asks the wrong model for members.
 */
function wasOdoos(collect: Collect, { kind, name }: Lookup): boolean {
  const dot = name.lastIndexOf('.')
  const was = formerView(collect, name.slice(0, dot))
  const member = name.slice(dot + 1)
  return isOdoos(collect, kind === 'method' ? was?.method(member) : was?.field(member))
}

function factKey(fact: ViewFact): string {
  return `${fact.kind} ${placeKey(fact.at)}`
}

function wording(fact: ViewFact): Omit<Use, 'at' | 'alive'> | undefined {
  switch (fact.kind) {
    case 'field-unknown':
    case 'domain-field': {
      const { model, field } = fact
      return {
        kind: 'field_removed',
        symbol: `${model.name}.${field}`,
        severity: 'load error',
        effort: 'review',
        lookup: { kind: 'field', name: `${model.name}.${field}` },
        message: `'${model.name}' has no field '${field}' any more (${fact.use})`,
        confidence: fact.likely ? 'likely' : 'proven',
      }
    }
    case 'button':
      if (fact.fault !== 'missing') return undefined
      return {
        kind: 'method_removed',
        symbol: `${fact.model}.${fact.name}`,
        severity: 'load error',
        effort: 'review',
        lookup: { kind: 'method', name: `${fact.model}.${fact.name}` },
        message: `'${fact.model}' has no method '${fact.name}' any more (button)`,
        confidence: 'proven',
      }
    case 'absent-field':
      return {
        kind: 'view_field_absent',
        symbol: `${fact.view} ${fact.field}`,
        severity: fact.fatal ? 'load error' : 'silent loss',
        effort: 'review',
        message: `${fact.attribute} needs the field '${fact.field}', which the view does not have`,
        confidence: 'proven',
      }
    default:
      return undefined
  }
}
