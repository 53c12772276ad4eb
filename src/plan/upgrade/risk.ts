import type { Addon } from '../../model/addon.ts'
import type { Project } from '../../model/project.ts'
import type { Series } from '../../text/series.ts'
import type { Place } from '../../text/span.ts'

/** What a use costs after the jump: the module does not load · code fails when it runs · it loads and loses something … */
export const RISK_SEVERITIES = ['load error', 'runtime error', 'silent loss', 'deprecation', 'hint'] as const
export type RiskSeverity = (typeof RISK_SEVERITIES)[number]

/** What mending takes: a replacement of names · a reader who decides · another design. */
export const EFFORT_CLASSES = ['mechanical', 'review', 'redesign'] as const
export type EffortClass = (typeof EFFORT_CLASSES)[number]

/** Where a risk stands: in what is shipped, or apart from it. */
export type RiskScope = 'code' | 'test' | 'demo' | 'localisation'

/** One thing in a module that does not survive the jump as it is. */
export interface Risk {
  /** `field_removed`, `view_anchor`, `rule:flush_old` … */
  readonly kind: string
  readonly symbol: string
  readonly severity: RiskSeverity
  readonly effort: EffortClass
  readonly at: Place
  /** relative to the module's folder */
  readonly file: string
  readonly scope: RiskScope
  /** the release at which it breaks */
  readonly hop: Series
  readonly replacement: string | undefined
  readonly confidence: 'proven' | 'likely' | 'guess'
  readonly message: string
  /** how often it occurs in this file */
  readonly count: number
}

/** A name of Odoo's that may have another name, or belong elsewhere, in a later release. */
export interface Lookup {
  readonly kind: 'module' | 'model' | 'field' | 'xmlid' | 'method' | 'import' | 'script' | 'bundle'
  /** a field as `model.field`; a method of a controller as `module.Class.method`; what a script exports as `@module/path:name` */
  readonly name: string
  /** the name as that of other models: it is not known which of them is meant */
  readonly among?: readonly string[]
}

/** A use of a name by an addon, and how to ask a project whether the name is there. */
export interface Use {
  readonly kind: string
  readonly symbol: string
  readonly at: Place
  readonly severity: RiskSeverity
  readonly effort: EffortClass
  /** is the name there for this addon? `undefined`: it cannot be known */
  readonly alive: (project: Project) => boolean | undefined
  readonly lookup?: Lookup
  /** what stands for it, when that is known without looking */
  readonly replacement?: string
  /** what comes near to it at the target */
  readonly near?: string
  /** what is gone and what comes of it; what replaces it is added */
  readonly message: string
  /** a guess is told only where nothing surer is */
  readonly confidence: Risk['confidence']
}

/** Where collectors of uses look, and where they put what they find. */
export interface Collect {
  /** the addons with the release that they are written for */
  readonly project: Project
  /** the addons with the release that they are to run on */
  readonly after: Project
  readonly addon: Addon
  readonly add: (use: Use) => void
}

/** In what is installed, not in tests or demo data. */
export function isShipped(risk: { readonly scope: string }): boolean {
  return risk.scope !== 'test' && risk.scope !== 'demo'
}

/** The version in the manifest: every module has it raised, so it says nothing of the work in one. */
export function isVersionRisk(risk: { readonly kind: string }): boolean {
  return risk.kind === 'manifest_version'
}
