import type { Fix } from '../../text/edit.ts'
import { nearName } from '../../text/near-name.ts'
import { addDependency, comesAlong, nearestOwner } from '../add-dependency.ts'
import type { Addon } from '../addon.ts'
import type { Project } from '../project.ts'
import { unloadedMaker } from './unloaded-maker.ts'

/** A model that code of an addon cannot have. */
export interface MissingModel {
  /** a module out of reach that makes it */
  readonly owner: string | undefined
  /** the owner is installed by itself with what the addon needs, so that its models are there after all */
  readonly along: boolean
  /** what to do, as the end of a sentence */
  readonly advice: string
  readonly options: FaultOptions
}

/** How surely something is missing, and what mends it; as a report takes it. */
export interface FaultOptions {
  readonly fix?: () => Fix | undefined
  readonly severity?: 'warning'
  readonly confidence?: 'likely'
  readonly cause?: string
}

/** The options for something that belongs to a module out of reach. */
export function undeclared(project: Project, addon: Addon, owner: string): FaultOptions {
  const fix = (): Fix | undefined => addDependency(addon, owner)
  const cause = needOf(owner)
  return comesAlong(project, addon, owner) ? { fix, severity: 'warning', confidence: 'likely', cause } : { fix, cause }
}

/** The cause of all that a rule tells of a module which an addon does not depend on. */
export function needOf(owner: string): string {
  return `depends ${owner}`
}

/** Is a model surely missing for an addon? `undefined`: it exists, or that cannot be known. */
export function missingModel(project: Project, addon: Addon, model: string): MissingModel | undefined {
  const existence = project.models.exists(model, addon.name)
  if (existence.verdict !== 'no') return undefined
  const unloaded = unloadedMaker(project, addon, model)
  if (unloaded) return { owner: undefined, along: false, advice: unloaded.advice, options: { cause: unloaded.cause } }
  const owner = nearestOwner(project, addon, existence.elsewhere)
  if (owner !== undefined)
    return {
      owner,
      along: comesAlong(project, addon, owner),
      advice: `it belongs to ${owner}, which ${addon.name} does not depend on: add '${owner}' to depends`,
      options: undeclared(project, addon, owner),
    }
  const [needing] = existence.elsewhere
  if (needing !== undefined)
    return {
      owner: undefined,
      along: false,
      advice: `it belongs to ${needing}, which needs ${addon.name} itself`,
      options: {},
    }
  const near = nearName(model, project.models.visible(addon.name))
  const advice = near === undefined ? 'no module within reach makes it' : `did you mean '${near}'?`
  return { owner: undefined, along: false, advice, options: {} }
}
