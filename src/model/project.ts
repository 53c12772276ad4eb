import { type Conventions, NO_CONVENTIONS } from '../config/conventions.ts'
import type { AddonsRoot, Deliveries, Twin } from '../discover/site.ts'
import { FRAMEWORK } from '../facts/framework.ts'
import type { Text } from '../facts/literal.ts'
import { textItems } from '../facts/manifest.ts'
import type { ModuleFacts } from '../facts/module-facts.ts'
import { isEarlySnapshot } from '../knowledge/early-snapshots.ts'
import type { Release } from '../knowledge/release.ts'
import { compareText } from '../text/compare-text.ts'
import type { Series } from '../text/series.ts'
import { SERIES, seriesRank, since } from '../text/series.ts'
import type { FilePath } from '../text/span.ts'
import type { Addon } from './addon.ts'
import { type DataRecord, readDataRecords } from './data/data-records.ts'
import { ModuleGraph } from './graph/graph.ts'
import type { ModuleNode } from './graph/module.ts'
import { type IdReference, readIdReferences } from './ids/id-reference.ts'
import { IdIndex } from './ids/ids.ts'
import { type CodeReading, readCode } from './inference/code-faults.ts'
import { testFaults } from './inference/test-code.ts'
import { unwatched } from './looked-into.ts'
import { manifestFault } from './manifests/manifest-fault.ts'
import { namedFor } from './models/class-name.ts'
import { ModelIndex, type ModelView } from './models/models.ts'
import { perAddon } from './per-addon.ts'
import { summarizeAddon } from './summarize-addon.ts'
import { ViewArchs } from './views/view-archs.ts'
import { BundleIndex } from './web/bundles.ts'
import { ClientTemplates } from './web/client-templates.ts'
import { ScriptIndex } from './web/script-index.ts'

/** What names meant in an earlier release, so that a reading can go on behind what is gone. */
export interface Former {
  /** the model as a module saw it; the name may be one that it was given since */
  view(model: string, from: string): ModelView | undefined
  /** what a model is called now */
  renamed(model: string): string | undefined
}

export interface ProjectInput {
  readonly series: Series
  readonly addons: readonly Addon[]
  readonly twins: readonly Twin[]
  readonly roots: readonly AddonsRoot[]
  /** what the series' release brings; `undefined` when nothing is built in */
  readonly release: Release | undefined
  /** addons that hold more than could be read: names are added while files are read */
  readonly partial?: ReadonlySet<string>
  /** what the house asks of its addons; nothing when not given */
  readonly conventions?: Conventions
  /** the releases of other series, for what the built-in one may lack */
  readonly releaseOf?: (series: Series) => Release | undefined
  /** where addons come from that are not here, by folder of addons */
  readonly deliveries?: ReadonlyMap<FilePath, Deliveries>
  /** sums of addons made before, for a project that is built anew after a change; new ones are put in */
  readonly summaries?: WeakMap<Addon, ModuleFacts>
  /** what the graph needs of addons, where it is known */
  readonly nodes?: ReadonlyMap<Addon, ModuleNode>
  /** what an addon's dependency is called now: nothing, itself, or other modules; the dependency itself when not given */
  readonly redirect?: (module: string) => readonly string[]
  /** the same addons in an earlier state, when they are compared with one */
  readonly before?: Project
  /** modules that cannot be read are taken to bring nothing: for those who compare two releases */
  readonly assumeComplete?: boolean
  readonly former?: Former
}

/** Everything known of a set of addons: read-only, asked by rules, planners and commands. */
export class Project {
  readonly series: Series
  readonly addons: readonly Addon[]
  readonly checked: readonly Addon[]
  readonly twins: readonly Twin[]
  readonly roots: readonly AddonsRoot[]
  readonly deliveries: ReadonlyMap<FilePath, Deliveries>
  readonly conventions: Conventions
  readonly modules: readonly ModuleNode[]
  readonly graph: ModuleGraph
  readonly #byName: ReadonlyMap<string, Addon>
  readonly #byFolder: ReadonlyMap<FilePath, Addon>
  readonly release: Release | undefined
  /** the same addons in an earlier state, when they are compared with one */
  readonly before: Project | undefined
  readonly former: Former | undefined
  readonly #input: ProjectInput
  readonly #assumed: boolean
  readonly #closed: ReadonlySet<string>
  readonly #partial: ReadonlySet<string>
  /** by folder: names of addons in it in whose place others of the name are read */
  readonly #shadowed: ReadonlyMap<FilePath, ReadonlySet<string>>
  readonly #summaries: WeakMap<Addon, ModuleFacts>
  readonly #facts = new Map<string, ModuleFacts | undefined>()
  readonly #records = new Map<Addon, readonly DataRecord[]>()
  readonly #references = new WeakMap<Addon, readonly IdReference[]>()
  readonly #complete = new Map<string, boolean>()
  #universe: readonly string[] | undefined
  #ranks: ReadonlyMap<string, number> | undefined
  #models: ModelIndex | undefined
  #ids: IdIndex | undefined
  #views: ViewArchs | undefined
  #bundles: BundleIndex | undefined
  #scripts: ScriptIndex | undefined
  #templates: ClientTemplates | undefined
  /** What the bodies of an addon's code show, those of its tests among them. */
  readonly code: (addon: Addon) => CodeReading = perAddon((addon) => {
    const reading = readCode(this, addon)
    return { ...reading, faults: [...reading.faults, ...testFaults(this, addon)] }
  })
  #later: { readonly project: Project | undefined } | undefined

  constructor(input: ProjectInput) {
    this.#input = input
    this.series = input.series
    this.addons = input.addons
    this.checked = input.addons.filter((addon) => addon.checked)
    this.twins = input.twins
    this.roots = input.roots
    this.#summaries = input.summaries ?? new WeakMap()
    this.deliveries = input.deliveries ?? new Map()
    this.conventions = input.conventions ?? NO_CONVENTIONS
    this.#byName = new Map(input.addons.map((addon) => [addon.name, addon]))
    this.#byFolder = new Map(input.addons.map((addon) => [addon.site.path, addon]))
    this.release = input.release
    this.before = input.before
    this.former = input.former
    this.#assumed = input.assumeComplete === true
    this.#partial = input.partial ?? new Set()
    this.#shadowed = shadowedIn(input)
    this.#closed = new Set(input.release?.closed.map((module) => module.name))
    const nodes = input.addons.map((addon) =>
      redirected(input.nodes?.get(addon) ?? moduleNode(addon, this.series), input.redirect),
    )
    // With Odoo's own source on the addons paths, what is not there is not there: the release only knows how it looks.
    const coreOnDisk = this.#byName.has('base') && this.#byName.has('web')
    for (const module of input.release?.modules ?? []) {
      if (this.#byName.has(module.name) || module.name === FRAMEWORK) continue
      if (coreOnDisk && !input.release?.isAdded(module.name)) continue
      nodes.push({
        name: module.name,
        depends: module.depends.map((name): Text => ({ value: name, span: [0, 0] })),
        autoInstall: module.autoInstall,
        installable: module.installable !== false,
        countries: module.countries ?? [],
        excludes: [],
        broken: undefined,
        category: module.category ?? '',
        place: undefined,
      })
    }
    this.modules = nodes.sort((a, b) => compareText(a.name, b.name))
    this.graph = new ModuleGraph(this.modules, this.#closed)
  }

  /**
   * The same addons with the release after the built-in one, where that was taken early: what both lack is not there, what
   * the later one has may have come with a fix. Modules that the later one dropped bring nothing.
   */
  get later(): Project | undefined {
    this.#later ??= { project: this.#makeLater() }
    return this.#later.project
  }

  /** What the releases of later series know of a module that is built in, the next first. */
  *laterFacts(module: string): Generator<ModuleFacts> {
    if (this.#byName.has(module)) return
    for (const series of this.#laterSeries()) {
      const facts = this.#input.releaseOf?.(series)?.facts(module)
      if (facts) yield facts
    }
  }

  /** What the next release that was not taken early knows of a module that is built in. */
  nextFacts(module: string): ModuleFacts | undefined {
    const series = this.#byName.has(module) ? undefined : this.#laterSeries().find((one) => !isEarlySnapshot(one))
    return series && this.#input.releaseOf?.(series)?.facts(module)
  }

  #makeLater(): Project | undefined {
    const [series] = this.#laterSeries()
    if (!this.release || !series || !isEarlySnapshot(this.series) || this.#byName.has('base')) return undefined
    const release = this.#input.releaseOf?.(series)
    const { releaseOf: _, ...input } = this.#input
    return release && new Project({ ...input, series, release, assumeComplete: true })
  }

  #laterSeries(): readonly Series[] {
    return SERIES.filter((series) => seriesRank(series) > seriesRank(this.series))
  }

  /** The addon read from disk that Odoo would take for this name. */
  addon(name: string): Addon | undefined {
    return this.#byName.get(name)
  }

  /** The addon that owns a file, by its folder. */
  addonOfFile(file: FilePath): Addon | undefined {
    for (let folder = file; ; ) {
      const slash = folder.lastIndexOf('/')
      if (slash <= 0) return undefined
      folder = folder.slice(0, slash)
      const addon = this.#byFolder.get(folder)
      if (addon) return addon
    }
  }

  /** Is there a module of this name: on the addons paths, built in, or known to be Enterprise's? */
  knows(name: string): boolean {
    return this.#byName.has(name) || this.release?.module(name) !== undefined || this.#closed.has(name)
  }

  /** True when the release's modules are known, so that a name found nowhere can be called missing. */
  get hasCore(): boolean {
    return this.#byName.has('base') || this.release !== undefined
  }

  /** True when the addons paths are known, not only a folder to check: Odoo lies on them, or the user named them. */
  get knowsPaths(): boolean {
    return this.#byName.has('base') || this.roots.some(({ origin }) => origin !== 'argument' && origin !== 'found')
  }

  isEnterprise(name: string): boolean {
    return !this.#byName.has(name) && this.#closed.has(name)
  }

  /**
   * True when every module that this one needs, directly or not, can be read, and read whole: what is not found then does
   * not exist.
   */
  isComplete(name: string): boolean {
    let complete = this.#complete.get(name)
    if (complete === undefined) {
      complete =
        this.hasCore &&
        (this.#assumed || this.unreadable(name).length === 0) &&
        ![...this.graph.reach(name)].some((one) => this.#isTorn(one) || this.#hasShadowed(one))
      this.#complete.set(name, complete)
    }
    return complete && !(this.#partial.size > 0 && [...this.graph.reach(name)].some((one) => this.#partial.has(one)))
  }

  /** Does an addon hold more than could be read? */
  isPartial(name: string): boolean {
    return this.#partial.has(name) || this.#isTorn(name)
  }

  /**
   * Does the folder of an addon, which nobody named as an addons path, hold another addon of this name than the one that
   * is read? A repository with a copy for each chapter, or for each customer, means the one beside it.
   */
  isShadowed(name: string, from: string): boolean {
    const root = this.#byName.get(from)?.site.root
    return root !== undefined && this.#shadowed.get(root)?.has(name) === true
  }

  #hasShadowed(name: string): boolean {
    return this.#shadowed.size > 0 && [...this.graph.reach(name)].some((one) => this.isShadowed(one, name))
  }

  #isTorn(name: string): boolean {
    return this.#byName.has(name) && this.facts(name)?.torn === true
  }

  /** Modules in a module's reach of which nothing can be read, sorted. */
  unreadable(name: string): readonly string[] {
    return [...this.graph.reach(name)]
      .filter((module) => !this.#byName.has(module) && this.release?.module(module) === undefined)
      .sort()
  }

  /** Where a module stands in `universe`. */
  rank(module: string): number | undefined {
    this.#ranks ??= new Map(this.universe.map((name, i) => [name, i]))
    return this.#ranks.get(module)
  }

  /** Modules that any checked addon needs, and these themselves, in load order: the world that rules look at. */
  get universe(): readonly string[] {
    this.#universe ??= this.loadOrder([])
    return this.#universe
  }

  /** The records that the XML data files of an addon make or change, in the order of loading. */
  dataRecords(addon: Addon): readonly DataRecord[] {
    let records = this.#records.get(addon)
    if (!records) this.#records.set(addon, (records = readDataRecords(this, addon)))
    return records
  }

  /** The external ids that data files of an addon refer to, as far as their absence would be noticed. */
  idReferences(addon: Addon): readonly IdReference[] {
    let references = this.#references.get(addon)
    if (!references) this.#references.set(addon, (references = readIdReferences(this, addon)))
    return references
  }

  /** Models and fields as each module sees them. */
  get models(): ModelIndex {
    this.#models ??= new ModelIndex(this, ['odoo', ...this.universe])
    return this.#models
  }

  /** External ids as each module sees them. */
  get ids(): IdIndex {
    this.#ids ??= new IdIndex(this, this.universe)
    return this.#ids
  }

  /** Views and server templates, merged as Odoo merges them. */
  get views(): ViewArchs {
    this.#views ??= new ViewArchs(this, this.universe)
    return this.#views
  }

  /** Bundles of scripts, styles and templates of the web client. */
  get bundles(): BundleIndex {
    this.#bundles ??= new BundleIndex(this)
    return this.#bundles
  }

  /** JavaScript modules by the names that they are imported by. */
  get scripts(): ScriptIndex {
    this.#scripts ??= new ScriptIndex(this)
    return this.#scripts
  }

  /** Templates of the web client. */
  get templates(): ClientTemplates {
    this.#templates ??= new ClientTemplates(this)
    return this.#templates
  }

  /** The checked addons, some modules more, and all that they need, in load order. */
  loadOrder(more: readonly string[]): readonly string[] {
    const wanted = new Set<string>(['base'])
    for (const asked of [...this.checked.map((addon) => addon.name), ...more]) {
      wanted.add(asked)
      for (const name of this.graph.reach(asked)) wanted.add(name)
    }
    const known = [...wanted].filter((name) => this.#byName.has(name) || this.release?.module(name) !== undefined)
    const depth = new Map<string, number>()
    const depthOf = (name: string, trail: ReadonlySet<string>): number => {
      const done = depth.get(name)
      if (done !== undefined || trail.has(name)) return done ?? 0
      const inner = new Set([...trail, name])
      const depends = this.graph.node(name)?.depends ?? []
      const value = depends.reduce((most, text) => Math.max(most, 1 + depthOf(text.value, inner)), 0)
      depth.set(name, value)
      return value
    }
    return known
      .map((name) => ({ name, depth: name === 'base' ? -1 : depthOf(name, new Set()) }))
      .sort((a, b) => a.depth - b.depth || compareText(a.name, b.name))
      .map(({ name }) => name)
  }

  /** What a module adds to a database and to the code of others; `undefined` when nothing of it can be read. */
  facts(name: string): ModuleFacts | undefined {
    if (!this.#facts.has(name)) {
      const addon = this.#byName.get(name)
      this.#facts.set(name, addon ? namedFor(this.series, this.#summary(addon)) : this.release?.facts(name))
    }
    return this.#facts.get(name)
  }

  #summary(addon: Addon): ModuleFacts {
    const known = this.#summaries.get(addon)
    if (known) return known
    // a sum that changed is told by the names in it
    const made = unwatched(() => summarizeAddon(addon, true))
    this.#summaries.set(addon, made)
    return made
  }
}

/** A module whose dependencies stand under the names that they have in another release. */
function redirected(node: ModuleNode, redirect: ProjectInput['redirect']): ModuleNode {
  if (!redirect) return node
  const depends = node.depends.flatMap(({ value, span }) =>
    redirect(value).map((name): Text => ({ value: name, span })),
  )
  const own = depends.filter(
    (text, i) => text.value !== node.name && depends.findIndex((one) => one.value === text.value) === i,
  )
  return { ...node, depends: own }
}

/** What the graph and the planner need of an addon, with the defaults that Odoo of the series applies. */
export function moduleNode(addon: Addon, series: Series): ModuleNode {
  const written = addon.depends
  const implied = written.length === 0 && since(series, '19.0') && addon.name !== 'base'
  const countries = textItems(addon.value('countries')).map((text) => text.value.toLowerCase())
  return {
    name: addon.name,
    depends: implied ? [{ value: 'base', span: addon.manifest.span }] : written,
    autoInstall: addon.autoInstall?.map((text) => text.value),
    installable: addon.installable,
    countries,
    excludes: textItems(addon.value('excludes')).map((text) => text.value),
    broken: manifestFault(addon, series)?.message,
    category: addon.text('category')?.value ?? '',
    place: addon.keyPlace('depends'),
  }
}

/** The addons that are not read because others of their name are, by their folder, where that was found by itself. */
function shadowedIn({ twins, roots }: ProjectInput): ReadonlyMap<FilePath, ReadonlySet<string>> {
  const found = new Set(roots.flatMap(({ path, origin }) => (origin === 'found' ? [path] : [])))
  const names = new Map<FilePath, Set<string>>()
  for (const { winner, hidden } of twins)
    if (winner.root !== hidden.root && found.has(hidden.root))
      names.set(hidden.root, (names.get(hidden.root) ?? new Set<string>()).add(hidden.name))
  return names
}
