import type { Project } from '../../../model/project.ts'
import type { ViewFact } from '../../../model/views/view-facts.ts'
import { formerView, isOdoos } from '../alive.ts'
import type { Collect, Lookup, Use } from '../risk.ts'
import { placeKey } from './use.ts'

/**
 * Fields, buttons and domains of views: what the audit of a later release misses and that of the present one finds.
 * `brought`: fields that come into a view by the user's addons, whose locators are looked after by themselves.
 */
export function factUses(collect: Collect, brought: ReadonlySet<string>): void {
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
    // groups that hide a field from some are no matter of locators
    if (fact.kind === 'absent-field' && fact.groups === undefined && brought.has(`${fact.view} ${fact.field}`)) continue
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
  return `${fact.kind === 'widget' && fact.of === 'type' ? 'widget-type' : fact.kind} ${placeKey(fact.at)}`
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
        message: `${fact.attribute} needs the field '${fact.field}', which the view ${fact.groups === undefined ? 'does not have' : `has for ${fact.groups} alone`}`,
        confidence: 'proven',
      }
    case 'widget': {
      const { of, name, owners } = fact
      if (of === 'type') return undefined
      const where = owners[0] === undefined ? undefined : `it is in module '${owners[0]}' now`
      return {
        kind: 'widget_removed',
        symbol: `${of}:${name}`,
        // a field is drawn without its widget; a view without its class is not drawn
        severity: of === 'fields' ? 'silent loss' : 'runtime error',
        effort: 'review',
        message: `${WIDGETS[of]} '${name}' is gone${where ? `: ${where}, which the addon does not depend on` : ''}`,
        confidence: 'proven',
      }
    }
    default:
      return undefined
  }
}

const WIDGETS = { fields: 'the widget', view_widgets: 'the view widget', views: 'the view class' } as const
