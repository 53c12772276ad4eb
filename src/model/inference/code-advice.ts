import { nearName } from '../../text/near-name.ts'
import { addDependency, nearestOwner } from '../add-dependency.ts'
import type { Addon } from '../addon.ts'
import { type FaultOptions, needOf } from '../models/missing-model.ts'
import { BASE_MODEL, type ModelView } from '../models/models.ts'
import { unloadedMaker } from '../models/unloaded-maker.ts'
import type { Project } from '../project.ts'
import { faultOwners } from './code-faults.ts'
import type { CodeFault } from './infer-fault.ts'

/** What to do about a name that code asks a model for in vain. */
export interface CodeAdvice {
  /** the end of a sentence */
  readonly advice: string
  readonly options: FaultOptions
}

/**
 * How sure a fault is, and how bad: what stands on the calls that are seen is no proof, and a test that fails harms no
 * database.
 */
export function sureOf(fault: CodeFault, options: FaultOptions): FaultOptions {
  const sure: FaultOptions = fault.assumed || options.fix ? { ...options, confidence: 'likely' } : options
  return fault.tested ? { ...sure, severity: 'warning' } : sure
}

/** Words and fix for a missing member; `wanted` tells whether fields alone are meant, or all members. */
export function codeAdvice(
  project: Project,
  addon: Addon,
  fault: CodeFault,
  views: readonly ModelView[],
  name: string,
  wanted: 'fields' | 'members',
): CodeAdvice {
  for (const view of views) {
    const unloaded = unloadedMaker(project, addon, view.name, name)
    if (unloaded) return { advice: unloaded.advice, options: sureOf(fault, { cause: unloaded.cause }) }
  }
  const owners = faultOwners(project, addon, fault)
  const owner = nearestOwner(project, addon, owners)
  if (owner !== undefined)
    return {
      advice: `${owner} has it, which ${addon.name} does not depend on: add '${owner}' to depends`,
      options: { fix: () => addDependency(addon, owner), confidence: 'likely', cause: needOf(owner) },
    }
  if (owners[0] !== undefined)
    return { advice: `${owners[0]} has it, which needs ${addon.name} itself`, options: { confidence: 'likely' } }
  const near = nearName(
    name,
    views.flatMap((view) => [...view.fields.keys(), ...(wanted === 'members' ? view.methods.keys() : [])]),
  )
  if (near !== undefined) return { advice: `did you mean '${near}'?`, options: sureOf(fault, {}) }
  // a later state of the release may have brought it; what lies open on disk is known wholly
  const open = views.every((view) =>
    view.lineage.every(({ part }) => part.place || part.model === BASE_MODEL || part.model === 'base'),
  )
  const advice = `nothing that ${addon.name} depends on has it`
  return { advice, options: sureOf(fault, open ? {} : { confidence: 'likely' }) }
}
