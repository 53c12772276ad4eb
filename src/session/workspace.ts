import {
  type AddonRun,
  mergeRuns,
  type NamedRule,
  type RuleRun,
  runAddonRules,
  runProjectRules,
} from '../check/run-rules.ts'
import { isInside } from '../host/paths.ts'
import type { Addon } from '../model/addon.ts'
import type { Project } from '../model/project.ts'
import { addonsNamedBy } from '../model/unlisted.ts'
import type { FilePath } from '../text/span.ts'
import { type Checked, checkedOf } from './checked.ts'
import { changeOf, isConcerned, renewProjectRuns, speaksOf } from './concerned.ts'
import type { Opened, OpenOptions, Session } from './session.ts'

/**
 * A long check: what rules say of an addon is kept for as long as neither it nor an addon that it needs, or that needs
 * it, changes. When a change adds or removes names that other addons may speak of, these are checked again in a second
 * step (`rest`), so that the first answer comes at once and the last one is that of a whole check.
 */
export class Workspace {
  readonly session: Session
  readonly #rules: readonly NamedRule[]
  readonly #runs = new Map<string, AddonRun>()
  /** names of addons whose runs are older than the project */
  readonly #stale = new Set<string>()
  #projectRuns: ReadonlyMap<string, RuleRun> = new Map()
  #opened: Opened
  /** rules that ran since the last answer */
  #ran = 0

  constructor(session: Session, options: OpenOptions, rules: readonly NamedRule[]) {
    this.session = session
    this.#rules = rules
    this.#opened = session.open(options)
    this.#all()
  }

  /** The folders in which a change concerns this check, none inside another. */
  get folders(): readonly FilePath[] {
    const { roots, sites } = this.#opened.discovery
    const all = [...new Set([...roots.map((root) => root.path), ...sites.map((site) => site.root)])]
    return all.filter((folder) => !all.some((other) => other !== folder && isInside(other, folder))).sort()
  }

  /**
   * Tells that files changed; the answer is that of the addons that are closest to the change, and often the last.
   * @param alone only the addons that changed are checked now; all that may see the change waits for `rest`
   */
  update(changed: readonly FilePath[], alone = false): Checked {
    const before = this.#opened.project
    const opened = this.session.reopen(changed)
    if (!opened) return this.checked()
    this.#opened = opened
    const { project } = opened
    const touched = changedAddons(before, project)
    if (touched === undefined) {
      this.#all()
      return this.checked()
    }
    const befores = touched.flatMap((name) => {
      const addon = before.addon(name)
      return addon ? [{ addon, facts: before.facts(name), names: addonsNamedBy(addon, before) }] : []
    })
    // only what is inside of files differs
    const edited = touched.every((name) => sameFiles(before.addon(name), project.addon(name)))
    const change = changeOf(project, befores, before.universe, changed, edited)
    for (const addon of project.checked) {
      if (change.around.has(addon.name) && !alone) continue
      const speaks = (names: RegExp): boolean => speaksOf(this.session.host, addon, names)
      if (change.everywhere || isConcerned(addon.name, this.#runs.get(addon.name), change, speaks))
        this.#stale.add(addon.name)
    }
    const now = alone ? new Set(touched) : change.around
    this.#ran = 0
    const whole = renewProjectRuns(project, this.#rules, this.#projectRuns, change)
    this.#projectRuns = whole.runs
    this.#ran += whole.ran
    for (const addon of project.checked) if (now.has(addon.name)) this.#run(addon)
    return this.checked()
  }

  /** Checks again what may still be stale, an addon a step; true at the end when anything had to be checked. */
  *rest(): Generator<undefined, boolean> {
    let any = false
    for (const addon of this.#opened.project.checked) {
      if (!this.#stale.has(addon.name)) continue
      any = true
      this.#run(addon)
      yield
    }
    return any
  }

  /** The findings as they are known now. */
  checked(): Checked {
    const runs = [
      ...this.#projectRuns.values(),
      ...this.#opened.project.checked.map((addon) => this.#runs.get(addon.name)),
    ]
    const merged = mergeRuns(runs.filter((run) => run !== undefined))
    return checkedOf(this.#opened, this.#rules, { ...merged, runs: this.#ran })
  }

  #all(): void {
    this.#ran = 0
    this.#runs.clear()
    this.#stale.clear()
    this.#projectRuns = runProjectRules(this.#opened.project, this.#rules)
    for (const { runs } of this.#projectRuns.values()) this.#ran += runs
    for (const addon of this.#opened.project.checked) this.#run(addon)
  }

  #run(addon: Addon): void {
    const run = runAddonRules(this.#opened.project, this.#rules, addon)
    this.#runs.set(addon.name, run)
    this.#stale.delete(addon.name)
    this.#ran += run.runs
  }
}

function sameFiles(one: Addon | undefined, other: Addon | undefined): boolean {
  return one?.paths().join('\n') === other?.paths().join('\n')
}

/** Names of the addons that differ; `undefined` when the set of addons or the series does. */
function changedAddons(before: Project, after: Project): readonly string[] | undefined {
  if (before.series !== after.series || before.addons.length !== after.addons.length) return undefined
  const changed: string[] = []
  for (const addon of after.addons) {
    const known = before.addon(addon.name)
    if (!known || known.checked !== addon.checked) return undefined
    if (known.site.path !== addon.site.path) return undefined
    if (known !== addon) changed.push(addon.name)
  }
  return changed
}
