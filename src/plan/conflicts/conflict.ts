import type { Project } from '../../model/project.ts'
import type { Place } from '../../text/span.ts'

/**
 * How bad it is when all modules are installed together. `high`: something breaks or never runs, by accident; `medium`:
 * the outcome hangs on the order of loading; `later`: nothing today, but a release to come takes the name; `low`: worth
 * knowing, most often meant.
 */
export const CONFLICT_LEVELS = ['high', 'medium', 'later', 'low'] as const
export type ConflictLevel = (typeof CONFLICT_LEVELS)[number]

export const CONFLICT_KINDS = ['module', 'model', 'field', 'method', 'route', 'record', 'view', 'template'] as const
export type ConflictKind = (typeof CONFLICT_KINDS)[number]

/** A module that takes part, and what it does. */
export interface ConflictParty {
  readonly module: string
  readonly place: Place | undefined
  readonly does: string
}

export interface Conflict {
  readonly kind: ConflictKind
  readonly level: ConflictLevel
  /** what they clash over: `sale.order.partner_id`, an external id, a module's name */
  readonly subject: string
  /** what happens, in a sentence */
  readonly message: string
  /** in the order of loading */
  readonly parties: readonly ConflictParty[]
  /** the module whose word counts in the end */
  readonly winner: string | undefined
}

/** Neither depends on the other, so that neither knows what the other does. */
export function areStrangers(project: Project, one: string, other: string): boolean {
  return one !== other && !project.graph.reaches(one, other) && !project.graph.reaches(other, one)
}
