import type { Part } from '../config/rule-names.ts'
import type { Addon } from '../model/addon.ts'
import type { Project } from '../model/project.ts'
import type { Fix } from '../text/edit.ts'
import type { Series } from '../text/series.ts'
import type { Place } from '../text/span.ts'
import type { Confidence, Severity } from './severity.ts'

/** The names between braces of a message: `'{a} needs {b}'` → `'a' | 'b'`. */
type ParameterOf<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParameterOf<Rest>
  : never

export type Parameters<Template extends string> = [ParameterOf<Template>] extends [never]
  ? Readonly<Record<string, never>>
  : Readonly<Record<ParameterOf<Template>, string | number>>

export interface ReportOptions {
  readonly related?: readonly (Place | undefined)[]
  /** called only when fixes are wanted */
  readonly fix?: () => Fix | undefined
  /** for one finding that is better or worse than the rule's own severity */
  readonly severity?: Severity
  readonly confidence?: Confidence
  /** what one change would mend, where that is more than what has the same words: findings of an addon with one cause are told as one */
  readonly cause?: string | undefined
  /** true, and harmless: told by the preset `strict`, or where settings or the command name the rule */
  readonly optional?: boolean
}

/** What every rule may ask. */
export interface RuleContext<Messages extends Readonly<Record<string, string>>> {
  readonly project: Project
  readonly series: Series
  report<Key extends keyof Messages & string>(
    key: Key,
    at: Place,
    parameters: Parameters<Messages[Key]>,
    options?: ReportOptions,
  ): void
}

export interface AddonContext<Messages extends Readonly<Record<string, string>>> extends RuleContext<Messages> {
  readonly addon: Addon
}

export interface RuleMeta<Messages extends Readonly<Record<string, string>>> {
  /** one line, a sentence without its full stop */
  readonly title: string
  readonly severity: Severity
  readonly confidence: Confidence
  /** version of addonry that brought the rule */
  readonly since: string
  /** first and last series that the rule is about */
  readonly from?: Series
  readonly until?: Series
  /** it speaks of addons that Odoo does not install (`'installable': False`), too: a rule over one addon is not asked about them else */
  readonly uninstallable?: boolean
  /** it stands on what is written down of the series, not on what the modules of its release hold */
  readonly curated?: boolean
  /** names that other tools use for the same check, or for one that tells all of this and more */
  readonly aliases?: readonly string[]
  /** checks of other tools that tell a part of it */
  readonly parts?: readonly (Part & { readonly keys?: readonly (keyof Messages)[] })[]
  /** checks of other tools about something near, for which silence is none for this rule */
  readonly beside?: readonly string[]
  /** off unless asked for by name or by the preset `strict` */
  readonly optional?: boolean
  /** presets that switch an optional rule on, as the conventions of these houses ask for it */
  readonly presets?: readonly ('oca' | 'odoo')[]
  readonly messages: Messages
}

export interface AddonRule<Messages extends Readonly<Record<string, string>> = Readonly<Record<string, string>>>
  extends RuleMeta<Messages> {
  readonly scope: 'addon'
  check(context: AddonContext<Messages>): void
}

export interface ProjectRule<Messages extends Readonly<Record<string, string>> = Readonly<Record<string, string>>>
  extends RuleMeta<Messages> {
  readonly scope: 'project'
  /** it asks manifests and data alone: what it said stands where files of code changed */
  readonly codeless?: boolean
  check(context: RuleContext<Messages>): void
}

/** A rule as the engine sees it: parameters are checked where the rule is written. */
export interface AnyRule extends RuleMeta<Readonly<Record<string, string>>> {
  readonly scope: 'addon' | 'project'
  /** of a rule over all addons: it asks manifests and data alone */
  readonly codeless?: boolean
  /** runs the check; `addon` is there for scope `addon` */
  run(context: RawContext): void
}

export interface RawContext {
  readonly project: Project
  readonly series: Series
  readonly addon: Addon | undefined
  report(key: string, at: Place, parameters: Readonly<Record<string, string | number>>, options?: ReportOptions): void
}

function isForAddon(context: RawContext): context is RawContext & { readonly addon: Addon } {
  return context.addon !== undefined
}

function forAddon<Messages extends Readonly<Record<string, string>>>(
  check: AddonRule<Messages>['check'],
): (context: RawContext) => void {
  return (context) => {
    if (isForAddon(context)) check(context)
  }
}

/**
 * States a rule. Its id is its path below `rules/`. Message parameters are typed from the messages, so a wrong or
 * missing one does not compile.
 */
export function defineRule<const Messages extends Readonly<Record<string, string>>>(
  rule: AddonRule<Messages> | ProjectRule<Messages>,
): AnyRule {
  // each rule is an object of its own shape, in which the engine is slow to find anything: it is asked once
  const run = rule.scope === 'project' ? rule.check : forAddon(rule.check)
  const { title, severity, confidence, since, from, until, uninstallable, curated, messages, scope } = rule
  const { optional, presets, aliases, parts, beside } = rule
  return {
    title,
    severity,
    confidence,
    since,
    ...(from && { from }),
    ...(until && { until }),
    ...(uninstallable !== undefined && { uninstallable }),
    ...(curated !== undefined && { curated }),
    ...(aliases && { aliases }),
    ...(parts && { parts }),
    ...(beside && { beside }),
    ...(optional !== undefined && { optional }),
    ...(presets && { presets }),
    ...(rule.scope === 'project' && rule.codeless && { codeless: true }),
    messages,
    scope,
    run,
  }
}
