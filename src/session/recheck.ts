import { type AddonRun, mergeRuns, type NamedRule, type RuleRun, runAddonRules } from '../check/run-rules.ts'
import type { ManifestFacts } from '../facts/manifest.ts'
import type { Host } from '../host/host.ts'
import { innermost } from '../host/paths.ts'
import type { Asked } from '../host/questions.ts'
import { Addon } from '../model/addon.ts'
import { moduleNode, type Project } from '../model/project.ts'
import { addonsNamedBy } from '../model/unlisted.ts'
import type { Problem } from '../rule/finding.ts'
import type { FilePath } from '../text/span.ts'
import { allOf, type Checked, checkedOf, type Runs } from './checked.ts'
import { type Before, changeOf, isConcerned, renewProjectRuns } from './concerned.ts'
import { type KeptAddon, KeptAddons, type KeptHeader } from './kept-addons.ts'
import type { Opened, OpenOptions, Session } from './session.ts'
import { Unread } from './unread.ts'

/** A check, and what it knew of each addon. */
export interface KeptCheck {
  readonly checked: Checked
  readonly addons: KeptAddons
  /** folders of addons of which every question to the disk was asked anew */
  readonly redone: readonly FilePath[]
}

/** Where a check begins that goes on from the last one. */
export interface Since {
  readonly addons: KeptAddons
  /** what is not as it was */
  readonly changed: readonly Asked[]
  /** the files of an addon that the last check read, by its folder */
  files(folder: FilePath): readonly FilePath[]
  /** the disk without a witness: for files of which it is known that they are as they were */
  readonly host: Host
}

/** With more than this share of the addons concerned, a whole check costs no more. */
const MOST = 0.5

/** What a whole check knows at its end. */
export function keptCheck(opened: Opened, rules: readonly NamedRule[], runs: Runs, id: string): KeptCheck {
  const { project } = opened
  const asked = new Set(project.universe)
  const addons = project.addons.map(
    (addon): KeptAddon => ({
      ...named(addon),
      ...manifestOf(addon, project),
      run: runs.addons.get(addon.name),
      silences: addon.checked ? addon.silences : [],
      names: namesOf(addon, project),
      facts: addon.checked || asked.has(addon.name) ? project.facts(addon.name) : undefined,
    }),
  )
  const checked = checkedOf(opened, rules, allOf(runs))
  return { checked, addons: new KeptAddons(headerOf(opened, runs.project, checked, id), addons), redone: [] }
}

/**
 * Checks again after some files changed: rules run for the addons around the change, and for those that speak of a name
 * that came, went or changed; of the others what was said stands. Files are read when something asks for them.
 * @returns `undefined` when a whole check is due: other addons than before, another series, or too many concerned
 */
export function recheck(
  session: Session,
  options: OpenOptions,
  rules: readonly NamedRule[],
  { addons: last, changed, files: filesOf, host }: Since,
  id: string,
): KeptCheck | undefined {
  const byFolder = new Map([...last.addons.values()].map((addon) => [addon.folder, addon]))
  const touched = new Map<FilePath, KeptAddon>()
  for (const { kind, path } of changed) {
    const addon = innermost(byFolder, path)
    if (addon) touched.set(addon.folder, addon)
    // a folder of addons may hold another file, as long as it holds the same addons
    else if (kind !== 'list') return undefined
  }
  if (touched.size > byFolder.size * MOST) return undefined
  const wasPartial = partialIn(last.header.problems, byFolder)
  const unread = [...byFolder.values()].filter(({ folder }) => !touched.has(folder))
  const kept = new Map(
    unread.map((addon) => {
      const { folder } = addon
      return [folder, new Unread(addon, host, () => filesOf(folder), wasPartial.has(addon))]
    }),
  )
  const opened = session.open({ ...options, kept })
  const { project } = opened
  if (!isSameSet(project, last) || surroundingsOf(project) !== last.header.surroundings) return undefined
  // where something begins or ceases to be unknown, it is so to all that look there
  const partial = [...wasPartial, ...partialIn(opened.problems, byFolder)]
  if (partial.some(({ folder }) => touched.has(folder))) return undefined
  const befores = [...touched.values()].flatMap((addon) => before(project, addon) ?? [])
  const isTouched = (file: FilePath): boolean => innermost(touched, file) !== undefined
  const edited = changed.every(({ kind }) => kind === 'read')
  const files = changed.map(({ path }) => path).filter(isTouched)
  const change = changeOf(project, befores, last.header.universe, files, edited)
  if (change.everywhere) return undefined
  const concerned = project.checked.filter(({ name, site }) => {
    const speaksOf = (names: RegExp): boolean => kept.get(site.path)?.speaksOf(names) ?? false
    return isConcerned(name, last.addons.get(name)?.run, change, speaksOf)
  })
  if (concerned.length > project.checked.length * MOST) return undefined
  const again = new Map(concerned.map((addon) => [addon.name, runAddonRules(project, rules, addon)]))
  const lastRuns = new Map(Object.entries(last.header.projectRuns))
  const whole = renewProjectRuns(project, rules, lastRuns, change)
  const runOf = ({ name }: Addon): AddonRun | undefined => again.get(name) ?? last.addons.get(name)?.run
  const merged = mergeRuns([...whole.runs.values(), ...project.checked.flatMap((addon) => runOf(addon) ?? [])])
  const ran = [...again.values()].reduce((sum, { runs }) => sum + runs, whole.ran)
  const problems = last.header.problems.filter(({ file }) => !isTouched(file))
  const all = { ...opened, problems: unique([...problems, ...opened.problems]) }
  const silencesOf = (addon: Addon) => kept.get(addon.site.path)?.kept.silences ?? addon.silences
  const checked = checkedOf(all, rules, { ...merged, runs: ran }, silencesOf)
  const addons = project.addons.map((addon): KeptAddon => {
    const known = kept.get(addon.site.path)?.kept
    const run = runOf(addon)
    if (known && known.run === run) return known
    const names = known?.names ?? namesOf(addon, project)
    return {
      ...named(addon),
      ...manifestOf(addon, project),
      run,
      silences: silencesOf(addon),
      names,
      facts: project.facts(addon.name),
    }
  })
  const redone = [...touched.keys()]
  return { checked, addons: new KeptAddons(headerOf(opened, whole.runs, checked, id), addons, last.base), redone }
}

/** Addons with files that could not be read. */
function partialIn(problems: readonly Problem[], byFolder: ReadonlyMap<FilePath, KeptAddon>): ReadonlySet<KeptAddon> {
  return new Set(problems.flatMap(({ file, unread }) => (unread && innermost(byFolder, file)) || []))
}

function headerOf(
  { project }: Opened,
  projectRuns: ReadonlyMap<string, RuleRun>,
  { report }: Checked,
  id: string,
): KeptHeader {
  const { series, universe } = project
  const surroundings = surroundingsOf(project)
  return { id, series, universe, surroundings, projectRuns: Object.fromEntries(projectRuns), problems: report.problems }
}

function surroundingsOf({ roots, twins, deliveries }: Project): string {
  const delivered = [...deliveries].map(([root, { named, packages, evidence }]) => [
    root,
    [...named],
    [...packages],
    evidence,
  ])
  return JSON.stringify([roots, twins, delivered])
}

function named({ name, site, checked }: Addon) {
  return { name, folder: site.path, checked }
}

/** What its manifest says, and what of it is asked of every addon. */
function manifestOf(addon: Addon, { series }: Project): Pick<KeptAddon, 'node' | 'version' | 'manifest'> {
  return { node: moduleNode(addon, series), version: addon.text('version')?.value, manifest: addon.manifest }
}

/** Other addons that it names, when it is looked at. */
function namesOf(addon: Addon, project: Project): readonly string[] {
  return addon.checked ? addonsNamedBy(addon, project) : []
}

function before(project: Project, { name, manifest, facts, names }: KeptAddon): Before | undefined {
  const now = project.addon(name)
  return now && { addon: formerly(now, manifest), facts, names }
}

/** An addon of which the manifest alone is still known. */
function formerly({ site }: Addon, manifest: ManifestFacts): Addon {
  return new Addon(site, { manifest }, () => ({ files: [], unlisted: [], facts: () => new Map() }))
}

/** The same addons, in the same places, for the same series. */
function isSameSet(project: Project, last: KeptAddons): boolean {
  if (project.series !== last.header.series || project.addons.length !== last.addons.size) return false
  return project.addons.every((addon) => {
    const known = last.addons.get(addon.name)
    return known?.folder === addon.site.path && known.checked === addon.checked
  })
}

function unique<T>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()]
}
