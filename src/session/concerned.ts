import type { NamedRule, RuleRun } from '../check/run-rules.ts'
import { runProjectRules } from '../check/run-rules.ts'
import type { ModuleFacts } from '../facts/module-facts.ts'
import type { Host } from '../host/host.ts'
import { isInside } from '../host/paths.ts'
import type { Addon } from '../model/addon.ts'
import { moduleNode, type Project } from '../model/project.ts'
import { addonsNamedBy } from '../model/unlisted.ts'
import { decodeText } from '../parse/decode.ts'
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
  /** some addon depends on others than before */
  readonly reshaped: boolean
  /**
   * The addons around it: those that the changed ones need, before or after, those that need them, and themselves. What
   * rules say of all others can only differ where these speak of one of the names.
   */
  readonly around: ReadonlySet<string>
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
 */
export function changeOf(
  project: Project,
  befores: readonly Before[],
  universe: readonly string[],
  files: readonly FilePath[],
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
    reshaped ||= dependsOf(addon).join() !== dependsOf(now).join()
    for (const one of changedNames(facts, project.facts(addon.name))) names.add(one)
  }
  everywhere ||= names.size > MOST_NAMES
  return { addons, names, reshaped, around: aroundChange(project, befores), everywhere, codeAlone: files.every(isCode) }
}

function isSameSet(some: readonly string[], others: readonly string[]): boolean {
  const known = new Set(others)
  return some.length === known.size && some.every((name) => known.has(name))
}

function isCode(file: FilePath): boolean {
  return /\.(?:py|pot?|js|s?css)$/.test(file) && !/__(?:manifest|openerp)__\.py$/.test(file)
}

function aroundChange(project: Project, befores: readonly Before[]): ReadonlySet<string> {
  const { graph } = project
  const around = new Set<string>()
  const known = new Set(project.addons.map(({ name }) => name))
  for (const { addon, names } of befores) {
    const now = project.addon(addon.name)
    for (const name of [...names, ...(now ? addonsNamedBy(now, known) : [])]) around.add(name)
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
  const { autoInstall, installable, countries, excludes, broken } = moduleNode(addon, series)
  const category = addon.text('category')?.value
  return JSON.stringify([autoInstall, installable, countries, excludes, broken, category])
}

function dependsOf(addon: Addon): readonly string[] {
  return addon.depends.map(({ value }) => value)
}

/** Finds any of some names, alone or as a part of an id that Odoo makes of names, such as `field_sale_order__state`. */
export function anyOf(names: ReadonlySet<string>): RegExp {
  const bounded = (name: string): string => {
    const plain = name.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
    return `${/^\w/.test(name) ? '(?:\\b|__)' : ''}${plain}${/\w$/.test(name) ? '(?:\\b|__)' : ''}`
  }
  return new RegExp([...names].map(bounded).join('|'))
}

/** Does a finding show a place in one of these folders? */
export function pointsInto({ findings }: RuleRun, isThere: (file: FilePath) => boolean): boolean {
  return findings.some(({ at, related }) => [at, ...related].some(({ file }) => isThere(file)))
}

/**
 * Runs the rules that look at all addons at once, but for those of which what they said stands: they see of addons what
 * others can see.
 */
export function renewProjectRuns(
  project: Project,
  rules: readonly NamedRule[],
  last: ReadonlyMap<string, RuleRun>,
  { addons, names, reshaped, everywhere, codeAlone }: Change,
): { readonly runs: ReadonlyMap<string, RuleRun>; readonly ran: number } {
  const isChanged = (file: FilePath): boolean => addons.some(({ site }) => isInside(site.path, file))
  const isNew = reshaped || everywhere || !codeAlone || names.size > 0
  const again = rules.filter(({ id }) => {
    const run = last.get(id)
    return !run || isNew || pointsInto(run, isChanged)
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
