import { nearName } from '../../text/near-name.ts'
import { comesAlong, nearestOwner } from '../add-dependency.ts'
import type { Addon } from '../addon.ts'
import type { Project } from '../project.ts'
import { followPath } from './field-path.ts'
import { type FaultOptions, undeclared } from './missing-model.ts'
import type { ModelView } from './models.ts'
import { unloadedMaker } from './unloaded-maker.ts'

/** Why a dotted path of fields leads nowhere. */
export interface PathFault {
  /** how many names before the wrong one */
  readonly index: number
  /** what is wrong, as the beginning of a sentence */
  readonly reason: string
  readonly options: FaultOptions
}

/** What is surely wrong with a path of field names; `undefined`: it leads to a field, or that cannot be known. */
export function pathFault(project: Project, addon: Addon, start: ModelView, path: string): PathFault | undefined {
  const end = followPath(start, path, (model) => project.models.view(model, addon.name))
  if (end.verdict === 'yes' || end.verdict === 'unknown') return undefined
  if (end.verdict === 'leaf') {
    const reason = `'${end.model.name}.${end.name}' is a ${end.field.type} field, which leads to no other fields`
    return { index: end.index, reason, options: {} }
  }
  return { index: end.index, ...fieldFault(project, addon, end.model, end.name) }
}

/** Words for a field that a model surely does not have. */
export function fieldFault(
  project: Project,
  addon: Addon,
  model: ModelView,
  name: string,
): { readonly reason: string; readonly options: FaultOptions } {
  const unloaded = unloadedMaker(project, addon, model.name, name)
  if (unloaded)
    return {
      reason: `'${model.name}' has no field '${name}' (${unloaded.advice})`,
      options: { cause: unloaded.cause },
    }
  const owner = nearestOwner(project, addon, project.models.fieldOwners(model.name, name, addon.name))
  if (owner !== undefined)
    return {
      reason: comesAlong(project, addon, owner)
        ? `'${model.name}' has field '${name}' only with ${owner}, which is mostly there, but ${addon.name} does not depend on it (add '${owner}' to depends)`
        : `'${model.name}' has field '${name}' only with ${owner}, which ${addon.name} does not depend on (add '${owner}' to depends)`,
      options: undeclared(project, addon, owner),
    }
  const near = nearName(name, model.fields.keys())
  const meant = near === undefined ? '' : ` (did you mean '${near}'?)`
  const hint = /[,\s]/.test(name) ? ' (each name needs quotes of its own)' : meant
  return { reason: `'${model.name}' has no field '${name}'${hint}`, options: {} }
}
