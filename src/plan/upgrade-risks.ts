import { catalogueBetween } from '../knowledge/catalogue.ts'
import { hopsBetween } from '../knowledge/changes.ts'
import type { Addon } from '../model/addon.ts'
import type { Project } from '../model/project.ts'
import { seriesRank } from '../text/series.ts'
import type { Place } from '../text/span.ts'
import { ChangedFields } from './upgrade-changed.ts'
import { clashUses } from './upgrade-clashes.ts'
import { overrideUses } from './upgrade-overrides.ts'
import { patternHits } from './upgrade-patterns.ts'
import type { Collect, Lookup, Risk, RiskScope, Use } from './upgrade-risk.ts'
import { changedDataUses } from './upgrade-uses-changed.ts'
import { classUses } from './upgrade-uses-classes.ts'
import { clientUses } from './upgrade-uses-client.ts'
import { codeUses } from './upgrade-uses-code.ts'
import { dataUses } from './upgrade-uses-data.ts'
import { importUses } from './upgrade-uses-imports.ts'
import { scriptUses } from './upgrade-uses-scripts.ts'
import { textUses } from './upgrade-uses-texts.ts'
import { versionRisk } from './upgrade-uses-version.ts'
import { viewRisks } from './upgrade-views.ts'
import type { World } from './upgrade-world.ts'

/** Everything in an addon that a later release takes in another way, by file and place. */
export function risksOf(world: World, addon: Addon): readonly Risk[] {
  const before = world.at(world.from)
  const after = world.at(world.to)
  const judge = new Judge(world, addon)
  const collect: Collect = { project: before, after, addon, add: (use) => judge.use(use) }
  classUses(collect)
  dependencyUses(collect, world)
  overrideUses(collect)
  importUses(collect)
  dataUses(collect)
  textUses(collect)
  const changed = new ChangedFields(collect)
  changedDataUses(collect, changed)
  codeUses(collect, changed)
  scriptUses(collect)
  clientUses(collect)
  clashUses(collect)
  viewRisks(collect, changed)
  for (const { change, at } of patternHits(addon, catalogueBetween(world.from, world.to), world.text))
    judge.advise({
      kind: `rule:${change.id}`,
      symbol: change.id,
      severity: change.severity,
      effort: change.effort,
      at,
      hop: change.hop,
      replacement: change.replacement,
      confidence: change.confidence,
      message: change.message,
    })
  const version = versionRisk(addon, world.from, world.to)
  if (version) judge.put(version)
  return judge.risks()
}

/** Modules that the addon depends on and the target lacks under that name. */
function dependencyUses({ addon, add }: Collect, world: World): void {
  for (const { value, span } of addon.depends) {
    const fate = world.fatesAt(world.to).of(value)
    if (fate.fate === 'kept' || fate.fate === 'own' || fate.fate === 'unknown') continue
    const now = fate.now.map((name) => `'${name}'`).join(', ')
    add({
      kind: 'module_removed',
      symbol: value,
      at: addon.manifestPlace(span),
      severity: 'load error',
      effort: fate.now.length > 0 ? 'mechanical' : 'redesign',
      alive: (project) =>
        project === world.before
          ? true
          : !['renamed', 'merged', 'removed', 'moved'].includes(world.fatesAt(project.series).of(value).fate),
      ...(now !== '' && { replacement: `${fate.fate === 'merged' ? 'merged into ' : ''}${now}` }),
      message: `module '${value}' is gone`,
      confidence: fate.confidence === 'proven' ? 'proven' : 'likely',
    })
  }
}

type Told = Omit<Risk, 'file' | 'scope' | 'count'>

/** Decides which uses die on the way, and puts together what is said twice. */
class Judge {
  readonly #world: World
  readonly #addon: Addon
  readonly #told = new Map<string, Told & { count: number }>()
  readonly #places = new Set<string>()
  /** where names stand that are told to be gone: both ends of each, with the key of what is told */
  readonly #gone = new Map<string, string>()

  constructor(world: World, addon: Addon) {
    this.#world = world
    this.#addon = addon
  }

  use(use: Use): void {
    const { from, to } = this.#world
    if (use.alive(this.#world.at(from)) !== true) return
    if (use.alive(this.#world.at(to)) !== false) return
    const hop = hopsBetween(from, to).find((series) => use.alive(this.#world.at(series)) === false) ?? to
    // what is known of the target is not whole, and the release after it has the name
    const doubt = this.#world.doubtful && use.alive(this.#world.at(this.#world.doubtful)) === true
    const replacement =
      use.replacement === undefined
        ? use.lookup && this.#replacement(use.lookup)
        : { text: use.replacement, confidence: 'proven' as const }
    this.put({
      kind: use.kind,
      symbol: use.symbol,
      severity: doubt ? 'hint' : use.severity,
      effort: replacement?.confidence === 'proven' ? 'mechanical' : use.effort,
      at: use.at,
      hop,
      replacement: replacement?.text,
      confidence: doubt ? 'guess' : use.confidence,
      message: replacement ? `${use.message}: ${replacement.text}` : use.message,
    })
  }

  /** What the name is called now, or which module has it. */
  #replacement(lookup: Lookup): { readonly text: string; readonly confidence: 'proven' | 'likely' } | undefined {
    const { from, to } = this.#world
    const { kind, name } = lookup
    const known = kind === 'method' || kind === 'import' ? undefined : this.#world.renames.find(kind, name, from, to)
    if (known) return { text: `${known.how === 'merged' ? 'merged into ' : ''}'${known.to}'`, confidence: 'proven' }
    const hint = this.#world.hints.find(kind, name, from, to)
    if (hint) return { text: hint.to, confidence: 'likely' }
    const after = this.#world.at(to)
    const owners = this.#owners(after, lookup).filter((name) => !after.addon(name) && !/^test_/.test(name))
    return owners.length > 0
      ? { text: `it is in module '${owners[0]}' now, which the addon does not depend on`, confidence: 'proven' }
      : undefined
  }

  #owners(after: Project, { kind, name }: Lookup): readonly string[] {
    const dot = name.lastIndexOf('.')
    if (kind === 'model') return after.models.creators(name)
    if (kind === 'field') return after.models.fieldOwners(name.slice(0, dot), name.slice(dot + 1), this.#addon.name)
    if (kind === 'method') return after.models.methodOwners(name.slice(0, dot), name.slice(dot + 1), this.#addon.name)
    return []
  }

  put(told: Told): void {
    const file = this.#relative(told.at)
    const place = (at: number): string => `${told.kind} ${told.symbol} ${file}:${at}`
    const [start] = told.at.span
    // one reader counts the quote before a name to the name, another does not
    if ([start - 1, start, start + 1].some((at) => this.#places.has(place(at)))) return
    this.#places.add(place(start))
    const key = `${told.kind} ${told.symbol} ${file}`
    if (/^(?:field|method|model)_removed$/.test(told.kind))
      for (const end of told.at.span) this.#gone.set(`${file}:${end}`, key)
    const known = this.#told.get(key)
    if (!known) this.#told.set(key, { ...told, count: 1 })
    else {
      known.count++
      if (told.at.span[0] < known.at.span[0]) this.#told.set(key, { ...told, count: known.count })
    }
  }

  /** What the catalogue knows of a place: where the name that stands there is told to be gone, how to write it now. */
  advise(told: Told): void {
    const file = this.#relative(told.at)
    const key = told.at.span
      .flatMap((end) => [end - 1, end, end + 1])
      .map((end) => this.#gone.get(`${file}:${end}`))
      .find((one) => one !== undefined)
    const gone = key === undefined ? undefined : this.#told.get(key)
    if (key === undefined || !gone) this.put(told)
    else this.#told.set(key, { ...gone, replacement: gone.replacement ?? told.replacement, catalogue: told.symbol })
  }

  risks(): readonly Risk[] {
    return [...this.#told.values()]
      .map((told): Risk => {
        const file = this.#relative(told.at)
        return { ...told, file, scope: scopeOf(file, this.#addon) }
      })
      .sort(
        (a, b) =>
          order(a.file, b.file) ||
          a.at.span[0] - b.at.span[0] ||
          order(a.kind, b.kind) ||
          order(a.symbol, b.symbol) ||
          seriesRank(a.hop) - seriesRank(b.hop),
      )
  }

  #relative({ file }: Place): string {
    return file.startsWith(`${this.#addon.site.path}/`) ? file.slice(this.#addon.site.path.length + 1) : file
  }
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function scopeOf(file: string, addon: Addon): RiskScope {
  if (/^(?:tests?|static\/tests)\//.test(file)) return 'test'
  if (/^demo\//.test(file) || addon.entries('demo', 'demo_xml').some((entry) => entry.relative === file)) return 'demo'
  return addon.name.startsWith('l10n_') ? 'localisation' : 'code'
}
