import { type CheckInput, sumUp } from '../check/check.ts'
import {
  type AddonRun,
  mergeRuns,
  type NamedRule,
  type RuleRun,
  runAddonRules,
  runProjectRules,
} from '../check/run-rules.ts'
import type { Silences } from '../config/suppression.ts'
import type { SeriesGuess } from '../discover/detect-series.ts'
import type { Addon } from '../model/addon.ts'
import type { Report } from '../rule/report.ts'
import type { FilePath } from '../text/span.ts'
import type { Opened } from './session.ts'

/** All that a check gives: plain data, so that it can be kept. Settings and comments are not applied yet. */
export interface Checked {
  readonly report: Report
  readonly silences: readonly Silences[]
  readonly series: SeriesGuess
  /** folders of the addons that were checked, with their names */
  readonly addons: Readonly<Record<FilePath, string>>
}

export interface CheckPart {
  readonly onProgress?: (done: number, total: number, what: string) => void
  /** a part of the work: whether rules over all addons run, and over which addons the others do */
  readonly only?: { readonly projectRules: boolean; readonly addon: (name: string) => boolean }
}

/** What rules said: those that look at all addons at once, and the others addon by addon. */
export interface Runs {
  readonly project: ReadonlyMap<string, RuleRun>
  readonly addons: ReadonlyMap<string, AddonRun>
}

/** Runs rules over what was opened. */
export function checkOpened(opened: Opened, rules: readonly NamedRule[], part: CheckPart = {}): Checked {
  return checkedOf(opened, rules, allOf(runOpened(opened, rules, part)))
}

/** As `checkOpened`, addon by addon. */
export function runOpened(
  { project }: Opened,
  rules: readonly NamedRule[],
  { onProgress, only }: CheckPart = {},
): Runs {
  const whole = only?.projectRules === false ? new Map<string, RuleRun>() : runProjectRules(project, rules)
  const addons = new Map<string, AddonRun>()
  for (const [done, addon] of project.checked.entries()) {
    onProgress?.(done, project.checked.length, `rules: ${addon.name}`)
    if (!only || only.addon(addon.name)) addons.set(addon.name, runAddonRules(project, rules, addon))
  }
  return { project: whole, addons }
}

/** Everything that rules said. */
export function allOf({ project, addons }: Runs): RuleRun {
  return mergeRuns([...project.values(), ...addons.values()])
}

/** The result of a run, with what settling it needs. */
export function checkedOf(
  opened: CheckInput & Pick<Opened, 'series'>,
  rules: readonly NamedRule[],
  run: RuleRun,
  silencesOf: (addon: Addon) => readonly Silences[] = (addon) => addon.silences,
): Checked {
  const { checked } = opened.project
  return {
    report: sumUp({ ...opened, work: { ...opened.work } }, rules, run),
    silences: checked.flatMap(silencesOf),
    series: opened.series,
    addons: Object.fromEntries(checked.map((addon) => [addon.site.path, addon.name])),
  }
}

/** The name of the addon that a file belongs to; empty when it belongs to none that was checked. */
export function addonAround(checked: Checked, file: FilePath): string {
  for (let folder = file; ; ) {
    const slash = folder.lastIndexOf('/')
    if (slash <= 0) return ''
    folder = folder.slice(0, slash)
    const name = checked.addons[folder]
    if (name !== undefined) return name
  }
}
