import type { Fix } from '../text/edit.ts'
import type { FilePath, Place, Span } from '../text/span.ts'
import type { Confidence, Severity } from './severity.ts'

/** What a rule says of a user's addon. */
export interface Finding {
  /** `family/name` */
  readonly rule: string
  /** key of the rule's message */
  readonly key: string
  readonly severity: Severity
  readonly confidence: Confidence
  /** what is wrong, why Odoo cares and what to do, in plain words */
  readonly message: string
  /** the message's parameters, for machines */
  readonly data: Readonly<Record<string, string>>
  /** technical name of the addon; empty when none is concerned */
  readonly addon: string
  readonly at: Place
  readonly related: readonly Place[]
  /** what findings of the rule have in common when one change mends them; else the message's parameters are that */
  readonly cause?: string
  /** true, and harmless: only where everything is asked for */
  readonly optional?: boolean
  readonly fixes: readonly Fix[]
  /** stable over moves inside a file: made of rule, addon, file and data, never of line numbers */
  readonly fingerprint: string
}

/** Input that could not be read: shown, never fatal. */
export interface Problem {
  readonly file: FilePath
  readonly span?: Span
  readonly message: string
  /** there is more in the addon than was read: what is not found in it is unknown */
  readonly unread?: true
}

/** An error of ours: the run goes on, the exit code is 2. */
export interface Fault {
  readonly rule?: string
  readonly file?: FilePath
  readonly message: string
  readonly stack?: string
}
