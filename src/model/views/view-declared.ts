import type { Place } from '../../text/span.ts'
import type { Project } from '../project.ts'
import type { ArchSource } from './arch-source.ts'
import type { ViewArchs } from './view-archs.ts'
import type { ViewFact } from './view-facts.ts'
import type { DeclaredView } from './view-index.ts'

/** A view under audit as its record declares it: how it comes to its parent, and what it looks for there. */
export interface LocatorAudit {
  readonly project: Project
  readonly archs: ViewArchs
  readonly source: ArchSource
  readonly declared: DeclaredView
  /** specifications whose locator could be judged, and those of which it could not be told */
  readonly count: { judged: number; unjudged: number }
  emit(fact: ViewFact): void
}

/** Where the record of a view stands. */
export function declaredPlace({ part }: DeclaredView): Place {
  const { place } = part
  return place ? { file: place.file, span: place.span } : { file: '', span: [0, 0] }
}
