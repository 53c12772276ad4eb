import { type AddonRun, type NamedRule, type RuleRun, runProjectRules } from '../check/run-rules.ts'
import type { ModuleFacts } from '../facts/module-facts.ts'
import type { Host } from '../host/host.ts'
import { isInside } from '../host/paths.ts'
import type { Addon } from '../model/addon.ts'
import { ITS_NAMERS } from '../model/looked-into.ts'
import { moduleNode, type Project } from '../model/project.ts'
import { addonsNamedBy } from '../model/unlisted.ts'
import { decodeText } from '../parse/decode.ts'
import { anyWord } from '../text/any-word.ts'
import type { FilePath } from '../text/span.ts'
import { changedNames } from './changed-names.ts'

/** An addon of the project as it was before a change. */
export interface Before {
  readonly addon: Addon
  readonly facts: ModuleFacts | undefined
  /** other addons that its code or manifest named */
  readonly names: readonly string[]
}

/** What other addons can see of a change. */
export interface Change {
  /** the addons that changed */
  readonly addons: readonly Addon[]
  /** names that came, went or changed */
  readonly names: ReadonlySet<string>
  /** finds any of them, if there is one */
  readonly spoken: RegExp | undefined
  /** some addon depends on others than before */
  readonly reshaped: boolean
  /**
   * The addons around it: those that the changed ones need, before or after, those that need them, and themselves. What
   * rules say of all others can only differ where these speak of one of the names. Of a change that nobody can see who does
   * not look into the code, they alone.
   */
  readonly around: ReadonlySet<string>
  /** those whose names stand in their code, before or after */
  readonly named: ReadonlySet<string>
  /** every addon may be concerned */
  readonly everywhere: boolean
  /** files of code alone differ: no data, of which rules over all addons compare the values */
  readonly codeAlone: boolean
}

/** More names than this at once, and every addon is looked at anew. */
const MOST_NAMES = 400

/**
 * Compares some addons with what they were.
 * @param universe the modules that the checked addons needed before
 * @param files those that differ
 * @param edited only what is inside of files differs, none was made or removed
 */
export function changeOf(
  project: Project,
  befores: readonly Before[],
  universe: readonly string[],
  files: readonly FilePath[],
  edited: boolean,
): Change {
  const addons: Addon[] = []
  const names = new Set<string>()
  let reshaped = false
  let everywhere = !isSameSet(project.universe, universe)
  for (const { addon, facts } of befores) {
    const now = project.addon(addon.name)
    if (!now) continue
    addons.push(now)
    everywhere ||= shape(addon, project) !== shape(now, project)
    // where something begins or ceases to be unknown, it is so to all that look there
    everywhere ||= facts?.torn !== project.facts(addon.name)?.torn
    reshaped ||= dependsOf(addon).join() !== dependsOf(now).join()
    for (const one of changedNames(facts, project.facts(addon.name))) names.add(one)
  }
  everywhere ||= names.size > MOST_NAMES
  // a name may be part of an id that Odoo makes of names, such as `field_sale_order__state`
  const spoken = names.size > 0 ? anyWord(names, '(?:\\b|__)') : undefined
  const hidden = edited && names.size === 0 && !reshaped && files.every(isUnseen)
  const named = namedBy(project, befores)
  const around = hidden
    ? new Set(befores.map(({ addon }) => addon.name))
    : new Set([...named, ...aroundChange(project, befores)])
  return { addons, names, spoken, reshaped, around, named, everywhere, codeAlone: files.every(isCode) }
}

function isSameSet(some: readonly string[], others: readonly string[]): boolean {
  const known = new Set(others)
  return some.length === known.size && some.every((name) => known.has(name))
}

/** Files of which the sum of an addon holds what others see, and that others read where this is noted. */
function isUnseen(file: FilePath): boolean {
  return /\.(?:py|pot?)$/.test(file) && !isManifest(file)
}

function isManifest(file: FilePath): boolean {
  return /(?:^|\/)__(?:manifest|openerp)__\.py$/.test(file)
}

function isCode(file: FilePath): boolean {
  return /\.(?:py|pot?|js|s?css)$/.test(file) && !isManifest(file)
}

/** Addons that the code of the changed ones names, before or after. */
function namedBy(project: Project, befores: readonly Before[]): ReadonlySet<string> {
  const named = befores.flatMap(({ addon, names }) => {
    const now = project.addon(addon.name)
    return [...names, ...(now ? addonsNamedBy(now, project) : [])]
  })
  return new Set(named)
}

function aroundChange(project: Project, befores: readonly Before[]): ReadonlySet<string> {
  const { graph } = project
  const around = new Set<string>()
  for (const { addon } of befores) {
    for (const name of [addon.name, ...dependsOf(addon)]) {
      around.add(name)
      for (const needed of graph.reach(name)) around.add(needed)
    }
  }
  for (const { name } of project.checked)
    if (befores.some(({ addon }) => graph.reaches(name, addon.name))) around.add(name)
  return around
}

/** What a manifest says that any other addon may ask: the rest is for those around it. */
function shape(addon: Addon, { series }: Project): string {
  const { autoInstall, installable, countries, excludes, broken, category } = moduleNode(addon, series)
  return JSON.stringify([autoInstall, installable, countries, excludes, broken, category])
}

function dependsOf(addon: Addon): readonly string[] {
  return addon.depends.map(({ value }) => value)
}

/**
 * Must an addon be looked at again, of which this was said?
 * @param speaksOf does one of its files hold one of some names
 */
export function isConcerned(
  name: string,
  run: AddonRun | undefined,
  change: Change,
  speaksOf: (names: RegExp) => boolean,
): boolean {
  if (!run || change.around.has(name) || pointsInto(run, change)) return true
  if (change.addons.some((addon) => run.looked.includes(addon.name))) return true
  if (change.named.has(name) && run.looked.includes(ITS_NAMERS)) return true
  return change.spoken !== undefined && speaksOf(change.spoken)
}

/** Does a finding show a place in an addon that changed? */
function pointsInto({ findings }: RuleRun, { addons }: Change): boolean {
  const isChanged = (file: FilePath): boolean => addons.some(({ site }) => isInside(site.path, file))
  return findings.some(({ at, related }) => [at, ...related].some(({ file }) => isChanged(file)))
}

/**
 * Runs the rules that look at all addons at once, but for those of which what they said stands: they see of addons what
 * others can see.
 */
export function renewProjectRuns(
  project: Project,
  rules: readonly NamedRule[],
  last: ReadonlyMap<string, RuleRun>,
  change: Change,
): { readonly runs: ReadonlyMap<string, RuleRun>; readonly ran: number } {
  const isNew = change.reshaped || change.everywhere || !change.codeAlone
  const again = rules.filter(({ id, rule }) => {
    const run = last.get(id)
    if (!run || isNew) return true
    return !rule.codeless && (change.names.size > 0 || pointsInto(run, change))
  })
  const renewed = runProjectRules(project, again)
  const ran = [...renewed.values()].reduce((sum, run) => sum + run.runs, 0)
  return { runs: new Map([...last, ...renewed]), ran }
}

/** Does an addon that was read speak of one of these names? Catalogs speak of their own addon alone. */
export function speaksOf(host: Host, addon: Addon, names: RegExp): boolean {
  const { python, xml, csv, scripts, styles } = addon
  const files = [python, xml, csv, scripts, styles].flatMap((facts) => [...facts.keys()])
  return files.some((relative) => {
    const bytes = host.readBytes(addon.pathOf(relative))
    return !('failed' in bytes) && names.test(decodeText(bytes, 'script').text)
  })
}
