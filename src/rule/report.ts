import type { Source } from '../text/source.ts'
import type { FilePath } from '../text/span.ts'
import type { Fault, Finding, Problem } from './finding.ts'
import type { Threshold } from './severity.ts'

/** Counts of the work done: asserted exactly in tests, printed as `stats`. */
export interface Stats {
  readonly addons: number
  readonly filesRead: number
  readonly filesParsed: number
  readonly bytesRead: number
  readonly rulesRun: number
  readonly findings: { readonly error: number; readonly warning: number; readonly info: number }
  /** findings hidden by a suppression comment, a baseline or settings */
  readonly suppressed: number
}

/** What one `check` gives: all that presenters need. */
export interface Report {
  readonly series: string
  readonly findings: readonly Finding[]
  readonly problems: readonly Problem[]
  readonly faults: readonly Fault[]
  readonly stats: Stats
  /** the rules that ran, for presenters that list them (SARIF) */
  readonly rules: readonly RuleSummary[]
  /** set for a part of the work */
  readonly shard?: ReportShard
}

/** One part of several. */
export interface ReportShard {
  /** from 1 */
  readonly part: number
  readonly parts: number
  /** comments that hide nothing of what this part looked at: idle where every other part says the same */
  readonly idle: readonly Finding[]
}

export interface RuleSummary {
  readonly id: string
  /** one line */
  readonly title: string
  readonly severity: 'error' | 'warning' | 'info'
  readonly page: string
}

/** What presenters may know of the world besides the report. */
export interface Presentation {
  /** paths are shown relative to this folder */
  readonly cwd: FilePath
  readonly colour: boolean
  /** columns of the terminal, 100 when unknown */
  readonly width: number
  readonly version: string
  /** from which findings on the run fails */
  readonly failOn: Threshold
  /** the source of a file for code frames and positions; `undefined` when it cannot be read */
  source(file: FilePath): Source | undefined
}
